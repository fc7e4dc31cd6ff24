#include "apps/close/charge_invoice.hpp"

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
        act.record(decide(ChargeInvoiced{amount_of(request)}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_invoice = {
    .name = "charge invoice",
    .summary = tr_later("so much was invoiced to the party"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
