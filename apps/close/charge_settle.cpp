#include "apps/close/charge_settle.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_charge(options);
}

int run(const Request& request, Session& session) {
    return act_on_charge(request, session,
                         [&](ChargeAct& act) { act.record(decide(ChargeSettled{}, act.facts())); });
}

}  // namespace

const Command k_close_charge_settle = {
    .name = "charge settle",
    .summary = tr_later("all that was agreed on is paid"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
