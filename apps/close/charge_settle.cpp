#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"

namespace aftercare {

namespace {

struct SettleRequest {
    std::string charge;
    std::optional<Fen> amount;
};

void describe_charge_settle(Options& options, SettleRequest& request) {
    describe_charge(options, request.charge);
    options.value(request.amount, "amount", "YUAN",
                  tr_later("how much came in for what was invoiced; all of it if not given"), Need::optional,
                  read_amount);
}

int run_charge_settle(const SettleRequest& request, Session& session) {
    return act_on_charge(session, request.charge, [&](ChargeAct& act) {
        act.record(decide(ChargeSettled{request.amount}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_settle = {
    .name = "charge settle",
    .summary = tr_later("what was invoiced is paid, or so much of it"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_charge_settle, run_charge_settle>,
};

}  // namespace aftercare
