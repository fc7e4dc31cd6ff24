#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"

namespace aftercare {

namespace {

int run_charge_invoice(const AmountRequest& request, Session& session) {
    return act_on_charge(session, request.charge, [&](ChargeAct& act) {
        act.record(decide(ChargeInvoiced{request.amount}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_invoice = {
    .name = "charge invoice",
    .summary = tr_later("so much was invoiced to the party"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_amount, run_charge_invoice>,
};

}  // namespace aftercare
