#include "aftercare/support/messages.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/subject.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_unit_void(Options& options, VoidRequest& request) {
    describe_voiding(options, request, "UNIT", tr_later("the unit"), check_not_empty);
}

Opening find_unit_void(Writer& writer, const std::string& name) {
    const auto unit = unit_named(writer.db(), name, std::nullopt);
    return {SubjectKind::unit, unit.id.value, unit.name};
}

}  // namespace

const Command k_unit_void = {
    .name = "unit void",
    .summary = tr_later("take back a unit that was added by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_unit_void, run_void<find_unit_void>>,
};

}  // namespace aftercare
