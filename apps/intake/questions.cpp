#include "apps/intake/questions.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/intake/contacts.hpp"
#include "apps/intake/registration.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

std::string skippable(const std::string& what) {
    return form(tr("{what} (Enter to skip): "), fmt::arg("what", what));
}

std::string prompt_of(const Question& question) {
    const auto what = field_word(question.field);
    return question.required ? what + ": " : skippable(what);
}

std::string join_candidates(const std::vector<std::string>& candidates) {
    std::string text;
    for (const auto& each : candidates) {
        text += (text.empty() ? "" : ", ") + each;
    }
    return form(tr("one of {codes}"), fmt::arg("codes", text));
}

// --- Codes and plain texts ---

std::vector<Completion> code_completions(const Asker& asker, std::string_view code_list) {
    std::vector<Completion> completions;
    if (const auto table = policy_list(code_list)) {
        for (const auto& row : codes_of(asker.policy(), *table)) {
            completions.push_back({row.code, row.word});
        }
        return completions;
    }
    for (const auto code : codes_in(code_list)) {
        completions.push_back({std::string(code), word_of(code_list, code)});
    }
    return completions;
}

/// What is wrong with a policy code, empty when it is one.
std::string bad_policy_code(const Asker& asker, const Question& question, const std::string& typed) {
    try {
        policy_code(asker.policy(), *policy_list(question.code_list), question.options.front(), typed);
        return {};
    } catch (const Error& error) {
        return error.expected();
    }
}

std::optional<Answers> ask_text(Asker& asker, const Question& question, const Request&) {
    const auto check = [&](const std::string& typed) {
        if (question.code_list != nullptr && policy_list(question.code_list)) {
            return bad_policy_code(asker, question, typed);
        }
        return question.check == nullptr ? std::string() : question.check(typed);
    };
    const auto completions = question.code_list == nullptr ? std::vector<Completion>{}
                                                           : code_completions(asker, question.code_list);
    const auto kind = question.code_list == nullptr ? TextKind::line : TextKind::name;
    auto answer = asker.line(prompt_of(question), !question.required, check, completions, kind);
    if (!answer) {
        return std::nullopt;
    }
    return Answers{{std::string(question.options.front()), std::move(*answer)}};
}

/// A time that has been: in the ledger's zone, so that one which the clock there skips is asked again.
std::optional<Answers> ask_time(Asker& asker, const Question& question, const Request&) {
    const auto check = [&](const std::string& typed) {
        const auto at = parse_time(typed, asker.session().at(), DateMeans::beginning);
        return at ? std::string() : time_expected(at.reason());
    };
    auto answer = asker.line(prompt_of(question), !question.required, check, {}, TextKind::line);
    if (!answer) {
        return std::nullopt;
    }
    return Answers{{std::string(question.options.front()), std::move(*answer)}};
}

// --- The place ---

std::vector<Completion> unit_completions(Database& db) {
    std::vector<Completion> completions;
    for (auto& name : unit_names(db)) {
        completions.push_back({std::move(name)});
    }
    return completions;
}

std::optional<ProjectId> project_id_of(Asker& asker, const Request& request) {
    const auto project = named_project_of(asker.db(), request);
    return project ? std::optional(project->id) : std::nullopt;
}

/// A place that is not registered: kept as text when the person says so, with its project.
std::optional<Answers> ask_unmatched(Asker& asker, const Request& request, const std::string& typed,
                                     bool& keep) {
    const auto answer = asker.line(
        form(tr("{place} is not registered; keep it as text? yes or no: "), fmt::arg("place", typed)), false,
        [](const std::string& said) { return yes_or_no(said) ? "" : std::string(tr("yes or no")); });
    if (!answer) {
        return std::nullopt;
    }
    keep = *yes_or_no(*answer);
    Answers answers{{"area", typed}};
    if (!keep || request.has("project") || find_project(asker.db(), "").one) {
        return answers;
    }
    std::vector<Completion> projects;
    for (const auto& project : load_projects(asker.db())) {
        projects.push_back({project.name});
    }
    const auto named = asker.line(
        field_word("project") + ": ", false,
        [&](const std::string& name) {
            const auto found = find_project(asker.db(), name);
            return found.one ? std::string() : join_candidates(found.candidates);
        },
        projects);
    if (!named) {
        return std::nullopt;
    }
    answers["project"] = *named;
    return answers;
}

