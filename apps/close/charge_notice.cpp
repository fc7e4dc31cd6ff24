#include "apps/close/charge_notice.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_charge(options);
    options.value("how", "MEANS", tr_later("by which means"), Need::required, check_code<Means>);
    options.values("proof", "FILE", tr_later("a receipt or photo of the delivery"), Need::optional,
                   check_not_empty);
    options.reads_file();
}

int run(const Request& request, Session& session) {
    std::vector<std::string> proofs;
    for (const auto& file : describe_files(request.values("proof"))) {
        proofs.push_back(file.sha256 + " " + file.path);
    }
    return act_on_charge(request, session, [&](ChargeAct& act) {
        ChargeNoticed said;
        said.how = *code_of_option<Means>(request, "how");
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
