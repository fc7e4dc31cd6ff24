#include "aftercare/core/figures/figures.hpp"

#include <algorithm>
#include <array>

#include "aftercare/core/figures/cases.hpp"
#include "aftercare/core/figures/delays.hpp"
#include "aftercare/core/figures/statistics.hpp"

namespace aftercare {

namespace {

bool is_of_stock(Cohort cohort) {
    return cohort == Cohort::stock;
}

/// Whether each unit counts once, however often it reports.
bool counts_reporting(Combine combine) {
    return combine == Combine::units || combine == Combine::per_reporting || combine == Combine::reporting ||
           combine == Combine::spared;
}
/// What is divided by homes counts what those homes bring, and nothing else (rules.md §6, Units).
bool is_of_dwellings(Combine combine) {
    return combine == Combine::per_unit_month || combine == Combine::per_unit || counts_reporting(combine);
}

/// Whether anything of the ticket stood at an instant that a stock counts.
bool stood(const TicketFacts& facts, const FigureWindow& window) {
    const auto& clocks = facts.ticket.clocks;
    const auto& callbacks = facts.ticket.callbacks;
    return was_open(facts, window.stock_cut) ||
           std::any_of(callbacks.begin(), callbacks.end(),
                       [](const Callback& each) { return each.state == CallbackState::due; }) ||
           std::any_of(clocks.begin(), clocks.end(), [&](const ClockRun& run) {
               return run.started_at <= window.stock_cut &&
                      (!run.stopped_at || *run.stopped_at > window.stock_cut);
           });
}

}  // namespace

std::uint64_t Figures::cell_key(std::size_t window, std::size_t group, std::size_t measure,
                                std::size_t kinds) {
    constexpr int k_group_bits = 32;
    constexpr int k_measure_bits = 8;
    constexpr int k_kind_bits = 3;
    return ((std::uint64_t{window} << k_group_bits | group) << k_measure_bits | measure) << k_kind_bits |
           kinds;
}

Figures::Figures(const FigureQuestion& question, const FigureWorld& world)
    : m_question(question), m_world(world) {
    for (const auto& period : question.periods) {
        m_windows.push_back(window_of(period, question.as_of));
    }
    for (const auto& period : question.periods) {
        const bool has_begun = period.from <= question.as_of;
        m_before.push_back(is_bounded(period) && has_begun ? std::optional(m_windows.size()) : std::nullopt);
        if (m_before.back()) {
            m_windows.push_back(window_before(period, question.as_of));
        }
    }
    for (const auto& offered : question.figures) {
        const auto* measure = offered.figure.measure;
        if (std::find(m_measures.begin(), m_measures.end(), measure) != m_measures.end()) {
            continue;
        }
        m_measures.push_back(measure);
        auto asked = std::find_if(m_cohorts.begin(), m_cohorts.end(),
                                  [&](const Asked& each) { return each.cohort == measure->cohort; });
        if (asked == m_cohorts.end()) {
            asked = m_cohorts.insert(m_cohorts.end(), Asked{measure->cohort, {}});
        }
        asked->measures.push_back(m_measures.size() - 1);
    }
    if (question.dimensions.empty()) {
        m_groups.try_emplace({}, 0);
    }
}

void Figures::add(TicketId id, const std::vector<TicketEntry>& entries) {
    const auto now = facts_of(id, entries, m_world.rules, m_question.as_of);
    if (!now) {
        return;
    }
    Instant last_act = entries.front().stamp.at;
    for (const auto& entry : entries) {
        last_act = std::max(last_act, entry.stamp.at);
    }
    const auto last = last_case_at(*now, m_world.rules);
    const bool any_stock = std::any_of(m_cohorts.begin(), m_cohorts.end(),
                                       [](const Asked& each) { return is_of_stock(each.cohort); });
    const bool asks_all = std::any_of(m_cohorts.begin(), m_cohorts.end(), [](const Asked& each) {
        return each.cohort == Cohort::since_handover;
    });
    // The last two instants are kept: of a window's cohorts, and of its stock.
    std::array<std::pair<Instant, std::optional<TicketFacts>>, 2> cuts;
    const auto as_of = [&](std::size_t slot, Instant at) -> const TicketFacts* {
        if (at >= std::min(last_act, m_question.as_of)) {
            return &*now;
        }
        auto& [cut_at, cut] = cuts[slot == 1 && cuts[0].first == at ? 0 : slot];
        if (cut_at != at) {
            cut = facts_of(id, entries, m_world.rules, at);
            cut_at = at;
        }
        return cut ? &*cut : nullptr;
    };
    std::optional<std::vector<CaseFound>> cases_now;
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        const auto& window = m_windows[i];
        const bool is_stock = any_stock && stood(*now, window);
        const bool is_flow = asks_all || last >= window.period.from || was_open(*now, window.period.from);
        if (window.period.until <= now->cycles.front().from || !(is_stock || is_flow)) {
            continue;
        }
        const auto* facts = as_of(0, window.as_of);
        if (facts == nullptr) {
            continue;
        }
        if (is_flow && facts == &*now) {
            cases_now = cases_now ? std::move(cases_now) : cases_of(*facts);
            add_window(i, *cases_now);
        } else if (is_flow) {
            add_window(i, cases_of(*facts));
        }
        if (const auto* standing = is_stock ? as_of(1, window.stock_cut) : nullptr) {
            add_stock(i, *standing, *facts);
        }
    }
}

