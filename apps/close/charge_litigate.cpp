#include "apps/close/charge_litigate.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_charge(options);
    options.main_text("words", tr_later("before whom, and what for"), Need::required);
}

int run(const Request& request, Session& session) {
    return act_on_charge(request, session, [&](ChargeAct& act) {
        act.record(decide(ChargeLitigated{request.text("words")}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_litigate = {
    .name = "charge litigate",
    .summary = tr_later("the dispute goes to court or to arbitration"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