std::optional<Answers> ask_place(Asker& asker, const Question& question, const Request& request) {
    const auto within = project_id_of(asker, request);
    const auto completions = unit_completions(asker.db());
    for (;;) {
        const auto typed = asker.line(prompt_of(question), false, nullptr, completions);
        if (!typed) {
            return std::nullopt;
        }
        const auto found = find_unit(asker.db(), *typed, within);
        if (found.one) {
            return Answers{{"unit", *typed}};
        }
        if (!found.candidates.empty()) {
            say(join_candidates(found.candidates));
            continue;
        }
        bool keep = false;
        auto answers = ask_unmatched(asker, request, *typed, keep);
        if (!answers || keep) {
            return answers;
        }
    }
}

// --- The contact ---

std::optional<std::string> ask_phone(Asker& asker) {
    return asker.line(skippable(field_word("phone")), true, check_phone);
}

std::optional<Answers> ask_anonymous(Asker& asker) {
    auto reason = asker.line(tr("Why is there no name? "), false, nullptr, {}, TextKind::line);
    return reason ? std::optional(
                        Answers{{"contact", ":anonymous"}, {"phone", ""}, {"words", std::move(*reason)}})
                  : std::nullopt;
}

std::optional<Answers> ask_owner(Asker& asker, const PersonValues& owner) {
    if (!owner.phone.empty()) {
        return Answers{{"contact", ""}, {"phone", ""}, {"words", ""}};
    }
    auto phone = ask_phone(asker);
    return phone ? std::optional(Answers{{"contact", ""}, {"phone", std::move(*phone)}, {"words", ""}})
                 : std::nullopt;
}

std::optional<Answers> ask_contact(Asker& asker, const Question& question, const Request& request) {
    const auto owner = asker.shown_owner(request);
    const bool has_owner = owner && !owner->name.empty();
    const auto what = field_word(question.field);
    const auto prompt = has_owner ? form(tr("{what} (Enter for the owner, {name}): "), fmt::arg("what", what),
                                         fmt::arg("name", harmless(owner->name, true)))
                                  : form(tr("{what} (Enter for anonymous): "), fmt::arg("what", what));
    const auto name = asker.line(prompt, true, [](const std::string& typed) {
        return typed.find(':') == std::string::npos ? check_person_name(typed)
                                                    : std::string(tr("the name alone"));
    });
    if (!name) {
        return std::nullopt;
    }
    if (name->empty()) {
        return has_owner ? ask_owner(asker, *owner) : ask_anonymous(asker);
    }
    const auto role = asker.line(skippable(field_word("role")), true, check_code<ContactRole>,
                                 code_completions(asker, CodeList<ContactRole>::name));
    if (!role) {
        return std::nullopt;
    }
    auto phone = ask_phone(asker);
    if (!phone) {
        return std::nullopt;
    }
    Answers answers{{"contact", *name + ":" + *role}, {"phone", std::move(*phone)}, {"words", ""}};
    if (match<ContactRole>(*role) == ContactRole::anonymous) {
        const auto anonymous = ask_anonymous(asker);
        if (!anonymous) {
            return std::nullopt;
        }
        answers["words"] = anonymous->at("words");
    }
    return answers;
}

/// The contacts in words: as typed, else the owner.
std::string shown_contacts(Asker& asker, const Request& request) {
    std::string text;
    for (const auto& contact : written_contacts(request)) {
        text += text.empty() ? "" : "; ";
        text += contact.name;
        text += contact.role ? " (" + word(*contact.role) + ")" : "";
        text += contact.phone.empty() ? "" : " " + contact.phone;
    }
    const bool has_place = request.has("unit") || request.has("area");
    if (!text.empty() || !has_place) {
        return text;
    }
    const auto owner = asker.shown_owner(request);
    return owner ? owner->name + " " + request.value("phone").value_or(owner->phone) : text;
}

/// What a field is when nothing is said of it.
std::string default_of(Asker& asker, const Question& question) {
    if (question.field == "channel") {
        const auto& configured = asker.session().settings().text("channel");
        return configured.empty() ? std::string(default_channel(asker.policy())) : configured;
    }
    return question.field == "kind" ? std::string(code_of(Kind::repair)) : std::string();
}

}  // namespace

