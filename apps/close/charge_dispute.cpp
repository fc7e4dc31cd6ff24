#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"

namespace aftercare {

namespace {

struct DisputeRequest {
    std::string charge;
    std::string words;
};

void describe_charge_dispute(Options& options, DisputeRequest& request) {
    describe_charge(options, request.charge);
    options.main_text(request.words, "words", tr_later("what the party says"), Need::required);
}

int run_charge_dispute(const DisputeRequest& request, Session& session) {
    return act_on_charge(session, request.charge, [&](ChargeAct& act) {
        act.record(decide(ChargeDisputed{request.words}, act.facts()));
    });
}

}  // namespace

const Command k_close_charge_dispute = {
    .name = "charge dispute",
    .summary = tr_later("the party disputes the back-charge"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_charge_dispute, run_charge_dispute>,
};

}  // namespace aftercare
