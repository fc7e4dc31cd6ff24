#include "aftercare/core/ageing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "aftercare/core/figures/statistics.hpp"
#include "aftercare/render/bars.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/figure_groups.hpp"
#include "apps/report/figures.hpp"
#include "apps/report/program.hpp"
#include "apps/report/text_table.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_ageing_words = "age_measure";
constexpr int k_p50 = 50;
constexpr int k_ageing_p90 = 90;

/// Open tickets of one group.
struct AgeGroup {
    std::array<std::int64_t, k_age_class_codes.size()> classes{};
    Occurrences ages;  ///< in seconds
    std::string oldest;

    void add(Seconds age, const std::string& number) {
        take_older(age.count, number);
        ++classes.at(static_cast<std::size_t>(age_class(age)));
        ++ages[age.count];
    }

    void join(const AgeGroup& more) {
        if (const auto age = more.oldest_seconds()) {
            take_older(*age, more.oldest);
        }
        for (std::size_t i = 0; i < classes.size(); ++i) {
            classes.at(i) += more.classes.at(i);
        }
        for (const auto& [age, count] : more.ages) {
            ages[age] += count;
        }
    }

    std::int64_t open() const { return std::accumulate(classes.begin(), classes.end(), std::int64_t{0}); }
    std::optional<std::int64_t> oldest_seconds() const {
        return ages.empty() ? std::nullopt : std::optional(ages.rbegin()->first);
    }

  private:
    /// Of several that are as old the first one.
    void take_older(std::int64_t age, const std::string& number) {
        const auto known = oldest_seconds();
        if (!known || age > *known || (age == *known && number < oldest)) {
            oldest = number;
        }
    }
};

using AgeGroups = std::map<GroupValues, AgeGroup>;

/// What is open at as-of: a period that begins behind it counts its stock then.
FigureQuestion question_of(const GroupRequest& request, const Session& session) {
    const auto after = session.at() + Seconds{1};
    FigureQuestion question{.figures = {{*asked_figure("backlog_age"), false}},
                            .periods = {{after, after + Seconds{1}}},
                            .dimensions = request.figures.dimensions.all,
                            .as_of = session.at(),
                            .with_imported = request.figures.with_imported};
    if (question.dimensions.empty()) {
        question.dimensions = {Dimension::state};
    }
    return question;
}

/// The groups by the age of each ticket of the backlog, of every kind.
AgeGroups group_by_age(const GroupRequest& request, const FigureQuestion& question, Session& session) {
    AgeGroups groups;
    auto asking = asking_of(request.figures, session);
    asking.explain = [&](const TicketCase& told) {
        groups[told.explained.group].add({*told.explained.contribution.value}, told.number);
    };
    ask_figures(session.view(), question, asking);
    return groups;
}

class AgePrinter {
  public:
    AgePrinter(const GroupRequest& request, const GroupColumns& columns, const AgeGroups& groups,
               Session& session)
        : m_request(request), m_columns(columns), m_groups(groups), m_session(session) {
        std::map<GroupValues, std::int64_t> open;
        for (const auto& [group, ages] : groups) {
            if (ages.open() >= request.figures.min_n.value_or(0)) {
                open[group] = ages.open();
                m_most = std::max(m_most, ages.open());
            }
        }
        m_order = columns.in_order(open);
    }

    void print_long_rows() {
        std::vector<std::vector<Cell>> rows;
        for (const auto& group : m_order) {
            add_long_rows(rows, group, m_groups.at(group));
        }
        auto columns = m_columns.columns;
        columns.insert(columns.end(), {{"measure", ColumnKind::code, k_ageing_words},
                                       {"value", ColumnKind::number},
                                       {"number", ColumnKind::id}});
        print_rows(m_session, columns, rows);
    }

    void print_table() {
        const auto options = m_session.write_options();
        TextTable table;
        for (const auto& column : m_columns.columns) {
            table.add_column(field_word(column.key),
                             column.kind == ColumnKind::text ? ColumnKind::text : ColumnKind::code);
        }
        for (const auto measure : codes_in(k_ageing_words)) {
            if (m_request.shows(measure)) {
                table.add_column(word_of(k_ageing_words, measure), ColumnKind::number);
            }
        }
        table.add_column(field_word("number"), ColumnKind::id);
        if (m_request.figures.chart) {
            table.add_column(field_word("chart"), ColumnKind::text);
        }
        for (const auto& group : m_order) {
            table.rows.push_back(row_of(m_columns.words(group, options.word), m_groups.at(group)));
        }
        table.rows.push_back(total_row());
        print_text_table(
            m_session, table, options,
            form(tr("open tickets by {column} and age at {time}"), fmt::arg("column", m_columns.heading()),
                 fmt::arg("time", format_minute(m_session.at()))));
    }

