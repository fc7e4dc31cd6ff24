// How figures are printed: long rows for programs; for people under headings, with a word for better or
// worse.
#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <set>

#include "aftercare/render/bars.hpp"
#include "aftercare/render/figure_words.hpp"
#include "aftercare/render/trend.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/width.hpp"
#include "apps/report/figures.hpp"
#include "apps/report/standing_tickets.hpp"
#include "apps/report/text_table.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

/// A number as programs read it: whole ones as such.
Cell number_cell(std::optional<double> value) {
    if (!value) {
        return {};
    }
    const double whole = std::nearbyint(*value);
    constexpr double k_exact_below = 9007199254740992;  // 2^53
    return whole == *value && std::fabs(whole) < k_exact_below ? Cell(static_cast<std::int64_t>(whole))
                                                               : Cell(*value);
}

class FigurePrinter {
  public:
    FigurePrinter(const FigureRequest& request, const FigureQuestion& question, FigureShow show,
                  Session& session)
        : m_request(request), m_question(question), m_show(show), m_session(session) {}

    void print(const std::vector<Figure>& figures) {
        const auto format = m_session.format();
        if (format == Format::table || format == Format::html) {
            print_for_people(figures);
        } else {
            print_for_programs(figures);
        }
    }

  private:
    bool is_left_out(const Figure& figure) const { return m_request.min_n && figure.n < *m_request.min_n; }

    void print_for_programs(const std::vector<Figure>& figures) {
        std::vector<Column> columns = {{"period_from", ColumnKind::instant},
                                       {"period_until", ColumnKind::instant},
                                       {"measure", ColumnKind::code, "measure"},
                                       {"value", ColumnKind::number},
                                       {"numerator", ColumnKind::number},
                                       {"denominator", ColumnKind::number},
                                       {"previous", ColumnKind::number},
                                       {"n", ColumnKind::number},
                                       {"low", ColumnKind::number},
                                       {"high", ColumnKind::number},
                                       {"running", ColumnKind::flag},
                                       {"imported", ColumnKind::flag}};
        const auto more = dimension_columns(m_question);
        columns.insert(columns.end(), more.begin(), more.end());
        std::vector<std::vector<Cell>> rows;
        for (const auto& figure : figures) {
            if (is_left_out(figure)) {
                continue;
            }
            const auto& period = m_question.periods[figure.period];
            auto& row = rows.emplace_back(std::vector<Cell>{
                end_cell(period.from), end_cell(period.until), std::string_view(figure.figure->code),
                number_cell(figure.value), number_cell(figure.numerator), number_cell(figure.denominator),
                number_cell(figure.previous), figure.n, number_cell(figure.low), number_cell(figure.high),
                std::int64_t{figure.is_running}, std::int64_t{m_question.with_imported}});
            for (const auto& value : figure.group) {
                row.push_back(value.empty() ? Cell() : Cell(std::string_view(value)));
            }
        }
        print_rows(m_session, columns, rows);
    }

    /// Which way the figure went, and whether that is good; nothing when there is nothing to compare.
    static std::string change_of(const Figure& figure) {
        return figure.value && figure.previous
                   ? trend_words(trend_of(*figure.value, *figure.previous, figure.figure->measure->better))
                   : std::string();
    }

    static std::string interval_of(const Figure& figure) {
        if (!figure.low || !figure.high) {
            return {};
        }
        const auto unit = figure.figure->measure->unit;
        return figure_text(unit, figure.low) + " – " + figure_text(unit, figure.high);
    }

    bool names_period() const { return m_question.periods.size() > 1; }

    std::vector<Column> columns_for_people() const {
        std::vector<Column> columns;
        if (names_period()) {
            columns.push_back({"period_from", ColumnKind::instant});
        }
        const auto more = dimension_columns(m_question);
        columns.insert(columns.end(), more.begin(), more.end());
        columns.insert(columns.end(), {{"measure", ColumnKind::code, "measure"},
                                       {"value", ColumnKind::number},
                                       {"previous", ColumnKind::number},
                                       {"trend", ColumnKind::text},
                                       {"cases", ColumnKind::number},
                                       {"interval", ColumnKind::text}});
        if (m_request.chart) {
            columns.push_back({"chart", ColumnKind::text});
        }
        return columns;
    }

    /// A row that is a heading alone.
    void add_heading(FigureHeading heading) {
        auto& row = m_rows.emplace_back(columns_for_people().size());
        row[row.size() - k_columns_of_figure - (m_request.chart ? 1 : 0)] =
            keep("【" + figure_heading(heading) + "】");
    }

