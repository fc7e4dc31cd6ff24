// Figures in words: what each measure is called, what exactly it counts, and whose rule that is.
//
// The tables stand beside those of core/figures/measures_*.cpp, row by row. A definition says what is counted
// over what, what leaves and what is a miss, so that anybody can count again; the same text is in
// `aftercare help kpi`, in explanations and under the page.
#pragma once

#include <string>

#include "aftercare/core/figures/question.hpp"

namespace aftercare {

/// What the measure is called: `resolution time`.
std::string measure_name(const Measure& measure);

/// The name for the row of a table, with what was asked for behind it: `resolution time (complaints, working
/// time, median)`.
std::string figure_name(const AskedFigure& figure);

/// One or two sentences: what is counted, over what.
std::string figure_definition(const Measure& measure);

/// Where the rule stands, when it is not the house's own: `England's Tenant Satisfaction Measures, CH01`;
/// else empty.
std::string figure_source(const Measure& measure);

/// What tables have above the measures of a heading.
std::string figure_heading(FigureHeading heading);

}  // namespace aftercare
