#include "aftercare/store/queries/figures.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "aftercare/core/figures/matured.hpp"
#include "aftercare/store/builders.hpp"
#include "aftercare/store/queries/clusters.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

/// Whether a ticket counts anywhere: it was neither merged away nor is it void.
constexpr SqlPiece k_counts = "state NOT IN ('merged', 'void')";

/// The answer that was given last: the measures and periods of a ticket ask the same one after the other.
template <class Key, class Answer>
class LastAnswer {
  public:
    template <class Find>
    const Answer& of(const Key& key, const Find& find) {
        if (m_key != key) {
            m_answer = find();
            m_key = key;
        }
        return m_answer;
    }

  private:
    std::optional<Key> m_key;
    Answer m_answer{};
};
using Instants = std::vector<Instant>;

/// When the repeats of a ticket were received.
Instants find_repeats(Database& db, const Ticket& ticket) {
    // In a public area nothing is the same thing unless both say where it is.
    auto& rows = db.cached(
        joined_sql<"SELECT received_at FROM ticket t LEFT JOIN unit u ON u.id = t.unit_id WHERE follows = ?1 "
                   "AND is_repeat AND NOT follows_said AND kind = 'repair' AND (coalesce(u.area, '') = '' OR "
                   "(location = ?2 AND location <> '')) AND ",
                   k_counts>);
    rows.bind(1, ticket.id.value);
    rows.bind(2, std::string_view(ticket.location));
    Instants found;
    while (rows.step()) {
        found.push_back({rows.integer(0)});
    }
    rows.reset();
    return found;
}

/// When complaints, or reports by way of somebody else, came from the unit of a ticket after it.
Instants find_complaints(Database& db, const Rules& rules, const Ticket& ticket) {
    Instants found;
    if (!ticket.unit_id) {
        return found;
    }
    auto& rows = db.cached(
        joined_sql<"SELECT received_at, kind, channel FROM ticket WHERE unit_id = ?1 AND id <> ?2 AND "
                   "received_at >= ?3 AND received_at <= ?4 AND ",
                   k_counts>);
    rows.bind(1, ticket.unit_id->value);
    rows.bind(2, ticket.id.value);
    rows.bind(3, ticket.received_at.seconds);
    rows.bind(4, (ticket.received_at + k_complaint_window).seconds);
    while (rows.step()) {
        if (rows.text(1) == code_of(Kind::complaint) ||
            has_trait(rules.policies.newest(), CodeTable::channel, rows.text(2), CodeTrait::outside)) {
            found.push_back({rows.integer(0)});
        }
    }
    rows.reset();
    return found;
}

Neighbours neighbours_of(Database& db, const Rules& rules, const Registers& registers) {
    return {
        .repeats =
            [&db,
             last = LastAnswer<std::pair<TicketId, std::string>, Instants>()](const Ticket& ticket) mutable {
                return last.of({ticket.id, ticket.location}, [&] { return find_repeats(db, ticket); });
            },
        .complaints =
            [&db, &rules,
             last = LastAnswer<std::tuple<TicketId, std::optional<UnitId>, Instant>, Instants>()](
                const Ticket& ticket) mutable {
                return last.of({ticket.id, ticket.unit_id, ticket.received_at},
                               [&] { return find_complaints(db, rules, ticket); });
            },
        .unit = registers.unit,
        .referred_before =
            [&db](const Ticket& ticket) {
                constexpr std::int64_t k_window = 90 * k_24_hours.count;
                auto& rows = db.cached(
                    joined_sql<"SELECT 1 FROM ticket WHERE (unit_id = ?1 OR (?1 IS NULL AND place = ?2 AND "
                               "place <> '')) AND element = ?3 AND ref <> '' AND id <> ?4 AND received_at >= "
                               "?5 AND received_at < ?6 AND ",
                               k_counts, " LIMIT 1">);
                if (ticket.unit_id) {
                    rows.bind(1, ticket.unit_id->value);
                } else {
                    rows.bind_null(1);
                }
                rows.bind(2, std::string_view(ticket.place));
                rows.bind(3, std::string_view(ticket.element));
                rows.bind(4, ticket.id.value);
                rows.bind(5, ticket.received_at.seconds - k_window);
                rows.bind(6, ticket.received_at.seconds);
                const bool is_found = rows.step();
                rows.reset();
                return is_found;
            },
        .party_kind =
            [&db, kinds = std::map<PartyId, PartyKind>()](PartyId id) mutable {
                const auto known = kinds.find(id);
                if (known != kinds.end()) {
                    return known->second;
                }
                const auto party = load_row<Party>(db, id.value);
                return kinds.emplace(id, party ? party->kind : PartyKind::contractor).first->second;
            }};
}

std::string number_of(Database& db, TicketId id) {
    auto& rows = db.cached("SELECT number FROM ticket WHERE id = ?");
    rows.bind(1, id.value);
    std::string number = rows.step() ? std::string(rows.text(0)) : std::string();
    rows.reset();
    return number;
}

/// Of a unit what figures and their dimensions look at.
constexpr SqlPiece k_unit_select =
    "SELECT id, project_id, phase, section, building, batch, layout, area, use, handover_on";

