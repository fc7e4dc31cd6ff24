#include <utility>

#include "aftercare/support/messages.hpp"
#include "apps/report/figures.hpp"
#include "apps/report/figures_page.hpp"
#include "apps/report/program.hpp"

namespace aftercare {

namespace {

/// What a day is told by, unless other figures are asked for.
constexpr std::string_view k_day_figures[] = {
    "opened",   "accepted", "dispatched",  "completed", "closed",     "answered",      "declined",
    "reopened", "open_now", "overdue_now", "due_soon",  "silent_now", "callbacks_due", "callbacks_done"};

std::vector<OfferedFigure> day_figures() {
    std::vector<OfferedFigure> figures;
    for (const auto code : k_day_figures) {
        figures.push_back({*asked_figure(code), false});
    }
    return figures;
}

/// The page, or the figures asked for, else `figures`, of the period asked for, else `period`.
int run_with(const FigureRequest& request, std::string_view period, std::vector<OfferedFigure> figures,
             FigureShow show, Session& session) {
    auto question = question_of(request, period, session);
    if (is_page(request, session)) {
        print_page(request, question, session);
        return 0;
    }
    if (question.figures.empty()) {
        question.figures = std::move(figures);
    } else {
        show = FigureShow::asked;
    }
    print_figures(request, question, show, session);
    return 0;
}

int run_day(const FigureRequest& request, Session& session) {
    return run_with(request, "today", day_figures(), FigureShow::asked, session);
}
template <PeriodUnit unit>
int run_period(const FigureRequest& request, Session& session) {
    return run_with(request, period_unit_code(unit), offered_figures(), FigureShow::everything, session);
}

}  // namespace

const Command k_report_day = {
    .name = "day",
    .summary = tr_later("what happened in a day or another period, and what is open"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_page, run_day, prepare_figures>,
};
const Command k_report_kpi = {
    .name = "kpi",
    .summary = tr_later("every figure, with what it rests on"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_page, run_period<PeriodUnit::month>, prepare_figures>,
};
const Command k_report_week = {
    .name = "week",
    .summary = tr_later("the figures of a week, beside those of the week before"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_page, run_period<PeriodUnit::week>, prepare_figures>,
};
const Command k_report_month = {
    .name = "month",
    .summary = tr_later("the figures of a month, beside those of the month before"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_page, run_period<PeriodUnit::month>, prepare_figures>,
};
const Command k_report_quarter = {
    .name = "quarter",
    .summary = tr_later("the figures of a quarter, beside those of the quarter before"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_page, run_period<PeriodUnit::quarter>, prepare_figures>,
};
const Command k_report_year = {
    .name = "year",
    .summary = tr_later("the figures of a year, beside those of the year before"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_page, run_period<PeriodUnit::year>, prepare_figures>,
};

}  // namespace aftercare
