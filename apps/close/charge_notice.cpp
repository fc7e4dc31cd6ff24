#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct ChargeNoticeRequest {
    std::string charge;
    Means how = {};
    std::vector<std::string> proofs;
};

void describe_charge_notice(Options& options, ChargeNoticeRequest& request) {
    describe_charge(options, request.charge);
    options.value(request.how, "how", "MEANS", tr_later("by which means"), Need::required);
    options.text(request.proofs, "proof", "FILE", tr_later("a receipt or photo of the delivery"),
                 Need::optional, check_not_empty);
    options.reads_file();
}

int run_charge_notice(const ChargeNoticeRequest& request, Session& session) {
    std::vector<std::string> proofs;
    for (const auto& file : describe_files(request.proofs)) {
        proofs.push_back(file.sha256 + " " + file.path);
    }
    return act_on_charge(session, request.charge, [&](ChargeAct& act) {
        ChargeNoticed said;
        said.how = request.how;
        said.proofs = proofs;
        act.record(decide(std::move(said), act.facts()));
        warn_of_costs_left_out(session, act.ticket, act.charge, act.number());
        warn_of_weak_proof(session, act.number(), act.charge.weak);
    });
}

}  // namespace

const Command k_close_charge_notice = {
    .name = "charge notice",
    .summary = tr_later("tell the party what is claimed"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_charge_notice, run_charge_notice>,
};

}  // namespace aftercare