    /// A remark on what stands above it, with how many of how many.
    void name_beneath(const Figure& figure, std::vector<Cell>& row) {
        auto named = *figure.figure;
        if (named.group == KindGroup::repair) {
            named.group.reset();  // as of the rows above it
        }
        row[row.size() - k_columns_of_figure] = keep("– " + figure_name(named));
        if (figure.denominator) {
            row[row.size() - 2] =
                keep(fmt::format("{:.0f} / {:.0f}", *figure.numerator, *figure.denominator));
        }
    }

    void add_for_people(const Figure& figure) {
        const auto unit = figure.figure->measure->unit;
        auto& row = m_rows.emplace_back();
        if (names_period()) {
            row.emplace_back(m_question.periods[figure.period].from.seconds);
        }
        for (const auto& value : figure.group) {
            row.emplace_back(std::string_view(value));
        }
        row.emplace_back(std::string_view(figure.figure->code));
        row.emplace_back(keep(figure_text(unit, figure.value)));
        row.emplace_back(keep(figure_text(unit, figure.previous)));
        row.emplace_back(keep(change_of(figure)));
        row.emplace_back(figure.n);
        row.emplace_back(keep(interval_of(figure)));
        if (figure.figure->is_beneath) {
            name_beneath(figure, row);
        }
        if (m_request.chart) {
            constexpr std::size_t k_bar_width = 20;
            row.emplace_back(
                keep(eighths_bar(figure.value.value_or(0), m_largest[figure.figure->code], k_bar_width)));
        }
    }

    /// The literal 24 hours are left out nowhere where a date committed to has cases.
    bool is_literal_of_commitment(const Figure& figure) const {
        return is_literal_24h(*figure.figure) && m_committed.contains({figure.period, figure.group});
    }

    void print_for_people(const std::vector<Figure>& figures) {
        m_session.page();
        if (m_session.format() == Format::table) {
            m_session.out().write(wrap_to_width(figures_heading(m_question, m_session),
                                                m_session.write_options().terminal_columns) +
                                  "\n");
        }
        const bool has_headings =
            m_show == FigureShow::everything && m_question.dimensions.empty() && !names_period();
        for (const auto& figure : figures) {
            auto& largest = m_largest[figure.figure->code];
            largest = std::max(largest, figure.value.value_or(0));
        }
        for (const auto& figure : figures) {
            if (figure.n > 0 && is_commitment(*figure.figure) && !figure.figure->group) {
                m_committed.emplace(figure.period, figure.group);
            }
        }
        std::optional<FigureHeading> heading;
        for (const auto& figure : figures) {
            const bool is_empty =
                figure.n == 0 && figure.previous.value_or(0) == 0 && !is_literal_of_commitment(figure);
            if (is_left_out(figure) || (m_show == FigureShow::everything && is_empty)) {
                continue;
            }
            const auto own = figure.figure->measure->heading;
            if (has_headings && heading != own && !figure.figure->is_beneath) {
                add_heading(own);
                heading = own;
            }
            add_for_people(figure);
        }
        print_rows(m_session, columns_for_people(), m_rows);
    }

    /// Texts stay where they are while rows point at them.
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }

    static constexpr std::size_t k_columns_of_figure = 6;

    const FigureRequest& m_request;
    const FigureQuestion& m_question;
    FigureShow m_show;
    Session& m_session;
    std::deque<std::string> m_texts;
    std::vector<std::vector<Cell>> m_rows;
    std::map<std::string_view, double> m_largest;  ///< of each figure, for the bars
    /// Periods and groups with cases of a date committed to.
    std::set<std::pair<std::size_t, std::vector<std::string>>> m_committed;
};

}  // namespace

void print_asked(const FigureRequest& request, const FigureQuestion& question, FigureShow show,
                 const std::vector<Figure>& figures, Session& session) {
    FigurePrinter(request, question, show, session).print(figures);
}

void print_figures(const FigureRequest& request, const FigureQuestion& question, FigureShow show,
                   Session& session) {
    auto asking = asking_of(request, session);
    if (!is_for_people(session.format())) {
        const auto figures = ask_figures(session.view(), question, asking);
        return FigurePrinter(request, question, show, session).print(figures);
    }
    const auto shown = with_beneath(question);
    StandingTickets standing(shown);
    standing.listen(asking);
    const auto figures = ask_figures(session.view(), shown, asking);
    FigurePrinter(request, shown, show, session).print(figures);
    standing.print(session);
}

}  // namespace aftercare
