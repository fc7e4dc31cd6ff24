#include "apps/aftercare/unit_void.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_voiding(options, "UNIT", tr_later("the unit"), check_not_empty);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto unit = unit_named(writer.db(), request.words().front(), std::nullopt);
    return void_subject(session, writer, request, SubjectKind::unit, unit.id.value, unit.name);
}

}  // namespace

const Command k_unit_void = {
    .name = "unit void",
    .summary = tr_later("take back a unit that was added by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
