#include "apps/close/charge_waive.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_charge(options);
    options.main_text("words", tr_later("why"), Need::required);
    options.value("approved-by", "NAME", tr_later("the manager who approves"), Need::required,
                  check_not_empty);
}

int run(const Request& request, Session& session) {
    return act_on_charge(request, session, [&](ChargeAct& act) {
        const auto approver = actor_named(act.writer.db(), request.text("approved-by"), session.now());
        act.record(
            decide(ChargeWaived{request.text("words"), request.text("approved-by")}, act.facts(), approver));
    });
}

}  // namespace

const Command k_close_charge_waive = {
    .name = "charge waive",
    .summary = tr_later("give a back-charge up"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
