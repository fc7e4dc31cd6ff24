#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"

namespace aftercare {

namespace {

int run_charge_agree(const AmountRequest& request, Session& session) {
    return act_on_charge(session, request.charge, [&](ChargeAct& act) {
        act.record(decide(ChargeAgreed{request.amount}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_agree = {
    .name = "charge agree",
    .summary = tr_later("the party agrees to pay so much"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_amount, run_charge_agree>,
};

}  // namespace aftercare
