#include "apps/shared/subject.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/ticket_numbers.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/files.hpp"
#include "apps/shared/some_words.hpp"

namespace aftercare {

namespace {

constexpr int k_first_year = 1990;

std::string join(const std::vector<std::string>& items) {
    std::string text;
    for (const auto& item : items) {
        text += (text.empty() ? "" : ", ") + item;
    }
    return text;
}

/// Tickets of earlier years with the same running number; only open ones when `open` says so.
std::vector<std::string> namesakes(Database& db, int before_year, std::int64_t n, bool open) {
    std::vector<std::string> numbers;
    for (int year = before_year - 1; year >= k_first_year; --year) {
        const auto ticket = numbered_ticket(db, own_ticket_id({year, n}));
        if (ticket && (!open || ticket->is_open)) {
            numbers.push_back(ticket->number);
        }
    }
    return numbers;
}

/// Whoever of the unit's own people has that name, as what they are of it, though the ticket does not name
/// them.
std::optional<Who> unit_contact(Database& db, std::optional<UnitId> id, std::string_view name) {
    const auto unit = id ? load_unit(db, *id) : std::nullopt;
    const auto owner = unit && unit->owner_id ? load_person(db, *unit->owner_id) : std::nullopt;
    const bool is_owner = owner && !owner->name.empty() && owner->name == name;
    return is_owner ? std::optional(Who{.role = WhoRole::owner, .person = Person{.id = *unit->owner_id}})
                    : std::nullopt;
}

[[noreturn]] void no_such_ticket(std::string_view typed, const std::vector<std::string>& candidates) {
    throw Error(ErrorKind::fact, form(tr("no such ticket: {id}"), fmt::arg("id", typed)), {},
                candidates.empty()
                    ? std::string(tr("find it with `aftercare look WORD`"))
                    : form(tr("there is {candidates}"), fmt::arg("candidates", join(candidates))));
}

}  // namespace

std::optional<Subject> ticket_if_any(Database& db, const LedgerState& ledger, std::string_view typed,
                                     Instant at, const std::string& by) {
    const auto written = parse_written_id(typed);
    if (!written) {
        throw Error(ErrorKind::usage,
                    form(tr("no ticket number: {id}"), fmt::arg("id", "\"" + std::string(typed) + "\"")),
                    check_id(typed));
    }
    if (written->last_touched) {
        const auto ticket = last_touched(db, by);
        if (!ticket) {
            throw Error(ErrorKind::fact,
                        form(tr("@: {name} has touched no ticket yet"), fmt::arg("name", by)), {},
                        tr("name the ticket by its number"));
        }
        return Subject{ticket->id, ticket->number, written->order};
    }
    const int this_year = to_civil(at).date.year;
    const int year = written->year.value_or(this_year);
    const auto id = own_ticket_id({year, written->n});
    const auto ticket = numbered_ticket(db, id);
    const bool other_site = !written->site.empty() && written->site != ledger.site;
    if (!written->year && !ticket) {
        if (auto older = namesakes(db, this_year, written->n, false); !older.empty()) {
            no_such_ticket(typed, older);
        }
    }
    if (other_site || !ticket) {
        return std::nullopt;
    }
    if (!written->year) {
        if (const auto older = namesakes(db, this_year, written->n, true); !older.empty()) {
            throw Error(ErrorKind::fact,
                        form(tr("{id} may mean {number} or {older}"), fmt::arg("id", typed),
                             fmt::arg("number", ticket->number), fmt::arg("older", join(older))),
                        {}, tr("write the year too"));
        }
    }
    return Subject{id, ticket->number, written->order};
}

Subject find_subject(Database& db, const LedgerState& ledger, std::string_view typed, Instant at,
                     const std::string& by) {
    auto found = ticket_if_any(db, ledger, typed, at, by);
    if (!found) {
        no_such_ticket(typed, {});
    }
    return std::move(*found);
}

std::string written_in_full(std::string_view site, const std::string& typed, Instant at) {
    if (const auto id = parse_written_id(typed); id && !id->last_touched) {
        const auto number = format_number(id->site.empty() ? site : id->site,
                                          {id->year.value_or(to_civil(at).date.year), id->n});
        return id->order ? number + "/" + std::to_string(*id->order) : number;
    }
    const bool is_short = (typed.starts_with('G') || typed.starts_with('C')) &&
                          parse_digits(std::string_view(typed).substr(1)).has_value();
    return is_short ? std::string(site) + "-" + typed : typed;
}

std::vector<std::string> expand_ids(const std::vector<std::string>& words) {
    std::vector<std::string> ids = words;
    if (words.size() == 1 && words.front() == "-") {
        ids.clear();
        const auto text = read_standard_input();
        for (const auto line : split(text, '\n')) {
            const auto id = trim(line);
            if (!id.empty() && id.front() != '#') {
                ids.emplace_back(id);
            }
        }
    }
    std::vector<std::string> once;
    std::vector<std::string> malformed;
    std::string expected;
    for (const auto& id : ids) {
        constexpr std::size_t k_shown_max = 100;
        if (auto wanted = id == "-" ? std::string(tr("- alone, or ids")) : check_id(id); !wanted.empty()) {
            malformed.push_back("\"" + (id.size() > k_shown_max ? id.substr(0, k_shown_max) + "…" : id) +
                                "\"");
            expected = expected.empty() ? std::move(wanted) : expected;
        } else if (std::find(once.begin(), once.end(), id) == once.end()) {
            once.push_back(id);
        }
    }
    if (!malformed.empty()) {
        throw Error(ErrorKind::usage,
                    form(tr("no ticket number: {id}"), fmt::arg("id", some_words(std::move(malformed)))),
                    expected);
    }
    return once;
}

bool names_role(std::string_view typed, WhoRole role) {
    const auto text = trim(typed);
    return text == code_of(role) ||
           text == tr_as(Language::zh, "who_role", english_word("who_role", code_of(role)));
}

Who who_named(Writer& writer, const Ticket& ticket, const std::string& typed) {
    const auto folded = std::string(trim(typed));
    for (const auto role :
         {WhoRole::owner, WhoRole::tenant, WhoRole::family, WhoRole::agent, WhoRole::inspector}) {
        if (names_role(folded, role)) {
            return {.role = role, .person = {}};
        }
    }
    for (const auto& contact : ticket.contacts) {
        const auto person = load_person(writer.db(), contact.person_id);
        if (person && person->name == folded) {
            return {.role = {}, .person = Person{.id = contact.person_id}};
        }
    }
    if (auto contact = unit_contact(writer.db(), ticket.unit_id, folded)) {
        return std::move(*contact);
    }
    return {.role = {}, .person = person_named(writer, folded)};
}

std::optional<Who> who_named(Writer& writer, const Ticket& ticket, const std::optional<std::string>& typed) {
    return typed ? std::optional(who_named(writer, ticket, *typed)) : std::nullopt;
}

Person person_named(Writer& writer, const std::string& name) {
    return writer.remember({.name = name, .phone = {}, .email = {}, .address = {}}, false);
}

std::string policy_code(const std::vector<PolicyCode>& list, const std::string& where,
                        const std::string& typed) {
    const auto found = match_code(list, typed);
    if (found.found()) {
        return found.code();
    }
    std::string known;
    for (const auto& row : list) {
        if (found.codes.empty() ||
            std::find(found.codes.begin(), found.codes.end(), row.code) != found.codes.end()) {
            known += (known.empty() ? "" : ", ") + row.code + (row.word.empty() ? "" : " " + row.word);
        }
    }
    const auto* text =
        found.ambiguous() ? tr("{where}: {value} means several codes") : tr("{where}: no code {value}");
    throw Error(ErrorKind::fact,
                form(text, fmt::arg("where", where), fmt::arg("value", "\"" + harmless(typed, true) + "\"")),
                form(tr("one of {codes}"), fmt::arg("codes", known)));
}

std::string policy_code(const Policy& policy, CodeTable table, std::string_view option,
                        const std::string& typed) {
    return policy_code(codes_of(policy, table), "--" + std::string(option), typed);
}

std::optional<std::string> policy_code(const Policy& policy, CodeTable table, std::string_view option,
                                       const std::optional<std::string>& typed) {
    return typed ? std::optional(policy_code(policy, table, option, *typed)) : std::nullopt;
}

std::optional<Project> named_project_of(Database& db, const std::optional<std::string>& named) {
    return named ? std::optional(project_of(db, named)) : std::nullopt;
}

Project project_of(Database& db, const std::optional<std::string>& named) {
    auto found = find_project(db, named.value_or(""));
    if (found.one) {
        return std::move(*found.one);
    }
    throw Error(ErrorKind::fact,
                named ? form(tr("no project {name}"), fmt::arg("name", *named))
                      : std::string(tr("the ledger has several projects")),
                form(tr("one of {codes}"), fmt::arg("codes", join(found.candidates))),
                tr("name it with --project"));
}

Unit unit_named(Database& db, const std::string& typed, std::optional<ProjectId> project,
                const char* advice) {
    auto found = find_unit(db, typed, project);
    if (found.one) {
        return std::move(*found.one);
    }
    const auto shown = "\"" + typed + "\"";
    if (found.candidates.empty()) {
        throw Error(ErrorKind::fact, form(tr("no unit {unit}"), fmt::arg("unit", shown)), {}, tr(advice));
    }
    throw Error(ErrorKind::fact, form(tr("{unit} may mean several units"), fmt::arg("unit", shown)),
                form(tr("one of {codes}"), fmt::arg("codes", join(found.candidates))),
                tr("write it in full"));
}

Party party_named(Database& db, const std::string& typed) {
    auto found = find_party(db, typed);
    if (found.one) {
        return std::move(*found.one);
    }
    const auto shown = "\"" + typed + "\"";
    if (found.candidates.empty()) {
        throw Error(ErrorKind::fact, form(tr("no party {party}"), fmt::arg("party", shown)), {},
                    tr("see `aftercare party list`, or add it with `aftercare party add`"));
    }
    throw Error(ErrorKind::fact, form(tr("{party} may mean several parties"), fmt::arg("party", shown)),
                form(tr("one of {codes}"), fmt::arg("codes", join(found.candidates))));
}

}  // namespace aftercare
