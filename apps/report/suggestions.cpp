#include <algorithm>
#include <array>
#include <map>

#include "aftercare/core/figures/statistics.hpp"
#include "aftercare/render/bars.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/figure_groups.hpp"
#include "apps/report/figures.hpp"
#include "apps/report/program.hpp"
#include "apps/report/tally_words.hpp"
#include "apps/report/text_table.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_suggestion_words = "suggestion_measure";

/// What the report calls its measures, and which figure each is, in the order of k_suggestion_words.
constexpr std::pair<std::string_view, std::string_view> k_measures[] = {
    {"received", "suggestions"},
    {"answered_in_time", "suggestions_in_time"},
    {"adopted", "suggestions_adopted"}};

/// What the figures of a group come to, in the order of k_measures.
struct SuggestionGroup {
    std::array<Figure, std::size(k_measures)> figures;

    std::int64_t received() const { return figures.front().n; }

    /// Adds those of another group or period.
    void join(const SuggestionGroup& more) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            auto& figure = figures[i];
            const auto& other = more.figures[i];
            figure.n += other.n;
            figure.numerator = figure.numerator.value_or(0) + other.numerator.value_or(0);
            figure.denominator = figure.denominator.value_or(0) + other.denominator.value_or(0);
        }
    }
};

using SuggestionGroups = std::map<GroupValues, SuggestionGroup>;

FigureQuestion question_of(const GroupRequest& request, Session& session) {
    auto question = question_of(request.figures, "month", session);
    if (question.dimensions.empty()) {
        question.dimensions = {Dimension::category};
    }
    for (const auto& [word, code] : k_measures) {
        question.figures.push_back({*asked_figure(code), false});
    }
    return question;
}

/// The groups of each period in which anything was received.
std::vector<SuggestionGroups> ask_groups(const GroupRequest& request, const FigureQuestion& question,
                                         Session& session) {
    std::vector<SuggestionGroups> periods(question.periods.size());
    const auto figures = ask_figures(session.view(), question, asking_of(request.figures, session));
    for (std::size_t i = 0; i + std::size(k_measures) <= figures.size(); i += std::size(k_measures)) {
        if (figures[i].n == 0 || figures[i].n < request.figures.min_n.value_or(0)) {
            continue;
        }
        auto& group = periods[figures[i].period][figures[i].group];
        std::copy_n(figures.begin() + static_cast<std::ptrdiff_t>(i), std::size(k_measures),
                    group.figures.begin());
    }
    return periods;
}

class SuggestionsPrinter {
  public:
    SuggestionsPrinter(const GroupRequest& request, const FigureQuestion& question, Session& session)
        : m_request(request),
          m_question(question),
          m_session(session),
          m_columns(dimension_columns(question)),
          m_periods(ask_groups(request, question, session)) {
        std::map<GroupValues, std::int64_t> received;
        for (const auto& groups : m_periods) {
            for (const auto& [group, told] : groups) {
                received[group] += told.received();
                m_most = std::max(m_most, told.received());
            }
        }
        m_order = m_columns.in_order(received);
    }

    void print_long_rows() {
        std::vector<std::vector<Cell>> rows;
        for_each_group([&](const Period& period, const GroupValues& group, const SuggestionGroup& told) {
            add_long_rows(rows, period, group, told);
        });
        std::vector<Column> columns = {{"period_from", ColumnKind::instant},
                                       {"period_until", ColumnKind::instant},
                                       {"measure", ColumnKind::code, k_suggestion_words},
                                       {"value", ColumnKind::number},
                                       {"numerator", ColumnKind::number},
                                       {"denominator", ColumnKind::number},
                                       {"low", ColumnKind::number},
                                       {"high", ColumnKind::number}};
        columns.insert(columns.end(), m_columns.columns.begin(), m_columns.columns.end());
        print_rows(m_session, columns, rows);
    }

    void print_table() {
        const auto options = m_session.write_options();
        TextTable table;
        add_columns(table);
        SuggestionGroup all;
        for_each_group([&](const Period& period, const GroupValues& group, const SuggestionGroup& told) {
            std::vector<std::string> row;
            if (names_period()) {
                row.push_back(format_minute(period.from));
            }
            const auto words = m_columns.words(group, options.word);
            row.insert(row.end(), words.begin(), words.end());
            table.rows.push_back(row_of(std::move(row), told));
            all.join(told);
        });
        std::vector<std::string> total(m_columns.columns.size() + (names_period() ? 1 : 0));
        total.front() = tr("total");
        table.rows.push_back(row_of(std::move(total), all, false));
        const Period whole{m_question.periods.front().from, m_question.periods.back().until};
        print_text_table(m_session, table, options,
                         with_period(tr("suggestions and praise received"), whole));
    }

