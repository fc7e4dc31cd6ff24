#include "aftercare/store/queries/figures.hpp"

#include <algorithm>
#include <map>

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

Neighbours neighbours_of(Database& db, const Rules& rules, const Registers& registers) {
    return {
        .repeats =
            [&db](const Ticket& ticket) {
                // In a public area nothing is the same thing unless both say where it is.
                auto& rows = db.cached(
                    joined_sql<"SELECT received_at FROM ticket t LEFT JOIN unit u ON u.id = t.unit_id WHERE "
                               "follows = ?1 AND is_repeat AND NOT follows_said AND kind = 'repair' AND "
                               "(coalesce(u.area, '') = '' OR (location = ?2 AND location <> '')) AND ",
                               k_counts>);
                rows.bind(1, ticket.id.value);
                rows.bind(2, std::string_view(ticket.location));
                std::vector<Instant> found;
                while (rows.step()) {
                    found.push_back({rows.integer(0)});
                }
                rows.reset();
                return found;
            },
        .complaints =
            [&db, &rules](const Ticket& ticket) {
                std::vector<Instant> found;
                if (!ticket.unit_id) {
                    return found;
                }
                auto& rows = db.cached(
                    joined_sql<"SELECT received_at, kind, channel FROM ticket WHERE unit_id = ?1 AND id <> "
                               "?2 AND received_at >= ?3 AND received_at <= ?4 AND ",
                               k_counts>);
                rows.bind(1, ticket.unit_id->value);
                rows.bind(2, ticket.id.value);
                rows.bind(3, ticket.received_at.seconds);
                rows.bind(4, (ticket.received_at + k_complaint_window).seconds);
                while (rows.step()) {
                    if (rows.text(1) == code_of(Kind::complaint) ||
                        has_trait(rules.policies.newest(), CodeTable::channel, rows.text(2),
                                  CodeTrait::outside)) {
                        found.push_back({rows.integer(0)});
                    }
                }
                rows.reset();
                return found;
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
            }};
}

/// The registers, each name and unit read once.
class CachedRegisters {
  public:
    CachedRegisters(Database& db, std::function<bool(const Unit&)> counts)
        : m_db(db), m_counts(std::move(counts)) {}

    Registers registers() {
        return {.unit = [this](UnitId id) { return unit(id); },
                .project = [this](ProjectId id) { return name(m_projects, id); },
                .party = [this](PartyId id) { return name(m_parties, id); },
                .builder = [this](const BuiltPart& part) { return builder(part); },
                .for_each_unit = [this](const auto& each) { for_each_unit(each); }};
    }

  private:
    const Unit* unit(UnitId id) {
        if (!m_unit || m_unit->id != id) {
            m_unit = load_row<Unit>(m_db, id.value);
        }
        return m_unit ? &*m_unit : nullptr;
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
        auto& rows = m_db.cached(
            "SELECT id, project_id, phase, section, building, batch, layout, area, handover_on FROM unit "
            "WHERE use = 'dwelling' AND handover_on IS NOT NULL AND area = ''");
        Unit unit;
        while (rows.step()) {
            unit.id = {rows.integer(0)};
            unit.project_id = {rows.integer(1)};
            unit.phase = rows.text(2);
            unit.section = rows.text(3);
            unit.building = rows.text(4);
            unit.batch = rows.text(5);
            unit.layout = rows.text(6);
            unit.handover_on = Day{static_cast<std::int32_t>(rows.integer(8))};
            if (!m_counts || m_counts(unit)) {
                each(unit);
            }
        }
        rows.reset();
    }

    Database& m_db;
    std::function<bool(const Unit&)> m_counts;
    std::optional<Unit> m_unit;
    std::optional<Builders> m_builders;
    std::map<ProjectId, std::string> m_projects;
    std::map<PartyId, std::string> m_parties;
};

std::string number_of(Database& db, TicketId id) {
    auto& rows = db.cached("SELECT number FROM ticket WHERE id = ?");
    rows.bind(1, id.value);
    std::string number = rows.step() ? std::string(rows.text(0)) : std::string();
    rows.reset();
    return number;
}

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

/// Adds the group complaints that have an open member at the end of a window.
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
            GroupStanding standing;
            std::optional<TicketFacts> open;
            for (const auto& member : group.members) {
                if (member.joined_at > at || !counts(member.ticket_id)) {
                    continue;
                }
                standing.is_unanswered =
                    standing.is_unanswered || !member.answered_at || *member.answered_at > at;
                if (!open) {
                    open = facts_of(member.ticket_id, load_ticket_entries(db, member.ticket_id), rules, at);
                    if (open && !is_open(open->ticket.state)) {
                        open.reset();
                    }
                }
            }
            if (open) {
                figures.add_group(i, standing, *open);
            }
        }
    }
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
    auto tickets = tickets_of_figures(db, question, figures.windows());
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
    return figures.answer();
}

}  // namespace aftercare
