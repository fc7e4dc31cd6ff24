#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct AnswerRequest {
    std::vector<std::string> ids;
    Means how{};
    bool adopt = false;
    bool accepted = false;
    bool not_accepted = false;
    std::string words;
};

void describe_answer(Options& options, AnswerRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value(request.how, "how", "MEANS", tr_later("by which means"), Need::required);
    options.flag(request.adopt, "adopt", tr_later("the suggestion is taken up"));
    options.flag(request.accepted, "accepted", tr_later("the owner accepts the answer"));
    options.flag(request.not_accepted, "not-accepted", tr_later("the owner does not; a supervisor is next"));
    options.main_text(request.words, "words", tr_later("the answer: findings and measure"), Need::required);
}

bool prepare_answer(const AnswerRequest& request, Session&) {
    if (request.accepted && request.not_accepted) {
        throw Error(ErrorKind::usage, tr("both --accepted and --not-accepted are given"), {},
                    tr("give the one that the owner said"));
    }
    return false;
}

std::optional<bool> was_accepted(const AnswerRequest& request) {
    return request.accepted       ? std::optional(true)
           : request.not_accepted ? std::optional(false)
                                  : std::nullopt;
}

int run_answer(const AnswerRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Answered said;
        said.words = request.words;
        said.how = request.how;
        said.adopt = request.adopt;
        said.was_accepted = was_accepted(request);
        act.record(decide(std::move(said), act.facts(), supervisor_name(act.writer.db(), session.now())));
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_answer = {
    .name = "answer",
    .summary = tr_later("answer what needs no repair"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_answer, run_answer, prepare_answer>,
};

}  // namespace aftercare
