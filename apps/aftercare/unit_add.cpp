#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/units.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

bool prepare_unit_add(const UnitRequest& request, Session&) {
    const auto& fields = request.fields;
    require_consistent(fields);
    if (!fields.area && !(fields.building && fields.room)) {
        throw Error(ErrorKind::usage,
                    form(tr("missing: {options}"), fmt::arg("options", "--building, --room")), {},
                    tr("a public area goes with --area"));
    }
    if (!fields.phones.empty() && fields.owner.empty()) {
        throw Error(ErrorKind::usage, tr("a phone without an owner"), {}, tr("name the owner too"));
    }
    return false;
}

/// A project that the ledger does not have yet is added.
Project project_for(Writer& writer, const std::optional<std::string>& name) {
    if (!name) {
        return project_of(writer.db(), name);
    }
    auto found = find_project(writer.db(), *name);
    return found.one ? std::move(*found.one) : writer.add(ProjectAdded{std::string(trim(*name))});
}

int run_unit_add(const UnitRequest& request, Session& session) {
    const auto& fields = request.fields;
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    const auto project = project_for(writer, request.project);
    const auto known = registered_units(writer.db(), project.id, fields.phase.value_or(""), name_of(fields));
    if (!known.empty()) {
        throw Error(ErrorKind::fact,
                    form(tr("unit {unit} exists already"),
                         fmt::arg("unit", written_unit(writer.db(), known.front()))),
                    {}, tr("change it with `aftercare unit amend`"));
    }
    const auto unit = add_unit(writer, project.id, fields);
    return finish_write(session, writer, {unit.name});
}

}  // namespace

const Command k_unit_add = {
    .name = "unit add",
    .summary = tr_later("register a unit or a public area"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_unit, run_unit_add, prepare_unit_add>,
};

}  // namespace aftercare
