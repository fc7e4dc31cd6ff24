#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/units.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct UnitAmendRequest {
    std::string name;
    UnitRequest unit;
};

void describe_unit_amend(Options& options, UnitAmendRequest& request) {
    options.word(request.name, "UNIT", tr_later("the unit"), check_not_empty);
    describe_unit(options, request.unit);
}

bool prepare_unit_amend(const UnitAmendRequest& request, Session&) {
    const auto& fields = request.unit.fields;
    require_consistent(fields);
    if (fields == UnitFields{}) {
        throw Error(ErrorKind::usage, tr("nothing to change is named"), {}, tr("see --help"));
    }
    return false;
}

int run_unit_amend(const UnitAmendRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    const auto project = named_project_of(writer.db(), request.unit.project);
    auto unit = unit_named(writer.db(), request.name, project ? std::optional(project->id) : std::nullopt);
    if (!amend_unit(writer, unit, request.unit.fields)) {
        session.tell(tr("nothing has changed"));
    }
    return finish_write(session, writer, {unit.name});
}

}  // namespace

const Command k_unit_amend = {
    .name = "unit amend",
    .summary = tr_later("change what is known of a unit"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_unit_amend, run_unit_amend, prepare_unit_amend>,
};

}  // namespace aftercare
