#include "aftercare/store/queries/callbacks.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/callback/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct RecordRequest {
    std::string id;
    int score = 0;
    std::optional<About> about;
    std::vector<QuestionScore> questions;
    std::string words;
    std::optional<std::string> from;
    Means how = Means::phone;
};

std::string read_score(std::string_view typed, int& into) {
    if (typed.size() != 1 || typed[0] < '1' || typed[0] > '5') {
        return tr("a score from 1 to 5");
    }
    into = typed[0] - '0';
    return {};
}

std::string read_question(std::string_view typed, QuestionScore& into) {
    const auto equals = typed.find('=');
    into.code = trim(typed.substr(0, equals));
    const bool good = equals != std::string_view::npos && !into.code.empty() &&
                      read_score(typed.substr(equals + 1), into.score).empty();
    return good ? std::string() : std::string(tr("a question, =, and a score from 1 to 5: speed=4"));
}

void describe_record(Options& options, RecordRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket"), check_one_ticket_id);
    options.value(request.score, "score", "1..5", tr_later("how satisfied, 5 is best"), Need::required,
                  read_score);
    options.value(request.about, "about", "WHAT",
                  tr_later("what the score is about; of a repair: repair, else service"));
    options.value(request.questions, "question", "CODE=SCORE", tr_later("the score of a single question"),
                  Need::optional, read_question);
    options.main_text(request.words, "words", tr_later("what the owner said"));
    options.text(request.from, "from", "WHO", tr_later("who was reached"), Need::optional, check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means; phone if not given"));
}

/// Two answers to one question are a slip of the hand.
bool prepare_record(const RecordRequest& request, Session&) {
    const auto& questions = request.questions;
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

/// The complaint that a dissatisfied answer opens: of the same place and people, in the owner's words.
Opened complaint_of(const TicketAct& act, const Recorded& said) {
    const auto& ticket = act.ticket;
    Opened opened;
    opened.link.follows = ticket.id;
    opened.follows_said = true;
    auto& report = opened.report;
    report.kind = Kind::complaint;
    report.channel = callback_channel(act.writer.policy());
    report.project_id = ticket.project_id;
    report.unit_id = ticket.unit_id;
    report.place = ticket.place;
    report.element = ticket.element;
    report.defect = ticket.defect;
    report.location = ticket.location;
    report.symptom = said.words;
    if (report.symptom.empty()) {
        report.symptom =
            form(tr("dissatisfied when called back: {score} of 5"), fmt::arg("score", said.score));
    }
    for (const auto& contact : ticket.contacts) {
        report.contacts.push_back(
            {.person = {.id = contact.person_id}, .role = contact.role, .has_phone = contact.has_phone});
    }
    report.anonymous_reason = ticket.anonymous_reason;
    return opened;
}

std::string open_complaint(TicketAct& act, const Recorded& said) {
    auto& writer = act.writer;
    const OpenFacts facts{
        writer.policy(), writer.project_name(act.ticket.project_id), writer.actor(), writer.act().when, {}};
    const auto decided = decide(complaint_of(act, said), facts);
    if (!decided) {
        throw TicketRefused{decided.reason()};
    }
    return writer.number_of(writer.open(*decided, writer.act().when.at).id);
}

/// Codes of the policy's list of questions.
void check_questions(const Policy& policy, Recorded& said) {
    for (auto& question : said.questions) {
        question.code = policy_code(policy, CodeTable::question, "question", question.code);
    }
}

int run_record(const RecordRequest& request, Session& session) {
    std::string told;
    const int code = act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Recorded said;
        said.score = request.score;
        said.about = request.about;
        said.questions = request.questions;
        check_questions(act.writer.policy(), said);
        said.words = request.words;
        said.from = who_named(act.writer, act.ticket, request.from);
        said.how = request.how;
        auto call = call_facts(act.writer.db(), act.ticket.id, callback_channel(act.writer.policy()));
        call.complaint_open = call.complaint_open || act.ticket.contacts.empty();
        const auto recorded = act.record(decide(std::move(said), act.facts(), call));
        if (!recorded.opens_complaint) {
            if (is_dissatisfied(recorded.score) && !recorded.reopens) {
                told = form(tr("{number}: the answer is kept; the complaint about it is still open"),
                            fmt::arg("number", act.subject.number));
            }
            return act.subject.number;
        }
        auto number = open_complaint(act, recorded);
        told = form(tr("{number}: the answer is kept; a complaint was opened: {complaint}"),
                    fmt::arg("number", act.subject.number), fmt::arg("complaint", number));
        return number;
    });
    if (!told.empty()) {
        session.warn(told);
    }
    return code;
}

}  // namespace

const Command k_callback_record = {
    .name = "record",
    .summary = tr_later("what the owner says of it"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_record, run_record, prepare_record>,
};

}  // namespace aftercare
