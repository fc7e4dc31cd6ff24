#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"

namespace aftercare {

namespace {

struct LitigateRequest {
    std::string charge;
    std::string words;
};

void describe_charge_litigate(Options& options, LitigateRequest& request) {
    describe_charge(options, request.charge);
    options.main_text(request.words, "words", tr_later("before whom, and what for"), Need::required);
}

int run_charge_litigate(const LitigateRequest& request, Session& session) {
    return act_on_charge(session, request.charge, [&](ChargeAct& act) {
        act.record(decide(ChargeLitigated{request.words}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_litigate = {
    .name = "charge litigate",
    .summary = tr_later("the dispute goes to court or to arbitration"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_charge_litigate, run_charge_litigate>,
};

}  // namespace aftercare
