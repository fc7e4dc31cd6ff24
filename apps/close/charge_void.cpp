#include "aftercare/store/writer.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/charge_subject.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_charge_void(Options& options, VoidRequest& request) {
    describe_voiding(options, request, "C", tr_later("the back-charge"), check_charge);
    options.text(request.approved_by, "approved-by", "NAME", tr_later("the manager who approves"),
                 Need::optional, check_not_empty);
}

Opening find_charge_void(Writer& writer, const std::string& name) {
    const auto& site = writer.ledger().site;
    const auto charge = find_charge(writer.db(), site, name);
    return {SubjectKind::charge, charge.id.value,
            written_subject(site, SubjectKind::charge, charge.id.value)};
}

}  // namespace

const Command k_close_charge_void = {
    .name = "charge void",
    .summary = tr_later("take back a back-charge that was opened by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_charge_void, run_void<find_charge_void>>,
};

}  // namespace aftercare
