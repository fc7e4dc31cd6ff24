#include "aftercare/store/person_traces.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "aftercare/core/events.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/phone.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_person_key = "\"person\":";
constexpr int k_merges_followed = 64;

/// Tickets of the group `g`; of merged ones those that go on.
constexpr auto k_group_tickets =
    joined_sql<"FROM group_member m JOIN ticket t ON t.id = ", goes_on_sql<"m.ticket_id">,
               " WHERE m.group_id = g.id">;

std::string name_key(std::string_view name) {
    auto key = fold_ascii_case(fold_width(name));
    std::erase(key, ' ');
    return key;
}

std::string phone_key(const std::string& phone) {
    return normalise_phone(phone).value_or(phone);
}

std::vector<PersonRow> all_people(Database& db) {
    std::vector<PersonRow> rows;
    auto statement = db.prepare(
        "SELECT id, name, phone FROM person WHERE name <> '' OR phone <> '' OR email <> '' OR address <> '' "
        "ORDER BY id");
    while (statement.step()) {
        rows.push_back(
            {{statement.integer(0)}, std::string(statement.text(1)), std::string(statement.text(2))});
    }
    return rows;
}

template <class Fits>
std::vector<PersonRow> people_that(Database& db, const Fits& fits) {
    auto rows = all_people(db);
    std::erase_if(rows, [&](const PersonRow& row) { return !fits(row); });
    return rows;
}

bool is_word_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool has_name(std::string_view text, std::string_view name) {
    std::size_t first = 0;
    next_code_point(name, first);
    if (first >= name.size()) {
        return false;
    }
    for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const auto end = at + name.size();
        const bool joined_before =
            at > 0 && is_word_character(name.front()) && is_word_character(text[at - 1]);
        const bool joined_behind =
            end < text.size() && is_word_character(name.back()) && is_word_character(text[end]);
        if (!joined_before && !joined_behind) {
            return true;
        }
    }
    return false;
}

/// As what an act has its people, where its fields do not tell more.
Standing standing_of(Verb verb) {
    switch (verb) {
        case Verb::open:
        case Verb::import_closed:
        case Verb::amend:
            return Standing::contact;
        case Verb::order:
        case Verb::transfer:
            return Standing::worker;
        case Verb::serve:
        case Verb::ack:
            return Standing::recipient;
        case Verb::consent:
            return Standing::consent;
        case Verb::verify:
            return Standing::acceptance;
        default:
            return Standing::mentioned;
    }
}

/// Standings in a ticket, with the time of the act for a formal notice.
using TicketStandings = std::map<Standing, Instant>;

/// Walks over the journal once, then asks the rows where each thing stands.
class Tracer {
  public:
    Tracer(Database& db, const std::vector<PersonRow>& rows) : m_db(db), m_rows(rows) {
        for (const auto& row : rows) {
            m_ids.insert(row.id.value);
        }
        m_site = db.text("SELECT site FROM ledger").value_or("");
    }

    PersonTraces run() {
        auto entry = m_db.prepare(
            "SELECT subject_kind, subject_id, subject, verb, happened_at, body FROM journal ORDER BY id");
        while (entry.step()) {
            take(entry);
        }
        for (const auto& [ticket, standings] : m_tickets) {
            add_ticket(ticket, standings);
        }
        for (const auto group : m_groups) {
            add_group(group);
        }
        for (const auto id : m_ids) {
            add_units(id);
            add_parties(id);
        }
        return std::move(m_traces);
    }

  private:
    void take(const Statement& entry) {
        const auto kind = from_code<SubjectKind>(entry.text(0));
        const auto body = entry.text(5);
        if (names_them(body, m_rows)) {
            mention(kind, entry);
        }
        if (!kind || !has_them(body)) {
            return;
        }
        if (*kind == SubjectKind::ticket) {
            const auto as = standing_in(entry.text(3), body);
            m_tickets[entry.integer(1)][as] = Instant{entry.integer(4)};
        } else if (*kind == SubjectKind::group) {
            m_groups.insert(entry.integer(1));
        }
    }

    /// Whether an event's body has one of the people; their keys stand nowhere else behind this name.
    bool has_them(std::string_view body) const {
        for (auto at = body.find(k_person_key); at != std::string_view::npos;
             at = body.find(k_person_key, at + 1)) {
            std::int64_t id = 0;
            const auto* begin = body.data() + at + k_person_key.size();
            std::from_chars(begin, body.data() + body.size(), id);
            if (m_ids.contains(id)) {
                return true;
            }
        }
        return false;
    }