std::optional<bool> yes_or_no(std::string_view answer) {
    const auto said = fold_ascii_case(fold_width(trim(answer)));
    for (const char* yes : {"y", "yes", "是", "对", "好"}) {
        if (said == yes) {
            return true;
        }
    }
    for (const char* no : {"n", "no", "否", "不", "不是"}) {
        if (said == no) {
            return false;
        }
    }
    return std::nullopt;
}

Asker::Asker(Session& session, LineEditor& editor)
    : m_session(session), m_editor(editor), m_policy(load_policy_in_force(session.ledger().db())) {}

std::optional<std::string> Asker::line(const std::string& prompt, bool may_be_empty,
                                       const std::function<std::string(const std::string&)>& check,
                                       const std::vector<Completion>& completions, TextKind kind) {
    for (;;) {
        auto typed = m_editor.ask(prompt, completions);
        if (!typed || (typed->empty() && may_be_empty)) {
            return typed;
        }
        if (const auto fault = text_fault(*typed, kind)) {
            say(words_of(*fault));
            continue;
        }
        const auto expected = typed->empty() ? std::string(tr("a text that is not empty"))
                              : check        ? check(*typed)
                                             : std::string();
        if (expected.empty()) {
            return typed;
        }
        say(form(tr("expected: {expected}"), fmt::arg("expected", expected)));
    }
}

std::string Asker::shown(const Question& question, const Request& request) {
    if (question.field == "contact") {
        return shown_contacts(*this, request);
    }
    std::string text;
    for (const auto option : question.options) {
        text = text.empty() ? request.text(option) : text;
    }
    if (text.empty()) {
        text = default_of(*this, question);
    }
    if (question.code_list == nullptr || text.empty()) {
        return text;
    }
    if (const auto table = policy_list(question.code_list)) {
        const auto& list = codes_of(m_policy, *table);
        const auto found = match_code(list, text);
        return found.found() ? policy_word(list, found.code()) : text;
    }
    const auto found = match_code(question.code_list, text);
    return found.found() ? word_of(question.code_list, found.code()) : text;
}

void Asker::require_listed() {
    if (const auto no = refuse_actor(actor_named(db(), m_session.by(), m_session.now()))) {
        throw RefusedBatch{{sentence(*no)}};
    }
}

std::optional<PersonValues> Asker::shown_owner(const Request& request) {
    const auto place = place_of(db(), request);
    auto owner = place.unit && place.unit->owner_id ? load_person(db(), *place.unit->owner_id) : std::nullopt;
    if (owner && !m_session.revealed()) {
        m_session.note_asked({place.unit->name});
        m_session.reveal("intake");
    }
    return owner;
}

std::vector<OpenTicket> Asker::open_tickets(const Request& request) {
    const auto place = place_of(db(), request);
    const auto codes = report_codes(m_policy, request);
    const Thing thing{.project_id = place.project.id,
                      .unit_id = place.unit ? std::optional(place.unit->id) : std::nullopt,
                      .place = place.text,
                      .element = codes.element.value_or(""),
                      .defect = codes.defect.value_or(""),
                      .location = std::string(trim(request.text("location")))};
    return open_there(db(), {thing});
}

const std::vector<Question>& questions() {
    static const std::vector<Question> k_questions = {
        {"place", {"unit", "area"}, ask_place, true},
        {"contact", {"contact"}, ask_contact},
        {"symptom", {"symptom"}, ask_text, true, nullptr, check_not_empty},
        {"element", {"element"}, ask_text, false, "element"},
        {"defect", {"defect"}, ask_text, false, "defect"},
        {"location", {"location"}, ask_text},
        {"channel", {"channel"}, ask_text, false, "channel"},
        {"kind", {"kind"}, ask_text, false, CodeList<Kind>::name, check_code<Kind>},
        {"urgency", {"urgency"}, ask_text, false, CodeList<Urgency>::name, check_code<Urgency>},
        {"noticed_at", {"noticed"}, ask_time},
        {"expected", {"expect"}, ask_text},
    };
    return k_questions;
}

}  // namespace aftercare
