// Figures: the contributions of tickets, accumulated by period, group and measure, in one pass over the
// tickets that the periods touch.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "aftercare/core/figures/question.hpp"

namespace aftercare {

/// One figure of one period and group.
struct Figure {
    std::size_t period = 0;               ///< of the question's
    std::vector<std::string> group = {};  ///< a value for each dimension
    const AskedFigure* figure = nullptr;
    std::optional<double> value = {};  ///< nothing: no case, or nothing to divide by
    std::optional<double> numerator = {};
    std::optional<double> denominator = {};
    std::optional<double> previous = {};        ///< the value of the period before, as of the same age
    std::int64_t n = 0;                         ///< cases behind it
    std::optional<double> low = {}, high = {};  ///< 95 %
    bool is_running = false;                    ///< the period ends after as_of
};

/// A case as an explanation shows it.
struct ExplainedCase {
    const Measure& measure;
    std::size_t period = 0;
    std::vector<std::string> group;
    KindGroup kinds = KindGroup::repair;
    const Case& one;
    const Contribution& contribution;
};

/// What figures are made with besides the tickets.
struct FigureWorld {
    const Rules& rules;
    const Neighbours& neighbours;
    const Registers& registers;
};

class Figures {
  public:
    /// All that is given outlives it.
    Figures(const FigureQuestion& question, const FigureWorld& world);

    /// Adds what a ticket contributes. `entries` are all of its acts that are known.
    void add(TicketId id, const std::vector<TicketEntry>& entries);

    /// Adds what a ticket contributes to stocks that has not been acted on since any of the periods' ends, of
    /// which only what stands is known: its columns, the runs that run, the callbacks that are due.
    void add_standing(const TicketFacts& facts);

    /// Adds a back-charge; `facts` of its ticket.
    void add_charge(const Charge& charge, const TicketFacts& facts);
    /// Adds a group complaint as it stands at the end of a window; `facts` of the ticket by which it is
    /// grouped.
    void add_group(std::size_t window, const GroupStanding& group, const TicketFacts& facts);
    /// Adds an act on the ticket that was struck out: when that was, and who had entered it.
    void add_struck(const Step& struck, const TicketFacts& facts);

    /// The figures, by period, group and the question's order; extra ones with cases only.
    std::vector<Figure> answer();

    /// Told of every case of the question's periods.
    std::function<void(const ExplainedCase&)> explain;
    /// The measures of which it is told; empty: all.
    std::vector<const Measure*> explained;

    /// The periods of the question, then those before them.
    const std::vector<FigureWindow>& windows() const { return m_windows; }

  private:
    /// What the cases of a measure have summed up to, in one window, group and group of kinds.
    struct Cell {
        std::int64_t numerator = 0;
        std::int64_t denominator = 0;
        std::int64_t n = 0;
        double weight = 0, weighted = 0, weight_square = 0;
        std::vector<std::int64_t> values, working;
        std::vector<double> weights;  ///< of the values of a mean
        std::vector<std::int64_t> units;
    };
    struct UnitSums {
        double months = 0;       ///< delivered unit-months
        std::int64_t units = 0;  ///< delivered at some time
        std::int64_t all = 0;    ///< delivered or not
    };
    using Values = std::vector<std::string>;
    /// The measures of a cohort that are asked for, each once.
    struct Asked {
        Cohort cohort = Cohort::opened;
        std::vector<std::size_t> measures;
    };
    struct GroupFound {
        std::size_t index = 0;
        Values values;
    };
    /// A case, and what is asked of it.
    struct CaseFound {
        const Asked* asked = nullptr;
        Case one;
    };

    /// Where a cell is kept.
    static std::uint64_t cell_key(std::size_t window, std::size_t group, std::size_t measure,
                                  std::size_t kinds);
    bool counts(const TicketFacts& facts, Cohort cohort) const;
    bool explains(const Measure& measure) const;
    std::vector<CaseFound> cases_of(const TicketFacts& facts) const;
    void add_window(std::size_t window, const std::vector<CaseFound>& cases);
    void add_delays(std::size_t window, const Asked& asked, const TicketFacts& facts);
    void add_stock(std::size_t window, const TicketFacts& facts, const TicketFacts& judged);
    void add_case(std::size_t window, Cohort cohort, const Case& one);
    void add_case(std::size_t window, const Asked& asked, const Case& one);
    Look look_of(const FigureWindow& window) const;
    void take(std::size_t window, std::size_t measure, const Case& one, const Contribution& said);
    bool is_delivered(const Case& one, const FigureWindow& window) const;
    KindGroup kinds_of(const Case& one) const;
    /// The groups that a case counts in: one, but for what is credited to several parties.
    std::vector<Values> groups_of(const Case& one) const;
    void take_in(std::size_t window, std::size_t measure, const GroupFound& group, const Case& one,
                 const Contribution& said);
    void explain_case(std::size_t window, const Measure& of, Values group, const Case& one,
                      Contribution said);
    Cell collect(std::size_t window, std::size_t group, const AskedFigure& asked) const;
    void sum_up_units();
    void sum_up_unit(const Unit& unit);
    Values unit_values(const Values& group) const;
    void fill(Figure& figure, const Cell& cell, std::size_t window) const;

    const FigureQuestion& m_question;
    const FigureWorld m_world;
    std::vector<FigureWindow> m_windows;
    std::vector<std::optional<std::size_t>> m_before;  ///< of each period, the window before; nothing: none
    std::vector<const Measure*> m_measures;
    std::vector<Asked> m_cohorts;
    std::map<Values, std::size_t> m_groups;
    std::unordered_map<std::uint64_t, Cell> m_cells;
    std::map<Values, std::vector<UnitSums>> m_units;  ///< of each window, by the dimensions that units have
    std::set<std::pair<Values, std::int64_t>> m_explained_units;
};

}  // namespace aftercare