Unit unit_of(const Statement& row) {
    Unit unit;
    unit.id = {row.integer(0)};
    unit.project_id = {row.integer(1)};
    unit.phase = row.text(2);
    unit.section = row.text(3);
    unit.building = row.text(4);
    unit.batch = row.text(5);
    unit.layout = row.text(6);
    unit.area = row.text(7);
    unit.use = from_code<Use>(row.text(8)).value_or(unit.use);
    if (!row.is_null(9)) {
        unit.handover_on = Day{static_cast<std::int32_t>(row.integer(9))};
    }
    return unit;
}

/// The registers, each name read once.
class CachedRegisters {
  public:
    CachedRegisters(Database& db, std::function<bool(const Unit&)> counts)
        : m_db(db), m_counts(std::move(counts)) {}

    Registers registers() {
        return {.unit = [this](UnitId id) { return unit(id); },
                .project = [this](ProjectId id) { return name(m_projects, id); },
                .party = [this](PartyId id) { return name(m_parties, id); },
                .number = [this](TicketId id) { return number(id); },
                .builder = [this](const BuiltPart& part) { return builder(part); },
                .for_each_unit = [this](const auto& each) { for_each_unit(each); }};
    }

  private:
    const Unit* unit(UnitId id) {
        if (m_unit.id != id) {
            auto& row = m_db.cached(joined_sql<k_unit_select, " FROM unit WHERE id = ?">);
            row.bind(1, id.value);
            m_unit = row.step() ? unit_of(row) : Unit{};
            row.reset();
        }
        return m_unit.id == id ? &m_unit : nullptr;
    }
    std::string_view number(TicketId id) {
        if (m_ticket != id) {
            m_ticket = id;
            m_number = number_of(m_db, id);
        }
        return m_number;
    }
    std::string_view builder(const BuiltPart& part) {
        if (!m_builders) {
            m_builders = load_builders(m_db);
        }
        const auto* contract = builder_of(*m_builders, part);
        return contract == nullptr ? std::string_view() : name(m_parties, contract->party_id);
    }
    template <class Id>
    std::string_view name(std::map<Id, std::string>& names, Id id) {
        const auto known = names.find(id);
        return known != names.end() ? known->second : names.emplace(id, name_of(m_db, id)).first->second;
    }
    void for_each_unit(const std::function<void(const Unit&)>& each) {
        auto& rows =
            m_db.cached(joined_sql<k_unit_select, " FROM unit WHERE use = 'dwelling' AND area = ''">);
        while (rows.step()) {
            if (const auto unit = unit_of(rows); !m_counts || m_counts(unit)) {
                each(unit);
            }
        }
        rows.reset();
    }

    Database& m_db;
    std::function<bool(const Unit&)> m_counts;
    Unit m_unit;
    std::optional<TicketId> m_ticket;
    std::string m_number;
    std::optional<Builders> m_builders;
    std::map<ProjectId, std::string> m_projects;
    std::map<PartyId, std::string> m_parties;
};

bool asks(const FigureQuestion& question, Cohort cohort) {
    return std::any_of(question.figures.begin(), question.figures.end(),
                       [&](const OfferedFigure& each) { return each.figure.measure->cohort == cohort; });
}

/// Adds the back-charges that were opened in any of the periods.
void add_charges(Database& db, const FigureQuestion& question, const Rules& rules, Figures& figures,
                 const std::function<bool(TicketId)>& counts) {
    if (!asks(question, Cohort::charge)) {
        return;
    }
    std::vector<std::int64_t> keys;
    auto& rows = db.cached("SELECT id FROM charge ORDER BY id");
    while (rows.step()) {
        keys.push_back(rows.integer(0));
    }
    rows.reset();
    for (const auto key : keys) {
        const auto charge = load_row<Charge>(db, key);
        if (charge && counts(charge->ticket_id)) {
            const auto facts = facts_of(charge->ticket_id, load_ticket_entries(db, charge->ticket_id), rules,
                                        question.as_of);
            if (facts) {
                figures.add_charge(*charge, *facts);
            }
        }
    }
}

/// The ticket as of an instant; where it was merged away, the one that goes on in its place.
std::optional<TicketFacts> facts_going_on(Database& db, TicketId id, const Rules& rules, Instant at) {
    auto facts = facts_of(id, load_ticket_entries(db, id), rules, at);
    while (facts && facts->ticket.state == State::merged) {
        const auto next = *facts->ticket.merged_into;
        facts = facts_of(next, load_ticket_entries(db, next), rules, at);
    }
    return facts;
}

/// A group complaint at the end of a window.
struct GroupThen {
    GroupStanding standing;
    bool is_open = false;              ///< a member is
    std::optional<TicketFacts> first;  ///< its first member, as of the window
};