void Figures::add_standing(const TicketFacts& facts) {
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        if (facts.cycles.front().from <= m_windows[i].stock_cut && stood(facts, m_windows[i])) {
            add_stock(i, facts, facts);
        }
    }
}

Look Figures::look_of(const FigureWindow& window) const {
    return {.period = window.period,
            .as_of = window.as_of,
            .stock_at = window.stock_at,
            .with_imported = m_question.with_imported,
            .rules = m_world.rules,
            .neighbours = m_world.neighbours};
}

/// Whether the ticket is in figures of the cohort at all: what was merged away is in one alone.
bool Figures::counts(const TicketFacts& facts, Cohort cohort) const {
    return cohort == Cohort::merged ? facts.ticket.state == State::merged
                                    : facts.counts() && (m_question.with_imported || !facts.is_import());
}

void Figures::add_stock(std::size_t window, const TicketFacts& facts, const TicketFacts& judged) {
    if (counts(facts, Cohort::stock) && judged.counts()) {
        add_case(window, Cohort::stock,
                 {.facts = facts, .at = m_windows[window].stock_at, .judged = &judged});
    }
}

/// All cases of flow that are asked for, whichever window finds them.
std::vector<Figures::CaseFound> Figures::cases_of(const TicketFacts& facts) const {
    std::vector<CaseFound> found;
    constexpr std::size_t k_cases_of_most = 64;
    found.reserve(k_cases_of_most);
    for (const auto& asked : m_cohorts) {
        if (!counts(facts, asked.cohort)) {
            continue;
        }
        for_each_case(asked.cohort, facts, m_world.rules, [&](const Case& one) {
            found.push_back({&asked, one});
        });
    }
    return found;
}

void Figures::add_window(std::size_t index, const std::vector<CaseFound>& cases) {
    const auto& window = m_windows[index];
    for (const auto& [asked, one] : cases) {
        if (asked->cohort == Cohort::period) {
            add_case(index, *asked, {.facts = one.facts, .at = window.stock_at});
        } else if (asked->cohort == Cohort::delay) {
            add_delays(index, *asked, one.facts);
        } else if (asked->cohort == Cohort::since_handover ||
                   (one.at >= window.period.from && one.at < window.period.until && one.at <= window.as_of)) {
            add_case(index, *asked, one);
        }
    }
}

/// The spans of the ticket's life that lie in the window.
void Figures::add_delays(std::size_t index, const Asked& asked, const TicketFacts& facts) {
    const auto& window = m_windows[index];
    for (const auto& span : delays_of(facts, m_world.rules.policies, m_world.neighbours.party_kind,
                                      window.period, window.as_of)) {
        add_case(index, asked,
                 {.facts = facts,
                  .at = span.span.from,
                  .order = span.order_k ? find_order(facts.ticket, *span.order_k) : nullptr,
                  .delay = &span});
    }
}

void Figures::add_case(std::size_t window, Cohort cohort, const Case& one) {
    const auto asked = std::find_if(m_cohorts.begin(), m_cohorts.end(),
                                    [&](const Asked& each) { return each.cohort == cohort; });
    if (asked != m_cohorts.end()) {
        add_case(window, *asked, one);
    }
}

void Figures::add_case(std::size_t window, const Asked& asked, const Case& one) {
    // What came open from a source is in counts and stocks, but in no rate.
    const bool counts_only =
        one.facts.was_imported && !m_question.with_imported && !is_of_stock(asked.cohort);
    const auto look = look_of(m_windows[window]);
    for (const auto measure : asked.measures) {
        const auto& of = *m_measures[measure];
        if (counts_only && of.combine != Combine::sum) {
            continue;
        }
        if (const auto said = of.of(one, look, of.number)) {
            take(window, measure, one, *said);
        }
    }
}

