#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct WaiveChargeRequest {
    std::string charge;
    std::string words;
    std::string approved_by;
};

void describe_charge_waive(Options& options, WaiveChargeRequest& request) {
    describe_charge(options, request.charge);
    options.main_text(request.words, "words", tr_later("why"), Need::required);
    options.text(request.approved_by, "approved-by", "NAME", tr_later("the manager who approves"),
                 Need::required, check_not_empty);
}

int run_charge_waive(const WaiveChargeRequest& request, Session& session) {
    return act_on_charge(session, request.charge, [&](ChargeAct& act) {
        const auto approver = actor_named(act.writer.db(), request.approved_by, session.now());
        act.record(decide(ChargeWaived{request.words, request.approved_by}, act.facts(), approver));
    });
}

}  // namespace

const Command k_close_charge_waive = {
    .name = "charge waive",
    .summary = tr_later("give a back-charge up"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_charge_waive, run_charge_waive>,
};

}  // namespace aftercare