    Standing standing_in(std::string_view code, std::string_view body) {
        const auto verb = from_code<Verb>(code);
        const auto event =
            verb && m_json.parse(body) ? read_body<TicketEvent>(*verb, m_json.root()) : std::nullopt;
        if (!event) {
            return Standing::mentioned;
        }
        if (const auto* served = std::get_if<Served>(&*event); served != nullptr && served->formal) {
            return Standing::formal;
        }
        if (const auto* ordered = std::get_if<Ordered>(&*event);
            ordered != nullptr && !(ordered->person && m_ids.contains(ordered->person->id.value))) {
            return Standing::contact;
        }
        return standing_of(*verb);
    }

    void mention(std::optional<SubjectKind> kind, const Statement& entry) {
        PersonMention one{std::string(entry.text(2)), {}};
        if (kind == SubjectKind::ticket || kind == SubjectKind::charge) {
            auto& statement = m_db.cached(
                "SELECT archive_path FROM ticket WHERE id = iif(?1, ?2, (SELECT ticket_id FROM charge WHERE "
                "id = ?2))");
            statement.bind(1, std::int64_t{kind == SubjectKind::ticket});
            statement.bind(2, entry.integer(1));
            one.bundle = statement.step() ? std::string(statement.text(0)) : std::string();
            statement.reset();
        }
        auto& mentions = m_traces.mentions;
        if (std::find(mentions.begin(), mentions.end(), one) == mentions.end()) {
            mentions.push_back(std::move(one));
        }
    }

    /// Where a ticket stands; one that was merged goes on as its target.
    struct TicketEnd {
        std::string number;
        std::optional<Instant> ended_at;
    };

    TicketEnd end_of(std::int64_t ticket) {
        TicketEnd end;
        for (int merges = 0; merges < k_merges_followed; ++merges) {
            auto& row = m_db.cached(
                joined_sql<"SELECT number, ", is_open_sql<"">,
                           ", coalesce(closed_at, state_since), merged_into FROM ticket WHERE id = ?">);
            row.bind(1, ticket);
            if (!row.step()) {
                break;
            }
            end.number = end.number.empty() ? std::string(row.text(0)) : end.number;
            end.ended_at = row.integer(1) != 0 ? std::nullopt : std::optional(Instant{row.integer(2)});
            if (row.is_null(3)) {
                break;
            }
            ticket = row.integer(3);
        }
        return end;
    }

    void add_ticket(std::int64_t ticket, const TicketStandings& standings) {
        const auto end = end_of(ticket);
        for (const auto& [as, at] : standings) {
            const bool by_record = as == Standing::formal;
            m_traces.places.push_back({as, end.number, end.ended_at, {}});
            if (by_record && end.ended_at) {
                m_traces.places.back() = {Standing::recipient, end.number, end.ended_at, {}};
                m_traces.places.push_back({as, end.number, at, {}});
            }
        }
        auto charge = m_db.prepare(
            "SELECT id, state, state_since, limitation_on FROM charge WHERE ticket_id = ? ORDER BY id");
        charge.bind(1, ticket);
        add_charges(charge, standings.begin()->first);
    }

    void add_charges(Statement& charge, Standing as) {
        while (charge.step()) {
            const auto state = charge.text(1);
            PersonPlace place{as,
                              written_subject(m_site, SubjectKind::charge, charge.integer(0)),
                              {},
                              Day{static_cast<std::int32_t>(charge.integer(3))}};
            if (state == code_of(ChargeState::settled) || state == code_of(ChargeState::waived)) {
                place.ended_at = Instant{charge.integer(2)};
            }
            m_traces.places.push_back(std::move(place));
        }
    }

    void add_group(std::int64_t group) {
        auto row = m_db.prepare(
            joined_sql<"SELECT g.state, g.state_since, (SELECT count(*) ", k_group_tickets, " AND ",
                       is_open_sql<"t.">, "), (SELECT max(coalesce(t.closed_at, t.state_since)) ",
                       k_group_tickets, ") FROM complaint_group g WHERE g.id = ?">);
        row.bind(1, group);
        if (!row.step()) {
            return;
        }
        PersonPlace place{Standing::spokesperson, written_subject(m_site, SubjectKind::group, group), {}, {}};
        if (row.text(0) == code_of(GroupState::dismissed)) {
            place.ended_at = Instant{row.integer(1)};
        } else if (row.integer(2) == 0) {
            place.ended_at = Instant{std::max(row.integer(1), row.integer(3))};
        }
        m_traces.places.push_back(std::move(place));
    }

