#include "apps/close/charge_dispute.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_charge(options);
    options.main_text("words", tr_later("what the party says"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_charge(request, session, [&](ChargeAct& act) {
        act.record(decide(ChargeDisputed{request.text("words")}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_dispute = {
    .name = "charge dispute",
    .summary = tr_later("the party disputes the back-charge"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
