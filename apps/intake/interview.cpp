#include "apps/intake/interview.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/duplicates.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/intake/draft.hpp"
#include "apps/intake/line_editor.hpp"
#include "apps/intake/questions.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

Draft draft_of(const Session& session) {
    return {session.env(), session.settings().ledger(), session.by()};
}

/// What an option of the line says stands, though a question that it belongs to was asked.
template <class T>
void keep_given(const std::optional<T>& given, std::optional<T>& into) {
    if (given) {
        into = given;
    }
}

class Interview {
  public:
    Interview(const NewRequest& given, Session& session)
        : m_given(given), m_session(session), m_draft(draft_of(session)), m_asker(session) {}

    NewRequest run() {
        m_asker.require_listed();
        ask_if_far();
        take_up_draft();
        for (const auto& question : questions()) {
            if (!is_answered(question)) {
                ask(question);
            }
        }
        show_open();
        read_back();
        return request();
    }

  private:
    bool is_answered(const Question& question) const {
        return question.is_given(m_given) ||
               std::any_of(question.options.begin(), question.options.end(),
                           [&](std::string_view option) { return m_answers.contains(std::string(option)); });
    }

    /// What was answered for an option, empty when nothing was.
    std::string answered(std::string_view option) const {
        const auto found = m_answers.find(std::string(option));
        return found == m_answers.end() ? std::string() : found->second;
    }

    void forget(const Question& question) {
        for (const auto option : question.options) {
            m_answers.erase(std::string(option));
        }
    }

    /// What the line says, and of what it does not say what was answered.
    NewRequest request() const {
        NewRequest request = m_given;
        Options options;
        describe_new(options, request);
        for (const auto& question : questions()) {
            for (const auto option : question.options) {
                const auto text = answered(option);
                if (!text.empty() && !question.is_given(m_given)) {
                    options.find(option)->take(text);
                }
            }
        }
        keep_given(m_given.report.place.project, request.report.place.project);
        keep_given(m_given.report.people.phone, request.report.people.phone);
        if (!m_given.report.words.empty()) {
            request.report.words = m_given.report.words;
        }
        request.anyway = m_given.anyway || m_agreed_to_more;
        return request;
    }

    void ask(const Question& question) {
        auto answers = question.ask(m_asker, question, request());
        if (!answers) {
            broken_off();
        }
        for (auto& [option, answer] : *answers) {
            m_answers[option] = std::move(answer);
        }
        m_draft.save(m_answers);
    }

    [[noreturn]] void broken_off() const {
        throw Error(ErrorKind::usage, tr("broken off; nothing was registered"), {},
                    m_answers.empty()
                        ? std::string()
                        : std::string(tr("the draft is kept: run `aftercare intake new` to go on")));
    }

    std::string answer_to(const std::string& prompt) {
        const auto answer = ask_line(prompt);
        if (!answer) {
            broken_off();
        }
        return *answer;
    }

    bool agrees(const std::string& prompt) {
        for (;;) {
            if (const auto said = yes_or_no(answer_to(prompt + " "))) {
                return *said;
            }
        }
    }

    void ask_if_far() {
        if (is_far_act(m_session) &&
            !agrees(form(tr("{time} is more than a year away. Is that meant? yes or no:"),
                         fmt::arg("time", format_minute(m_session.at()))))) {
            broken_off();
        }
    }

    void take_up_draft() {
        m_answers = m_draft.load();
        forget_unreadable();
        if (m_answers.empty()) {
            return;
        }
        say(tr("A report was broken off:"));
        show_record();
        if (!agrees(tr("Go on with it? yes or no:"))) {
            m_answers.clear();
            m_draft.discard();
        }
    }

    /// A draft may be of another version, or no longer what was written: a question whose options do not take
    /// what it has is asked anew.
    void forget_unreadable() {
        const auto is_readable = [&](std::string_view option) {
            const auto text = answered(option);
            return text.empty() || expected_by(option, text).empty();
        };
        for (const auto& question : questions()) {
            if (!std::all_of(question.options.begin(), question.options.end(), is_readable)) {
                forget(question);
            }
        }
    }

    /// The lines of the record, numbered; those without an answer too, so that they can be given.
    void show_record() {
        const auto said = request();
        int line = 0;
        for (const auto& question : questions()) {
            say(form("{line:>3}. {what}: {value}", fmt::arg("line", ++line),
                     fmt::arg("what", field_word(question.field)),
                     fmt::arg("value", harmless(question.shown(m_asker, said), true))));
        }
    }

    /// Every open ticket of the place and element is shown; one of the same thing asks whether it is meant.
    void show_open() {
        const auto there = m_asker.open_tickets(request().report);
        if (there.empty() || m_given.anyway) {
            return;
        }
        say(tr("Open tickets of the same place and element:"));
        for (const auto& ticket : there) {
            say("  " + form(tr("{number} is {state}"), fmt::arg("number", ticket.number),
                            fmt::arg("state", word(ticket.state))));
        }
        const auto same =
            std::find_if(there.begin(), there.end(), [](const OpenTicket& ticket) { return ticket.is_same; });
        if (same == there.end()) {
            return;
        }
        if (!agrees(tr("Register one more all the same? yes or no:"))) {
            m_draft.discard();
            throw Error(ErrorKind::fact, tr("not registered"), {},
                        form(tr("what helps: {command}"),
                             fmt::arg("command", "aftercare intake chase " + same->number)));
        }
        m_agreed_to_more = true;
    }

    void read_back() {
        for (;;) {
            say(tr("Read back to the owner:"));
            show_record();
            const auto said =
                answer_to(std::string(tr("Save it? yes, no, or the number of a line to change:")) + " ");
            if (const auto line = parse_digits(said)) {
                change(static_cast<std::size_t>(*line));
            } else if (const auto agreed = yes_or_no(said)) {
                if (!*agreed) {
                    broken_off();
                }
                return;
            }
        }
    }

    void change(std::size_t line) {
        if (line < 1 || line > questions().size()) {
            return;
        }
        const auto& question = questions()[line - 1];
        if (question.is_given(m_given)) {
            say(tr("That was given on the command line and stays."));
            return;
        }
        forget(question);
        ask(question);
    }

    const NewRequest& m_given;
    const Session& m_session;
    Draft m_draft;
    Asker m_asker;
    Answers m_answers;
    bool m_agreed_to_more = false;  ///< though the same thing is open
};

}  // namespace

NewRequest ask_for_report(const NewRequest& given, Session& session) {
    return Interview(given, session).run();
}

void discard_draft(const Session& session) {
    draft_of(session).discard();
}

}  // namespace aftercare