    void add_units(std::int64_t person) {
        auto row = m_db.prepare(
            "SELECT name FROM unit WHERE owner_id = ?1 OR id IN (SELECT unit_id FROM unit_contact WHERE "
            "person_id = ?1) ORDER BY id");
        row.bind(1, person);
        while (row.step()) {
            m_traces.places.push_back({Standing::owner, std::string(row.text(0)), {}, {}});
        }
    }

    void add_parties(std::int64_t person) {
        auto charge = m_db.prepare(
            "SELECT id, state, state_since, limitation_on FROM charge WHERE party_id IN (SELECT id FROM "
            "party "
            "WHERE contact_id = ?1 UNION SELECT party_id FROM party_person WHERE person_id = ?1) ORDER BY "
            "id");
        charge.bind(1, person);
        add_charges(charge, Standing::party);
    }

    Database& m_db;
    const std::vector<PersonRow>& m_rows;
    std::set<std::int64_t> m_ids;
    std::string m_site;
    JsonDocument m_json;
    std::map<std::int64_t, TicketStandings> m_tickets;
    std::set<std::int64_t> m_groups;
    PersonTraces m_traces;
};

}  // namespace

std::vector<PersonRow> find_people(Database& db, std::string_view typed) {
    const auto name = name_key(trim(typed));
    const auto phone = normalise_phone(typed);
    auto found = people_that(db, [&](const PersonRow& row) {
        return (!row.name.empty() && name_key(row.name) == name) ||
               (phone && !row.phone.empty() && phone_key(row.phone) == *phone);
    });
    if (const auto number = parse_digits(trim(typed)); found.empty() && number) {
        found = people_that(db, [&](const PersonRow& row) { return row.id.value == *number; });
    }
    return found;
}

bool have_several_phones(const std::vector<PersonRow>& rows) {
    std::set<std::string> phones;
    for (const auto& row : rows) {
        phones.insert(phone_key(row.phone));
    }
    phones.erase("");
    return phones.size() > 1;
}

std::vector<PersonRow> with_same_people(Database& db, const std::vector<PersonRow>& rows) {
    std::map<std::string, std::vector<PersonRow>> by_name;
    for (auto& row : all_people(db)) {
        if (const auto key = name_key(row.name); !key.empty()) {
            by_name[key].push_back(std::move(row));
        }
    }
    std::map<std::int64_t, PersonRow> same;
    for (const auto& row : rows) {
        same.emplace(row.id.value, row);
        const auto& namesakes = by_name[name_key(row.name)];
        const bool is_one_person = !have_several_phones(namesakes);
        for (const auto& other : namesakes) {
            const bool same_phone = !row.phone.empty() && phone_key(other.phone) == phone_key(row.phone);
            if (is_one_person || same_phone) {
                same.emplace(other.id.value, other);
            }
        }
    }
    std::vector<PersonRow> all;
    for (auto& [id, row] : same) {
        all.push_back(std::move(row));
    }
    return all;
}

std::vector<PersonRow> namesakes_of(Database& db, const std::vector<PersonRow>& rows) {
    std::vector<PersonRow> found;
    for (auto& other : all_people(db)) {
        const auto key = name_key(other.name);
        const bool is_known =
            std::any_of(rows.begin(), rows.end(), [&](const PersonRow& row) { return row.id == other.id; });
        if (!key.empty() && !is_known && std::any_of(rows.begin(), rows.end(), [&](const PersonRow& row) {
                return name_key(row.name) == key;
            })) {
            found.push_back(std::move(other));
        }
    }
    return found;
}

bool names_them(std::string_view text, const std::vector<PersonRow>& rows) {
    return std::any_of(rows.begin(), rows.end(), [text](const PersonRow& row) {
        return has_name(text, row.name) || (!row.phone.empty() && mentions_phone(text, row.phone));
    });
}

PersonTraces trace_people(Database& db, const std::vector<PersonRow>& rows) {
    return Tracer(db, rows).run();
}

}  // namespace aftercare
