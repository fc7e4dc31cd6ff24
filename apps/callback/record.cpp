#include "apps/callback/record.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/report_again.hpp"

namespace aftercare {

namespace {

std::string check_question(std::string_view value) {
    const auto equals = value.find('=');
    const bool good = equals != std::string_view::npos && !trim(value.substr(0, equals)).empty() &&
                      check_score(value.substr(equals + 1)).empty();
    return good ? std::string() : std::string(tr("a question, =, and a score from 1 to 5: speed=4"));
}

std::vector<QuestionScore> questions_of(const Request& request) {
    std::vector<QuestionScore> questions;
    for (const auto& text : request.values("question")) {
        const auto equals = text.find('=');
        questions.push_back({std::string(trim(text.substr(0, equals))), text[equals + 1] - '0'});
    }
    return questions;
}

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("a ticket"), check_one_ticket_id);
    options.value("score", "1..5", tr_later("how satisfied, 5 is best"), Need::required, check_score);
    options.value("about", "WHAT", tr_later("what the score is about; of a repair: repair, else service"),
                  Need::optional, check_code<About>);
    options.values("question", "CODE=SCORE", tr_later("the score of a single question"), Need::optional,
                   check_question);
    options.main_text("words", tr_later("what the owner said"));
    options.value("from", "WHO", tr_later("who was reached"), Need::optional, check_not_empty);
    options.value("how", "MEANS", tr_later("by which means; phone if not given"), Need::optional,
                  check_code<Means>);
}

/// Two answers to one question are a slip of the hand.
bool prepare(const Request& request, Session&) {
    const auto questions = questions_of(request);
    for (std::size_t i = 0; i < questions.size(); ++i) {
        for (std::size_t j = i + 1; j < questions.size(); ++j) {
            if (questions[i].code == questions[j].code) {
                throw Error(ErrorKind::usage, form(tr("the question {code} is answered twice"),
                                                   fmt::arg("code", questions[i].code)));
            }
        }
    }
    return false;
}

/// A dissatisfied answer that reopens nothing asks for a ticket of its own.
void warn_of_new_ticket(const Session& session, const TicketAct& act, const Recorded& said) {
    if (!is_dissatisfied(said.score) || said.reopens) {
        return;
    }
    const bool repair = said.about == About::repair;
    const auto line =
        "aftercare " + report_again(act, repair ? std::nullopt : std::optional(Kind::complaint));
    session.warn(form(repair ? tr("{number}: the window for reopening is over; the answer is kept. "
                                  "Register it anew: {line}")
                             : tr("{number}: the answer is kept and reopens nothing. Register the "
                                  "complaint: {line}"),
                      fmt::arg("number", act.subject.number), fmt::arg("line", line)));
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Recorded said;
        said.score = request.text("score").front() - '0';
        said.about = code_of_option<About>(request, "about");
        said.questions = questions_of(request);
        said.words = request.text("words");
        said.from = who_of(act.writer, act.ticket, request, "from");
        said.how = code_of_option<Means>(request, "how").value_or(Means::phone);
        warn_of_new_ticket(session, act, act.record(decide(std::move(said), act.facts())));
        return act.subject.number;
    });
}

}  // namespace

const Command k_callback_record = {
    .name = "record",
    .summary = tr_later("what the owner says of it"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
