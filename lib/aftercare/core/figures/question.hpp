// What is asked of the figures: which of them, of which periods, by what they are grouped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/figures/dimensions.hpp"
#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

/// What of a spread is printed.
enum class SpreadPart { mean, p50, p90 };

/// A figure as it is asked for: `CODE[_group][_working][_mean|_p50|_p90]`.
struct AskedFigure {
    const Measure* measure = nullptr;
    /// Nothing: what the measure stands for without one, repairs or all kinds.
    std::optional<KindGroup> group = {};
    bool working = false;
    SpreadPart part = SpreadPart::mean;
    std::string code = {};
    bool is_beneath = false;  ///< tables print it as a remark on what stands above it
};

/// The figure of a code; codes of measures come before suffixes. Nothing when there is none.
std::optional<AskedFigure> asked_figure(std::string_view code);
/// All figures of a report of everything: each measure but those that are only named, of spreads every part;
/// of rates also each other group of kinds (`is_extra`), which is printed where it has cases only.
struct OfferedFigure {
    AskedFigure figure;
    bool is_extra = false;
};
std::vector<OfferedFigure> offered_figures();

struct FigureQuestion {
    std::vector<OfferedFigure> figures;
    std::vector<Period> periods;
    std::vector<Dimension> dimensions;
    Instant as_of;
    bool with_imported = false;
    /// Grouped by repairer, what is of a ticket counts for every party that worked on it: groups then add up
    /// to more than the whole.
    bool credits_every_repairer = false;
};

/// The question with what has to be read beneath its figures, for people: beneath the last attainment of a
/// clock, for each group of kinds that is asked for, what left the count, what was put off twice or more, and
/// what is held (rules.md §6, Exits, Extensions); beneath the dates committed to, the literal 24 hours where
/// they are not asked for themselves; beneath the callback rate, callbacks that were waived.
FigureQuestion with_beneath(FigureQuestion question);
/// Whether the figure is of a date committed to, and whether it is of the literal 24 hours of the service
/// standard, which always stand beside that.
bool is_commitment(const AskedFigure& figure);
bool is_literal_24h(const AskedFigure& figure);

/// A period as it is looked at: by which acts, and as of when its stock is counted.
struct FigureWindow {
    Period period;
    Instant as_of;            ///< of the cohorts
    Instant stock_at;         ///< to which ages run: the period's end or as_of, whichever is first
    Instant stock_cut;        ///< the last instant whose acts the stock knows
    bool is_running = false;  ///< it ends after as_of
};

/// A period as of an instant.
FigureWindow window_of(const Period& period, Instant as_of);
/// The last day of which any part is in the window.
Day last_day(const FigureWindow& window);
/// Whether the period begins and ends, so that there is one before it.
bool is_bounded(const Period& period);
/// The period before as of the same age: of one that is over as long after its end, by local days and time of
/// day; of one that runs at the same point of it.
FigureWindow window_before(const Period& period, Instant as_of);

}  // namespace aftercare
