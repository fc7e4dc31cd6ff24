#include "apps/intake/questions.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
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

std::optional<Answers> ask_text(Asker& asker, const Question& question, const NewRequest&) {
    const auto check = [&](const std::string& typed) {
        if (question.code_list != nullptr && policy_list(question.code_list)) {
            return bad_policy_code(asker, question, typed);
        }
        return expected_by(question.options.front(), typed);
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
std::optional<Answers> ask_time(Asker& asker, const Question& question, const NewRequest&) {
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

std::optional<ProjectId> project_id_of(Asker& asker, const PlaceRequest& place) {
    const auto project = named_project_of(asker.db(), place.project);
    return project ? std::optional(project->id) : std::nullopt;
}

/// A place that is not registered: kept as text when the person says so, with its project.
std::optional<Answers> ask_unmatched(Asker& asker, const PlaceRequest& place, const std::string& typed,
                                     bool& keep) {
    const auto answer = asker.line(
        form(tr("{place} is not registered; keep it as text? yes or no: "), fmt::arg("place", typed)), false,
        [](const std::string& said) { return yes_or_no(said) ? "" : std::string(tr("yes or no")); });
    if (!answer) {
        return std::nullopt;
    }
    keep = *yes_or_no(*answer);
    Answers answers{{"area", typed}};
    if (!keep || place.project || find_project(asker.db(), "").one) {
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

std::optional<Answers> ask_place(Asker& asker, const Question& question, const NewRequest& request) {
    const auto within = project_id_of(asker, request.report.place);
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
        auto answers = ask_unmatched(asker, request.report.place, *typed, keep);
        if (!answers || keep) {
            return answers;
        }
    }
}

// --- The contact ---

std::optional<std::string> ask_phone(Asker& asker) {
    return asker.line(skippable(field_word("phone")), true,
                      [](const std::string& typed) { return expected_by("phone", typed); });
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

std::optional<Answers> ask_contact(Asker& asker, const Question& question, const NewRequest& request) {
    const auto owner = asker.shown_owner(request.report.place);
    const bool has_owner = owner && !owner->name.empty();
    const auto what = field_word(question.field);
    const auto prompt = has_owner ? form(tr("{what} (Enter for the owner, {name}): "), fmt::arg("what", what),
                                         fmt::arg("name", harmless(owner->name, true)))
                                  : form(tr("{what} (Enter for anonymous): "), fmt::arg("what", what));
    const auto name = asker.line(prompt, true, [](const std::string& typed) {
        return fold_width(typed).find(':') == std::string::npos ? check_person_name(typed)
                                                                : std::string(tr("the name alone"));
    });
    if (!name) {
        return std::nullopt;
    }
    if (name->empty()) {
        return has_owner ? ask_owner(asker, *owner) : ask_anonymous(asker);
    }
    const auto role = asker.line(
        skippable(field_word("role")), true,
        [](const std::string& typed) { return expected_by("role", typed); },
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

// --- Answers in words ---

bool gives_place(const NewRequest& request) {
    return request.report.place.unit || request.report.place.area;
}

std::string shown_place(Asker&, const NewRequest& request) {
    const auto& place = request.report.place;
    return place.unit ? *place.unit : place.area.value_or("");
}

bool gives_contact(const NewRequest& request) {
    return !request.report.people.contacts.empty();
}

/// The contacts, else the owner.
std::string shown_contacts(Asker& asker, const NewRequest& request) {
    const auto& people = request.report.people;
    std::string text;
    for (const auto& contact : written_contacts(people)) {
        text += text.empty() ? "" : "; ";
        text += contact.name;
        text += contact.role ? " (" + word(*contact.role) + ")" : "";
        text += contact.phone.empty() ? "" : " " + contact.phone;
    }
    if (!text.empty() || !gives_place(request)) {
        return text;
    }
    const auto owner = asker.shown_owner(request.report.place);
    return owner ? owner->name + " " + (people.phone ? people.phone->number : owner->phone) : text;
}

bool gives_symptom(const NewRequest& request) {
    return !request.symptoms.empty();
}

std::string shown_symptom(Asker&, const NewRequest& request) {
    return request.symptoms.empty() ? std::string() : request.symptoms.back();
}

template <auto member>
bool gives(const NewRequest& request) {
    return (request.report.*member).has_value();
}

template <auto member>
std::string shown_text(Asker&, const NewRequest& request) {
    return (request.report.*member).value_or("");
}

/// The word of what was typed, or that itself where it is no code.
std::string shown_code(const std::vector<PolicyCode>& list, const std::string& typed) {
    const auto found = typed.empty() ? CodeMatch{} : match_code(list, typed);
    return found.found() ? policy_word(list, found.code()) : typed;
}

std::string shown_element(Asker& asker, const NewRequest& request) {
    return shown_code(asker.policy().elements, request.report.element.value_or(""));
}

std::string shown_defect(Asker& asker, const NewRequest& request) {
    return shown_code(asker.policy().defects, request.report.defect.value_or(""));
}

std::string shown_channel(Asker& asker, const NewRequest& request) {
    const auto configured = asker.session().settings().text("channel");
    const auto usual = configured.empty() ? std::string(default_channel(asker.policy())) : configured;
    return shown_code(asker.policy().channels, request.report.channel.value_or(usual));
}

std::string shown_kind(Asker&, const NewRequest& request) {
    return word(request.report.kind.value_or(Kind::repair));
}

std::string shown_urgency(Asker&, const NewRequest& request) {
    return request.report.urgency ? word(*request.report.urgency) : std::string();
}

std::string shown_noticed(Asker&, const NewRequest& request) {
    return request.report.noticed ? request.report.noticed->text : std::string();
}

}  // namespace

const std::vector<Question>& questions() {
    using R = ReportRequest;
    static const std::vector<Question> k_questions = {
        {"place", {"unit", "area", "project"}, ask_place, gives_place, shown_place, true},
        {"contact", {"contact", "phone", "words"}, ask_contact, gives_contact, shown_contacts},
        {"symptom", {"symptom"}, ask_text, gives_symptom, shown_symptom, true},
        {"element", {"element"}, ask_text, gives<&R::element>, shown_element, false, "element"},
        {"defect", {"defect"}, ask_text, gives<&R::defect>, shown_defect, false, "defect"},
        {"location", {"location"}, ask_text, gives<&R::location>, shown_text<&R::location>},
        {"channel", {"channel"}, ask_text, gives<&R::channel>, shown_channel, false, "channel"},
        {"kind", {"kind"}, ask_text, gives<&R::kind>, shown_kind, false, CodeList<Kind>::name},
        {"urgency", {"urgency"}, ask_text, gives<&R::urgency>, shown_urgency, false, CodeList<Urgency>::name},
        {"noticed_at", {"noticed"}, ask_time, gives<&R::noticed>, shown_noticed},
        {"expected", {"expect"}, ask_text, gives<&R::expected>, shown_text<&R::expected>},
    };
    return k_questions;
}

}  // namespace aftercare