  private:
    void add_long_rows(std::vector<std::vector<Cell>>& rows, const GroupValues& group,
                       const AgeGroup& ages) const {
        const auto add = [&](std::string_view measure, std::optional<std::int64_t> value, Cell number = {}) {
            if (!m_request.shows(measure)) {
                return;
            }
            auto& row = rows.emplace_back();
            append_cells(row, group);
            row.insert(row.end(), {measure, value ? Cell(*value) : Cell(), number});
        };
        add("open", ages.open());
        for (std::size_t i = 0; i < ages.classes.size(); ++i) {
            add(k_age_class_codes.at(i), ages.classes.at(i));
        }
        add("p50_seconds", quantile(ages.ages, k_p50));
        add("p90_seconds", quantile(ages.ages, k_ageing_p90));
        add("oldest_seconds", ages.oldest_seconds(), ages.oldest);
    }

    /// A class without a ticket is blank: what is there stands out.
    std::vector<std::string> row_of(std::vector<std::string> row, const AgeGroup& ages,
                                    bool has_bar = true) const {
        const auto add = [&](std::string_view measure, std::string text) {
            if (m_request.shows(measure)) {
                row.push_back(std::move(text));
            }
        };
        const auto duration = [](std::optional<std::int64_t> age) {
            return age ? format_duration({*age}) : std::string();
        };
        add("open", std::to_string(ages.open()));
        for (std::size_t i = 0; i < ages.classes.size(); ++i) {
            const auto count = ages.classes.at(i);
            add(k_age_class_codes.at(i), count == 0 ? std::string() : std::to_string(count));
        }
        add("p50_seconds", duration(quantile(ages.ages, k_p50)));
        add("p90_seconds", duration(quantile(ages.ages, k_ageing_p90)));
        add("oldest_seconds", duration(ages.oldest_seconds()));
        row.push_back(ages.oldest);
        if (m_request.figures.chart) {
            constexpr std::size_t k_bar_width = 20;
            row.push_back(has_bar ? eighths_bar(static_cast<double>(ages.open()), static_cast<double>(m_most),
                                                k_bar_width)
                                  : std::string());
        }
        return row;
    }

    /// Of all groups, those that --min-n leaves out too.
    std::vector<std::string> total_row() const {
        AgeGroup all;
        for (const auto& [group, ages] : m_groups) {
            all.join(ages);
        }
        std::vector<std::string> row(m_columns.columns.size());
        row.front() = tr("total");
        return row_of(std::move(row), all, false);
    }

    const GroupRequest& m_request;
    const GroupColumns& m_columns;
    const AgeGroups& m_groups;
    Session& m_session;
    std::vector<GroupValues> m_order;
    std::int64_t m_most = 0;  ///< open tickets of any group that is shown
};

bool prepare_ageing(const GroupRequest& request, Session& session) {
    const auto& period = session.common().period;
    if (period.begin || period.end || period.period || request.figures.every) {
        throw Error(ErrorKind::usage, tr("ageing is of what is open at one instant, and takes no period"), {},
                    tr("give --as-of TIME"));
    }
    return prepare_figures(request.figures, session);
}

int run_ageing(const GroupRequest& request, Session& session) {
    const auto question = question_of(request, session);
    const auto groups = group_by_age(request, question, session);
    const GroupColumns columns(dimension_columns(question));
    session.page();
    AgePrinter printer(request, columns, groups, session);
    if (is_for_people(session.format())) {
        printer.print_table();
    } else {
        printer.print_long_rows();
    }
    return k_exit_done;
}

}  // namespace

const Command k_report_ageing = {
    .name = "ageing",
    .summary = tr_later("open tickets by age"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_group_report<k_ageing_words>, run_ageing, prepare_ageing>,
};

}  // namespace aftercare