/// Void members are none; a merged one is the ticket that goes on.
GroupThen group_at(Database& db, const Group& group, const FigureWindow& window, const Rules& rules,
                   const std::function<bool(TicketId)>& counts) {
    GroupThen found;
    const auto at = window.stock_cut;
    for (const auto& member : group.members) {
        if (member.joined_at > at || !counts(member.ticket_id)) {
            continue;
        }
        auto judged = facts_going_on(db, member.ticket_id, rules, window.as_of);
        if (!judged || judged->ticket.state == State::voided) {
            continue;
        }
        const auto then = facts_going_on(db, member.ticket_id, rules, at);
        found.is_open = found.is_open || (then && is_open(then->ticket.state));
        found.standing.is_unanswered =
            found.standing.is_unanswered || !member.answered_at || *member.answered_at > at;
        if (!found.first) {
            found.first = std::move(judged);
        }
    }
    return found;
}

/// Adds the group complaints that have an open member at the end of a window: each by its first member, open
/// or not, so that it moves to no other kind or place as they close.
void add_groups(Database& db, const FigureQuestion& question, const Rules& rules, Figures& figures,
                const std::function<bool(TicketId)>& counts) {
    if (!asks(question, Cohort::group)) {
        return;
    }
    for (const auto& group : load_groups(db)) {
        for (std::size_t i = 0; i < figures.windows().size(); ++i) {
            const auto at = figures.windows()[i].stock_cut;
            if (group.formed_at > at || (group.state == GroupState::dismissed && group.state_since <= at)) {
                continue;
            }
            const auto then = group_at(db, group, figures.windows()[i], rules, counts);
            if (then.is_open) {
                figures.add_group(i, then.standing, *then.first);
            }
        }
    }
}

/// Adds the acts on tickets that were struck out in any of the periods, each once, however many entries it
/// has.
void add_struck(Database& db, const FigureQuestion& question, const Rules& rules, Figures& figures,
                const std::function<bool(TicketId)>& counts) {
    if (!asks(question, Cohort::struck)) {
        return;
    }
    auto rows = db.prepare(
        "SELECT e.subject_id, e.actor, b.recorded_at FROM struck s JOIN journal e ON e.id = s.entry_id JOIN "
        "journal b ON b.id = s.by_entry WHERE e.subject_kind = 'ticket' GROUP BY s.by_entry, e.act, "
        "e.subject_id ORDER BY s.by_entry, e.subject_id");
    while (rows.step()) {
        const TicketId id{rows.integer(0)};
        const Stamp stamp{.at = {}, .recorded_at = {}, .actor = std::string(rows.text(1))};
        const Step struck{.kind = StepKind::struck, .at = {rows.integer(2)}, .stamp = &stamp};
        if (!counts(id) || struck.at > question.as_of) {
            continue;
        }
        if (const auto facts = facts_of(id, load_ticket_entries(db, id), rules, question.as_of)) {
            figures.add_struck(struck, *facts);
        }
    }
}

/// Whether the first of the windows is of all there ever was.
bool is_of_all_time(Database& db, const std::vector<FigureWindow>& windows) {
    auto row = db.prepare("SELECT min(received_at) FROM ticket");
    return row.step() && !row.is_null(0) && windows.front().period.from.seconds <= row.integer(0);
}

/// The tickets to look at. Of all time those that are asked for are found without looking through the
/// journal.
TicketsOfFigures tickets_to_ask(Database& db, const FigureQuestion& question, const FigureAsking& asking,
                                const std::vector<FigureWindow>& windows) {
    return asking.only && is_of_all_time(db, windows) ? TicketsOfFigures{*asking.only, {}}
                                                      : tickets_of_figures(db, question, windows);
}

}  // namespace

bool has_sections(Database& db) {
    return db.prepare("SELECT 1 FROM unit WHERE section <> '' LIMIT 1").step();
}

std::vector<Figure> ask_figures(Database& db, const FigureQuestion& question, const FigureAsking& asking) {
    const LedgerRules rules(db);
    CachedRegisters cached(db, asking.units);
    const auto registers = cached.registers();
    const auto neighbours = neighbours_of(db, rules.rules(), registers);
    Figures figures(question, {.rules = rules.rules(), .neighbours = neighbours, .registers = registers});
    if (asking.explain) {
        figures.explained = asking.explained;
        figures.explain = [&](const ExplainedCase& explained) {
            asking.explain({number_of(db, explained.one.facts.ticket.id), explained});
        };
    }
    db.exec("PRAGMA cache_size = -12288");
    const std::function<bool(TicketId)> counts = [&](TicketId id) {
        return !asking.only || std::binary_search(asking.only->begin(), asking.only->end(), id);
    };
    auto tickets = tickets_to_ask(db, question, asking, figures.windows());
    for (const auto id : tickets.acted) {
        if (counts(id)) {
            figures.add(id, load_ticket_entries(db, id));
        }
    }
    std::erase_if(tickets.standing, [&](TicketId id) { return !counts(id); });
    for_each_standing(db, tickets.standing, question.as_of,
                      [&](const TicketFacts& facts) { figures.add_standing(facts); });
    add_charges(db, question, rules.rules(), figures, counts);
    add_groups(db, question, rules.rules(), figures, counts);
    add_struck(db, question, rules.rules(), figures, counts);
    return figures.answer();
}

}  // namespace aftercare
