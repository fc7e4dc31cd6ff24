// Measures: one row of one table each (measures()), from which every report, its explanations and its page
// come. A measure says in which cohort its cases are found, and what one case contributes.
//
// Formulas: rules.md §6. A case is a ticket, a cycle, a run of a clock, a callback, an order; it is of the
// period in which the instant lies by which its cohort finds it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "aftercare/core/figures/facts.hpp"
#include "aftercare/support/periods.hpp"

namespace aftercare {

/// What a figure is counted in.
enum class FigureUnit { count, ratio, seconds, fen, score, number };

/// How the contributions of cases become one figure.
enum class Combine {
    sum,             ///< of the numerators
    share,           ///< numerators by denominators, with Wilson's interval
    ratio,           ///< the same of seconds or money: no interval
    spread,          ///< mean, p50 and p90 of the values
    mean,            ///< of the values
    per_unit_month,  ///< numerators by months of delivered units
    per_unit,        ///< numerators by units delivered at some time of the period
    units,           ///< units reporting, each once, by units delivered at some time of the period
    per_reporting,   ///< numerators by units reporting
    reporting,       ///< units reporting, each once
    spared,          ///< units delivered at some time of the period that did not report, by all of these
    delivered,       ///< units delivered at some time of the period
    planned,         ///< units there are, delivered or not
};

/// By which instant a case is found.
enum class Cohort {
    opened,           ///< a receipt, or an appeal on new facts
    resolved,         ///< a ticket resolved, by its receipt
    finished,         ///< a cycle done or answered, by when
    closed_first,     ///< a ticket's first closing by us
    stepped,          ///< a step, by when it happened
    due_standard,     ///< a run of resolve, by the policy's own due
    due_original,     ///< … by the commitment as first made
    due_current,      ///< … by the current one
    due,              ///< a run of any clock, by its due
    begun,            ///< a run of any clock, by its start
    order_done,       ///< an order, by its done
    scored,           ///< a callback with a score, by when it was given
    matured_done,     ///< the first accepted done, by the end of its window
    matured_closing,  ///< the first closing, by the end of its window
    matured_receipt,  ///< a ticket, 90 days after its receipt
    cost,             ///< a cost, by when it was incurred
    period,           ///< a ticket, once a period
    since_handover,   ///< a receipt of a home since its handover, whatever the period: asks for all tickets
    stock,            ///< a ticket as it stood at the period's end, or as of
    charge,           ///< a back-charge, by its opening
    group,            ///< a group complaint as it stands
    order_issued,     ///< a repair order, by when it was issued
    order_served,     ///< … by when it was first delivered in writing
    order_due,        ///< … by its own due
    order_ended,      ///< … by when it was returned, transferred, cancelled or defaulted
    delay,            ///< a span of a ticket's life, cut to the period
    struck,           ///< an act that was struck out, by when it was
    unit,             ///< no case: what is counted of units alone
    merged,           ///< a ticket that was merged into another, by when
};

/// Groups of kinds whose rates are never put together (rules.md §6).
enum class KindGroup { repair, complaint, advice, service, handover };
constexpr auto k_kind_group_codes = code_table<KindGroup>({{KindGroup::repair, "repair"},
                                                           {KindGroup::complaint, "complaint"},
                                                           {KindGroup::advice, "advice"},
                                                           {KindGroup::service, "service"},
                                                           {KindGroup::handover, "handover"}});
AFTERCARE_CODE_LIST(KindGroup, kind_group);

/// Why a case is in the numerator, or only in the denominator.
enum class FigureWhy {
    counted,
    met,
    late,
    open_past_target,
    ended_past_target,  ///< declined or withdrawn after the due
    forced,
    resolved,
    unresolved,
    repeated,
    reopened,
    rejected,
    several_visits,
    no_visit,
    passed,
    reached,
    not_reached,
    satisfied,
    neutral,
    dissatisfied,
    incomplete,
    yes,
    no,
};
constexpr auto k_figure_why_codes =
    code_table<FigureWhy>({{FigureWhy::counted, "counted"},
                           {FigureWhy::met, "met"},
                           {FigureWhy::late, "late"},
                           {FigureWhy::open_past_target, "open-past-target"},
                           {FigureWhy::ended_past_target, "ended-past-target"},
                           {FigureWhy::forced, "forced"},
                           {FigureWhy::resolved, "resolved"},
                           {FigureWhy::unresolved, "unresolved"},
                           {FigureWhy::repeated, "repeated"},
                           {FigureWhy::reopened, "reopened"},
                           {FigureWhy::rejected, "rejected"},
                           {FigureWhy::several_visits, "several-visits"},
                           {FigureWhy::no_visit, "no-visit"},
                           {FigureWhy::passed, "passed"},
                           {FigureWhy::reached, "reached"},
                           {FigureWhy::not_reached, "not-reached"},
                           {FigureWhy::satisfied, "satisfied"},
                           {FigureWhy::neutral, "neutral"},
                           {FigureWhy::dissatisfied, "dissatisfied"},
                           {FigureWhy::incomplete, "incomplete"},
                           {FigureWhy::yes, "yes"},
                           {FigureWhy::no, "no"}});
AFTERCARE_CODE_LIST(FigureWhy, figure_why);

struct Charge;
struct DelaySpan;
struct Unit;

/// A group complaint as it stands at an instant.
struct GroupStanding {
    bool is_unanswered = false;  ///< a household of it has not been answered
};

/// A case of a cohort. What the cohort does not have is null.
struct Case {
    const TicketFacts& facts;
    Instant at;  ///< by which it is found
    const Cycle* cycle = nullptr;
    const ClockRun* run = nullptr;
    const Step* step = nullptr;
    const Order* order = nullptr;
    const Callback* callback = nullptr;
    const Cost* cost = nullptr;
    const Charge* charge = nullptr;
    const GroupStanding* group = nullptr;
    const DelaySpan* delay = nullptr;
    bool is_receipt = false;              ///< of a report that came in
    const TicketFacts* judged = nullptr;  ///< as of the report, where `facts` are of an earlier instant