void Figures::add_charge(const Charge& charge, const TicketFacts& facts) {
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        const auto& window = m_windows[i];
        if (charge.opened_at >= window.period.from && charge.opened_at < window.period.until &&
            charge.opened_at <= window.as_of) {
            add_case(i, Cohort::charge, {.facts = facts, .at = charge.opened_at, .charge = &charge});
        }
    }
}

void Figures::add_group(std::size_t window, const GroupStanding& group, const TicketFacts& facts) {
    add_case(window, Cohort::group, {.facts = facts, .at = m_windows[window].stock_at, .group = &group});
}

void Figures::add_struck(const Step& struck, const TicketFacts& facts) {
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        const auto& window = m_windows[i];
        if (struck.at >= window.period.from && struck.at < window.period.until && struck.at <= window.as_of) {
            add_case(i, Cohort::struck, {.facts = facts, .at = struck.at, .step = &struck});
        }
    }
}

KindGroup Figures::kinds_of(const Case& one) const {
    return kind_group_of(m_world.rules.policies.newest(), one.ticket_judged());
}

void Figures::take(std::size_t window, std::size_t measure, const Case& one, const Contribution& said) {
    if (is_of_dwellings(m_measures[measure]->combine) && !is_delivered(one, m_windows[window])) {
        return;
    }
    if (m_question.dimensions.empty()) {
        return take_in(window, measure, {0, {}}, one, said);
    }
    for (auto& values : groups_of(one)) {
        const auto group = m_groups.try_emplace(values, m_groups.size()).first->second;
        take_in(window, measure, {group, std::move(values)}, one, said);
    }
}

void Figures::take_in(std::size_t window, std::size_t measure, const GroupFound& group, const Case& one,
                      const Contribution& said) {
    const auto& of = *m_measures[measure];
    const auto kinds = static_cast<std::size_t>(kinds_of(one));
    auto& cell = m_cells[cell_key(window, group.index, measure, kinds)];
    cell.numerator += said.numerator;
    cell.denominator += said.denominator;
    ++cell.n;
    cell.weight += said.weight;
    cell.weight_square += said.weight * said.weight;
    cell.weighted += said.weight * static_cast<double>(said.numerator);
    if (said.value && (of.combine == Combine::spread || of.combine == Combine::mean)) {
        cell.values.push_back(*said.value);
        if (of.combine == Combine::mean) {
            cell.weights.push_back(said.weight);
        } else if (of.has_working) {
            cell.working.push_back(said.working.value_or(*said.value));
        }
    }
    if (counts_reporting(of.combine) && one.facts.ticket.unit_id) {
        cell.units.push_back(one.facts.ticket.unit_id->value);
    }
    if (explain && window < m_question.periods.size() && explains(of)) {
        explain_case(window, of, group.values, one, said);
    }
}

bool Figures::explains(const Measure& measure) const {
    return explained.empty() || std::find(explained.begin(), explained.end(), &measure) != explained.end();
}

/// Tells a case; of a figure of units the first case of each unit is the unit.
void Figures::explain_case(std::size_t window, const Measure& of, Values values, const Case& one,
                           Contribution said) {
    const auto kinds = kinds_of(one);
    if (of.combine == Combine::units || of.combine == Combine::reporting || of.combine == Combine::spared) {
        auto key = values;
        key.push_back(std::to_string(window));
        key.emplace_back(of.of_all_kinds ? std::string_view() : code_of(kinds));
        key.emplace_back(of.code);
        const bool is_first =
            m_explained_units.emplace(std::move(key), one.facts.ticket.unit_id->value).second;
        said.numerator = is_first ? 1 : 0;
    }
    explain({of, window, std::move(values), kinds, one, said});
}

/// Whether the case is of a unit that people live in, no public area and no shop, and that was handed over by
/// the end of the window.
bool Figures::is_delivered(const Case& one, const FigureWindow& window) const {
    const auto& id = one.facts.ticket.unit_id;
    const auto* unit = id ? m_world.registers.unit(*id) : nullptr;
    return unit != nullptr && unit->use == Use::dwelling && unit->area.empty() && unit->handover_on &&
           *unit->handover_on <= last_day(window);
}

std::vector<Figures::Values> Figures::groups_of(const Case& one) const {
    std::vector<Values> groups(1);
    for (const auto dimension : m_question.dimensions) {
        if (dimension != Dimension::repairer || !m_question.credits_every_repairer) {
            const auto value = dimension_of(dimension, one, m_world.registers);
            for (auto& group : groups) {
                group.push_back(value);
            }
            continue;
        }
        std::vector<Values> each;
        for (const auto& group : groups) {
            for (const auto& party : repairers_of(one, m_world.registers)) {
                each.push_back(group);
                each.back().push_back(party);
            }
        }
        groups = std::move(each);
    }
    return groups;
}

}  // namespace aftercare
