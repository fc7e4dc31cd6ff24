// What the reports of figures share: their options, the question that these make, and how figures are
// printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/render/trend.hpp"
#include "aftercare/store/queries/figures.hpp"
#include "aftercare/support/period_unit.hpp"
#include "apps/shared/command.hpp"
#include "apps/shared/options.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// What is read from `A,B`.
template <class T>
struct CommaList {
    std::vector<T> all;
};

/// The options of FIGURES.
struct FigureRequest {
    std::vector<Filter> filters;
    CommaList<Dimension> dimensions;
    CommaList<AskedFigure> figures;
    std::optional<PeriodUnit> every;  ///< by which steps the period is taken apart
    bool with_imported = false;
    std::optional<std::int64_t> min_n;
    bool chart = false;
    std::optional<std::string> remarks;  ///< a file, for the page
};
void describe_figures(Options& options, FigureRequest& request);
/// The same without --measure, for reports that have measures of their own.
void describe_groups(Options& options, FigureRequest& request);
/// Reads `A,B`, each a code or word of a fixed list.
std::string read_codes(std::string_view code_list, std::string_view typed, CommaList<std::string>& into);
/// The same with what the page takes.
void describe_page(Options& options, FigureRequest& request);

/// What can be told of the filters without the ledger. Throws Error{usage}.
bool prepare_figures(const FigureRequest& request, Session& session);

/// The question: of the periods asked for, or of `otherwise` (a period's word). Throws Error{usage} for
/// `--every` of a period without bounds.
FigureQuestion question_of(const FigureRequest& request, std::string_view otherwise, Session& session);

/// What the filters let count: tickets, and the units that these are divided by.
FigureAsking asking_of(const FigureRequest& request, Session& session);

/// Asks, and prints in the format of the session. For people a report of everything stands under headings
/// and leaves out what has no case in either period.
enum class FigureShow { asked, everything };
void print_figures(const FigureRequest& request, const FigureQuestion& question, FigureShow show,
                   Session& session);

/// Prints figures that were asked already.
void print_asked(const FigureRequest& request, const FigureQuestion& question, FigureShow show,
                 const std::vector<Figure>& figures, Session& session);

/// What stands above figures for people: the period, as of when, what is in it.
std::string figures_heading(const FigureQuestion& question, const Session& session);

/// A beginning or end of a period; empty where it has none.
Cell end_cell(Instant at);

/// The columns of the question's dimensions; codes are words for people.
std::vector<Column> dimension_columns(const FigureQuestion& question);

/// Which way a figure went, and what that means where `better` is so.
Trend trend_of(double value, double previous, Better better);

/// A value as people read it in the measure's unit.
std::string figure_text(FigureUnit unit, std::optional<double> value);

}  // namespace aftercare
