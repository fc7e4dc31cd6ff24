#include "apps/aftercare/unit_amend.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/units.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("UNIT", Arity::one, tr_later("the unit"), check_not_empty);
    describe_unit(options);
}

bool prepare(const Request& request, Session&) {
    unit_fields(request);
    for (const char* option : {"building", "entrance", "room", "area", "phase", "use", "handover-on",
                               "completion-on", "owner", "phone"}) {
        if (request.has(option)) {
            return false;
        }
    }
    throw Error(ErrorKind::usage, tr("nothing to change is named"), {}, tr("see --help"));
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    const auto project = named_project_of(writer.db(), request);
    auto unit =
        unit_named(writer.db(), request.words().front(), project ? std::optional(project->id) : std::nullopt);
    if (!amend_unit(writer, unit, unit_fields(request))) {
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
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