  private:
    bool names_period() const { return m_question.periods.size() > 1; }

    template <class Each>
    void for_each_group(const Each& each) const {
        for (std::size_t i = 0; i < m_periods.size(); ++i) {
            for (const auto& group : m_order) {
                if (const auto told = m_periods[i].find(group); told != m_periods[i].end()) {
                    each(m_question.periods[i], group, told->second);
                }
            }
        }
    }

    void add_long_rows(std::vector<std::vector<Cell>>& rows, const Period& period, const GroupValues& group,
                       const SuggestionGroup& told) const {
        const auto instant = [](Instant at) { return is_in_range(at) ? Cell(at.seconds) : Cell(); };
        const auto real = [](std::optional<double> value) { return value ? Cell(*value) : Cell(); };
        for (std::size_t i = 0; i < std::size(k_measures); ++i) {
            const auto& figure = told.figures[i];
            if (m_request.shows(k_measures[i].first)) {
                auto& row = rows.emplace_back(std::vector<Cell>{
                    instant(period.from), instant(period.until), k_measures[i].first, real(figure.value),
                    real(figure.numerator), real(figure.denominator), real(figure.low), real(figure.high)});
                append_cells(row, group);
            }
        }
    }

    void add_columns(TextTable& table) const {
        if (names_period()) {
            table.add_column(field_word("period_from"), ColumnKind::instant);
        }
        for (const auto& column : m_columns.columns) {
            table.add_column(field_word(column.key),
                             column.kind == ColumnKind::text ? ColumnKind::text : ColumnKind::code);
        }
        for (const auto& [measure, code] : k_measures) {
            if (!m_request.shows(measure)) {
                continue;
            }
            table.add_column(word_of(k_suggestion_words, measure), ColumnKind::number);
            if (asked_figure(code)->measure->combine == Combine::share) {
                table.add_column(tr("share"), ColumnKind::number);
                table.add_column(tr("95% interval"), ColumnKind::number);
            }
        }
        if (m_request.figures.chart) {
            table.add_column(field_word("chart"), ColumnKind::text);
        }
    }

    /// `7 / 9`, `77.8%`, `45.3% – 93.7%`.
    static void append_share(std::vector<std::string>& row, const Figure& figure) {
        const auto numerator = static_cast<std::int64_t>(figure.numerator.value_or(0));
        const auto denominator = static_cast<std::int64_t>(figure.denominator.value_or(0));
        const auto interval = wilson_interval(numerator, denominator);
        if (!interval) {
            row.insert(row.end(), 3, std::string());
            return;
        }
        constexpr double k_percent = 100;
        const auto value = static_cast<double>(numerator) / static_cast<double>(denominator);
        row.push_back(fmt::format("{} / {}", numerator, denominator));
        row.push_back(fmt::format("{:.1f}%", value * k_percent));
        row.push_back(
            fmt::format("{:.1f}% – {:.1f}%", interval->low * k_percent, interval->high * k_percent));
    }

    std::vector<std::string> row_of(std::vector<std::string> row, const SuggestionGroup& told,
                                    bool has_bar = true) const {
        if (m_request.shows(k_measures[0].first)) {
            row.push_back(std::to_string(told.received()));
        }
        for (std::size_t i = 1; i < std::size(k_measures); ++i) {
            if (m_request.shows(k_measures[i].first)) {
                append_share(row, told.figures[i]);
            }
        }
        if (m_request.figures.chart) {
            constexpr std::size_t k_bar_width = 20;
            row.push_back(has_bar ? eighths_bar(static_cast<double>(told.received()),
                                                static_cast<double>(m_most), k_bar_width)
                                  : std::string());
        }
        return row;
    }

    const GroupRequest& m_request;
    const FigureQuestion& m_question;
    Session& m_session;
    GroupColumns m_columns;
    std::vector<SuggestionGroups> m_periods;
    std::vector<GroupValues> m_order;
    std::int64_t m_most = 0;  ///< received of any group
};

bool prepare_suggestions(const GroupRequest& request, Session& session) {
    return prepare_figures(request.figures, session);
}

int run_suggestions(const GroupRequest& request, Session& session) {
    const auto question = question_of(request, session);
    session.page();
    SuggestionsPrinter printer(request, question, session);
    if (is_for_people(session.format())) {
        printer.print_table();
    } else {
        printer.print_long_rows();
    }
    return k_exit_done;
}

}  // namespace

const Command k_report_suggestions = {
    .name = "suggestions",
    .summary = tr_later("suggestions and praise: answered in time, adopted"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_group_report<k_suggestion_words>, run_suggestions, prepare_suggestions>,
};

}  // namespace aftercare
