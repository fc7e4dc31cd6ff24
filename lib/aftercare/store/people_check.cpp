#include "aftercare/store/people_check.hpp"

#include <algorithm>
#include <charconv>

#include "aftercare/store/people.hpp"

namespace aftercare {

namespace {

constexpr std::array<const char*, 4> k_names = {"name", "phone", "email", "address"};

std::string written(std::int64_t person) {
    return "person " + std::to_string(person);
}

}  // namespace

PeopleCheck::PeopleCheck(Database& db, Findings& findings) : m_db(db), m_findings(findings) {
    auto statement = db.prepare("SELECT id FROM person ORDER BY id");
    while (statement.step()) {
        m_ids.push_back(statement.integer(0));
    }
    m_known.resize(m_ids.size());
}

std::optional<std::size_t> PeopleCheck::place_of(std::int64_t person) const {
    const auto guess = static_cast<std::size_t>(person - 1);
    if (person > 0 && guess < m_ids.size() && m_ids[guess] == person) {
        return guess;
    }
    const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), person);
    if (found == m_ids.end() || *found != person) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - m_ids.begin());
}

PeopleCheck::Mark* PeopleCheck::mark_at(std::size_t place, std::size_t value, bool make) {
    if (value < 2) {
        return &m_known[place].marks[value];
    }
    if (make) {
        return &m_others[place][value - 2];
    }
    const auto found = m_others.find(place);
    return found == m_others.end() ? nullptr : &found->second[value - 2];
}

EntryId PeopleCheck::forgotten_before(std::int64_t person) const {
    const auto left_out = m_leavings.empty() ? EntryId{} : m_leavings.back().entry;
    const auto found = m_forgotten.find(person);
    return found == m_forgotten.end() ? left_out : std::max(left_out, found->second.entry);
}

PeopleCheck::Mark PeopleCheck::mark_of(EntryId entry, const std::string& hash) {
    Mark mark{entry.value, 0, 0};
    if (hash.size() == 32) {
        std::from_chars(hash.data(), hash.data() + 16, mark.high, 16);
        std::from_chars(hash.data() + 16, hash.data() + 32, mark.low, 16);
    }
    return mark;
}

void PeopleCheck::take(const Entry& entry, const LedgerEvent& event) {
    if (const auto* restored = std::get_if<Restored>(&event)) {
        if (restored->people_left_out) {
            m_leavings.push_back({entry.id, entry.happened_at});
        }
    } else if (const auto* forgotten = std::get_if<Forgotten>(&event)) {
        if (const auto place = place_of(forgotten->person_id.value)) {
            mention(*place, entry.id);
            m_forgotten[forgotten->person_id.value] = {entry.id, entry.happened_at};
        } else {
            m_findings.add(
                problem_of(entry, ProblemKind::person_missing, written(forgotten->person_id.value)));
        }
    }
}

void PeopleCheck::take(const Entry& entry, const Person& person) {
    const auto place = place_of(person.id.value);
    if (!place) {
        m_findings.add(problem_of(entry, ProblemKind::person_missing, written(person.id.value)));
        return;
    }
    mention(*place, entry.id);
    const std::array values = {&person.name, &person.phone, &person.email, &person.address};
    if (std::any_of(values.begin(), values.end(), [](const auto* each) { return !each->empty(); })) {
        m_known[*place].told = std::max(m_known[*place].told, entry.id.value);
    }
    if (entry.id < forgotten_before(person.id.value)) {
        return;
    }
    for (std::size_t value = 0; value < values.size(); ++value) {
        if (!values[value]->empty()) {
            auto* mark = mark_at(*place, value, true);
            *mark = entry.id.value > mark->entry ? mark_of(entry.id, *values[value]) : *mark;
        }
    }
}

void PeopleCheck::mention(std::size_t place, EntryId entry) {
    auto& first = m_known[place].mentioned;
    first = first == 0 ? entry.value : std::min(first, entry.value);
}

/// By the entry that forgot the person, else by the first import that left people out, unless values were
/// told after it.
std::optional<Instant> PeopleCheck::forgotten_at(std::size_t place) const {
    const auto& known = m_known[place];
    const auto forgotten = m_forgotten.find(m_ids[place]);
    if (forgotten != m_forgotten.end() && forgotten->second.entry.value > known.told) {
        return forgotten->second.at;
    }
    const auto from = std::max(known.told, known.mentioned);
    const auto left_out = std::find_if(m_leavings.begin(), m_leavings.end(),
                                       [&](const Blanking& each) { return each.entry.value > from; });
    return left_out == m_leavings.end() ? std::nullopt : std::optional(left_out->at);
}

void PeopleCheck::compare() {
    auto row =
        m_db.prepare("SELECT id, salt, name, phone, email, address, forgotten_at FROM person ORDER BY id");
    for (std::size_t place = 0; row.step() && place < m_ids.size(); ++place) {
        compare_person(place, row);
    }
}

void PeopleCheck::compare_person(std::size_t place, const Statement& row) {
    const auto tell = [&](ProblemKind kind, const char* detail) {
        m_findings.add({.kind = kind, .number = written(m_ids[place]), .detail = detail});
    };
    if (m_known[place].mentioned == 0) {
        return tell(ProblemKind::person_extra, "");
    }
    const bool is_forgotten = !row.is_null(6);
    const auto expected = forgotten_at(place);
    if (is_forgotten && !expected) {
        tell(ProblemKind::person_not_forgotten, "");
    } else if (is_forgotten != expected.has_value() || (expected && row.integer(6) != expected->seconds)) {
        tell(ProblemKind::person_differs, "forgotten_at");
    }
    bool is_blank = true;
    for (std::size_t value = 0; value < k_values; ++value) {
        const auto text = row.text(static_cast<int>(value) + 2);
        const auto* mark = mark_at(place, value, false);
        const bool was_told = mark != nullptr && mark->entry != 0;
        is_blank = is_blank && text.empty();
        if (text.empty()) {
            if (was_told) {
                tell(ProblemKind::person_gone, k_names[value]);
            }
        } else if (is_forgotten) {
            tell(ProblemKind::person_not_blank, k_names[value]);
        } else {
            const auto hash = mark_of({}, salted_hash(row.text(1), text));
            if (!was_told || hash.high != mark->high || hash.low != mark->low) {
                tell(ProblemKind::person_differs, k_names[value]);
            }
        }
    }
    if ((is_blank || is_forgotten) && !row.text(1).empty()) {
        tell(is_forgotten ? ProblemKind::person_not_blank : ProblemKind::person_differs, "salt");
    }
}

}  // namespace aftercare