    /// By what the case is grouped: kind and dimensions are those at the report's as-of.
    const Ticket& ticket_judged() const { return judged == nullptr ? facts.ticket : judged->ticket; }
};

/// What the facts of one ticket do not tell: other tickets of the same place.
struct Neighbours {
    /// When each repeat of the ticket was received, that is charged to its newest completion.
    std::function<std::vector<Instant>(const Ticket&)> repeats;
    /// When each complaint, or report by way of somebody else, came from the same unit after the ticket.
    std::function<std::vector<Instant>(const Ticket&)> complaints;
    /// The unit, or null.
    std::function<const Unit*(UnitId)> unit;
    /// Whether an earlier referred ticket of the same place and element came within 90 days before it.
    std::function<bool(const Ticket&)> referred_before;
    std::function<PartyKind(PartyId)> party_kind;
};

/// What a case is looked at with.
struct Look {
    Period period;
    Instant as_of;     ///< of the cohorts
    Instant stock_at;  ///< of the stock: the period's end or as_of, whichever is first
    bool with_imported = false;
    const Rules& rules;
    const Neighbours& neighbours;
};

/// What one case adds to a figure.
struct Contribution {
    FigureWhy why = FigureWhy::counted;
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;
    std::optional<std::int64_t> value = {};    ///< of a spread or mean
    std::optional<std::int64_t> working = {};  ///< the same in working time
    double weight = 1;                         ///< of a sample, by 1/rate
    std::optional<Instant> limit = {};         ///< what was due, for explanations
    std::optional<Instant> happened = {};      ///< when what it waited for happened
};

/// What it means for things to be good.
enum class Better { more, less, neither };

/// Under which heading a table has it.
enum class FigureHeading { flow, clocks, stock, quality, owners, money };

struct Measure {
    std::string_view code;
    FigureHeading heading = FigureHeading::flow;
    Combine combine = Combine::sum;
    FigureUnit unit = FigureUnit::count;
    Cohort cohort = Cohort::opened;
    /// Nothing: it is no case of the measure.
    std::optional<Contribution> (*of)(const Case&, const Look&, std::int64_t number) = nullptr;
    Better better = Better::neither;
    /// Counts stand for all kinds, rates for repairs; each can be asked of one group.
    bool of_all_kinds = false;
    std::int64_t number = 0;  ///< days, a scale: what measures of one formula differ in
    double scale = 1;
    bool has_working = false;
    /// A report of everything leaves it out: it is printed when it is named, or beneath another.
    bool is_only_named = false;
};

/// The same, but only where it is named.
constexpr Measure only_named(Measure measure) {
    measure.is_only_named = true;
    return measure;
}

/// The measures of each heading's source; all of them, in the order of print, are measures().
std::span<const Measure> flow_measures();
std::span<const Measure> clock_measures();
std::span<const Measure> quality_measures();
std::span<const Measure> owner_measures();
std::span<const Measure> stock_measures();
std::span<const Measure> money_measures();
std::span<const Measure> order_measures();
std::span<const Measure> report_measures();
/// What stands beneath attainment, and is printed only there or when it is named.
std::span<const Measure> beneath_measures();
/// What `report suggestions` prints.
std::span<const Measure> suggestion_measures();

/// Every measure, in the order in which reports print them.
const std::vector<const Measure*>& measures();

/// Of which group of kinds the ticket is.
KindGroup kind_group_of(const Policy& policy, const Ticket& ticket);

/// One for each case.
inline std::optional<Contribution> each(const Case&, const Look&, std::int64_t) {
    return Contribution{};
}
/// One for each case of a home.
inline std::optional<Contribution> of_a_unit(const Case& one, const Look&, std::int64_t) {
    return one.facts.ticket.unit_id ? std::optional(Contribution{}) : std::nullopt;
}
/// A contribution to a share.
inline Contribution counts_as(bool in_numerator, FigureWhy why) {
    return {.why = why, .numerator = in_numerator ? 1 : 0};
}
inline Contribution yes_or_no(bool is_so) {
    return counts_as(is_so, is_so ? FigureWhy::yes : FigureWhy::no);
}

/// Whether a cycle was resolved by `limit`, or is a miss, once that is over (rules.md §6, Settled): an end at
/// the owner's wish or by declining leaves it before, and is a miss after; forced is not resolved.
std::optional<Contribution> resolved_by(const Cycle& cycle, Instant limit, const Look& look);
/// The same of what began with the case's cycle: resolved in any of its cycles; an end that came back is
/// none.
std::optional<Contribution> row_resolved_by(const Case& one, Instant limit, const Look& look);
/// Whether a run of a clock met its due, once that is over; nothing while it is suspended or dropped out.
std::optional<Contribution> met_due(const ClockRun& run, const Look& look);

}  // namespace aftercare
