#include "apps/close/charge_agree.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_charge(options);
    describe_amount(options);
}

int run(const Request& request, Session& session) {
    return act_on_charge(request, session, [&](ChargeAct& act) {
        act.record(decide(ChargeAgreed{amount_of(request)}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_agree = {
    .name = "charge agree",
    .summary = tr_later("the party agrees to pay so much"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
