#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"

namespace aftercare {

namespace {

struct SettleRequest {
    std::string charge;
};

void describe_options(Options& options, SettleRequest& request) {
    describe_charge(options, request.charge);
}

int run(const SettleRequest& request, Session& session) {
    return act_on_charge(session, request.charge,
                         [&](ChargeAct& act) { act.record(decide(ChargeSettled{}, act.facts())); });
}

}  // namespace

const Command k_close_charge_settle = {
    .name = "charge settle",
    .summary = tr_later("all that was agreed on is paid"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_options, run>,
};

}  // namespace aftercare
