#include "apps/report/tally_print.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/tally_words.hpp"
#include "apps/report/text_table.hpp"

namespace aftercare {

namespace {

/// In a file nothing is cut; what is wider than this nobody reads across.
constexpr std::size_t k_across_max = 30;
constexpr std::int64_t k_fen_in_yuan = 100;

/// The kind of a column that the groups are counted by, as long rows have it.
ColumnKind kind_in_rows(const TallyPlan& plan, const TallyDimension& dimension) {
    return !dimension.unit                ? plan.column(dimension).kind
           : is_counted_by_day(dimension) ? ColumnKind::day
                                          : ColumnKind::text;
}

ColumnKind value_kind(const TallyPlan& plan) {
    return plan.value ? plan.source().columns[*plan.value].column.kind : ColumnKind::number;
}

/// A figure for programs: amounts and durations as whole ones are kept, a mean of amounts in yuan.
Cell figure_cell(const TallyPlan& plan, const TallyResult& result, TallyFigure figure) {
    const auto cell = [](std::optional<std::int64_t> number) { return number ? Cell(*number) : Cell(); };
    switch (figure) {
        case TallyFigure::rows:
            return result.rows;
        case TallyFigure::numerator:
            return cell(result.numerator);
        case TallyFigure::denominator:
            return cell(result.denominator);
        default:
            break;
    }
    const auto value = result.value();
    if (result.whole || !value) {
        return cell(result.whole);
    }
    if (value_kind(plan) != ColumnKind::money) {
        return *value;
    }
    return static_cast<double>(*result.numerator) / static_cast<double>(*result.denominator * k_fen_in_yuan);
}

/// What spreadsheets show above a column of the long rows.
std::string row_heading(const TallyPlan& plan, std::string_view key) {
    for (const auto& dimension : plan.per) {
        if (dimension.key == key) {
            return dimension_heading(plan, dimension);
        }
    }
    return key == "n" ? word(TallyMeasure::count) : field_word(key);
}

/// The long rows for programs.
void print_long_rows(Session& session, const TallyPlan& plan, const TallyGroups& all,
                     const TallyOutput& output) {
    const auto known = tally_columns(plan);
    std::vector<Column> columns;
    for (const auto column : output.columns) {
        columns.push_back(known[column].column);
    }
    auto options = session.write_options();
    options.header = [&](std::string_view key) { return row_heading(plan, key); };
    auto writer = make_row_writer(session.format(), columns, options,
                                  [&](std::string_view bytes) { session.out().write(bytes); });
    const auto count =
        std::min<std::size_t>(all.groups.size(), static_cast<std::size_t>(output.limit.value_or(INT64_MAX)));
    std::vector<std::string> texts(plan.per.size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto& group = all.groups[i];
        const auto result = tally_result(group.tallied, plan.measure);
        std::vector<Cell> cells;
        for (const auto column : output.columns) {
            if (column >= plan.per.size()) {
                cells.push_back(
                    figure_cell(plan, result, static_cast<TallyFigure>(column - plan.per.size())));
                continue;
            }
            const auto& value = group.per[column].value;
            const auto& dimension = plan.per[column];
            const auto* const number = std::get_if<std::int64_t>(&value);
            if (number != nullptr && kind_in_rows(plan, dimension) != ColumnKind::text) {
                cells.emplace_back(*number);
            } else {
                texts[column] = tally_text(dimension, value);
                cells.push_back(value.index() == 0 ? Cell() : Cell(texts[column]));
            }
        }
        writer->row(cells);
    }
    writer->finish();
}

class TableMaker {
  public:
    TableMaker(const TallyPlan& plan, const TallyGroups& all, const TallyOutput& output,
               const WriteOptions& options)
        : m_plan(plan), m_all(all), m_output(output), m_words(plan, options) {}

    /// A row a group.
    TextTable in_rows() const {
        TextTable table;
        const auto columns = shown_columns();
        for (const auto column : columns) {
            column < m_plan.per.size()
                ? table.add_column(dimension_heading(m_plan, m_plan.per[column]), kind_of(column))
                : table.add_column(m_words.heading(figure(column)), ColumnKind::number);
        }
        const auto count = static_cast<std::size_t>(m_output.limit.value_or(INT64_MAX));
        for (std::size_t i = 0; i < std::min(m_all.groups.size(), count); ++i) {
            const auto& group = m_all.groups[i];
            table.rows.push_back(row_of(columns, group.tallied, [&](std::size_t column) {
                return m_words.value(column, group.per[column]);
            }));
        }
        if (m_output.columns.empty()) {
            const auto labelled = [](std::string label) {
                return [label = std::move(label)](std::size_t column) { return column == 0 ? label : ""; };
            };
            if (m_all.groups.size() > count) {
                const auto others =
                    form(tr("{count} others"), fmt::arg("count", m_all.groups.size() - count));
                table.rows.push_back(row_of(columns, joined(m_all.groups, count), labelled(others)));
            }
            table.rows.push_back(row_of(columns, joined(m_all.groups), labelled(tr("total"))));
        }
        return table;
    }

    /// The first column's values down, the second one's across, totals at both ends.
    TextTable across() const {
        TextTable table;
        table.add_column(dimension_heading(m_plan, m_plan.per[0]), kind_of(0));
        std::map<TallyKey, std::size_t> places;
        for (const auto& value : m_all.values[1]) {
            places.emplace(value, places.size());
            table.add_column(m_words.value(1, value), ColumnKind::number);
        }
        table.add_column(tr("total"), ColumnKind::number);
        std::vector<Tallied> totals(places.size());
        for (std::size_t i = 0; i < m_all.groups.size();) {
            const auto& down = m_all.groups[i].per[0];
            std::vector<Tallied> cells(places.size());
            for (; i < m_all.groups.size() && m_all.groups[i].per[0] == down; ++i) {
                const auto place = places.at(m_all.groups[i].per[1]);
                cells[place].join(m_all.groups[i].tallied);
                totals[place].join(m_all.groups[i].tallied);
            }
            table.rows.push_back(cross_row(m_words.value(0, down), cells));
        }
        table.rows.push_back(cross_row(tr("total"), totals));
        return table;
    }

  private:
    TallyFigure figure(std::size_t column) const {
        return static_cast<TallyFigure>(column - m_plan.per.size());
    }

    /// Texts may be cut, all else not.
    ColumnKind kind_of(std::size_t column) const {
        const bool is_text = m_plan.column(m_plan.per[column]).kind == ColumnKind::text;
        return is_text ? ColumnKind::text : ColumnKind::code;
    }

    /// A count is told once.
    std::vector<std::size_t> shown_columns() const {
        if (!m_output.columns.empty()) {
            return m_output.columns;
        }
        std::vector<std::size_t> columns;
        for (std::size_t i = 0; i < m_plan.per.size(); ++i) {
            columns.push_back(i);
        }
        if (m_plan.measure != TallyMeasure::count) {
            columns.push_back(m_plan.per.size() + static_cast<std::size_t>(TallyFigure::rows));
        }
        columns.push_back(m_plan.per.size() + static_cast<std::size_t>(TallyFigure::value));
        return columns;
    }

    template <class Label>
    std::vector<std::string> row_of(const std::vector<std::size_t>& columns, const Tallied& group,
                                    const Label& label) const {
        const auto result = tally_result(group, m_plan.measure);
        std::vector<std::string> row;
        for (const auto column : columns) {
            row.push_back(column < m_plan.per.size() ? label(column)
                                                     : m_words.figure(result, figure(column)));
        }
        return row;
    }

    std::vector<std::string> cross_row(std::string label, const std::vector<Tallied>& cells) const {
        std::vector<std::string> row = {std::move(label)};
        Tallied all;
        for (const auto& cell : cells) {
            row.push_back(m_words.figure(tally_result(cell, m_plan.measure), TallyFigure::value));
            all.join(cell);
        }
        row.push_back(m_words.figure(tally_result(all, m_plan.measure), TallyFigure::value));
        return row;
    }

    const TallyPlan& m_plan;
    const TallyGroups& m_all;
    const TallyOutput& m_output;
    TallyWords m_words;
};

}  // namespace

std::vector<ListColumn> tally_columns(const TallyPlan& plan) {
    std::vector<ListColumn> columns;
    for (const auto& dimension : plan.per) {
        columns.push_back({.column = {.key = dimension.key,
                                      .kind = kind_in_rows(plan, dimension),
                                      .code_list = plan.column(dimension).code_list},
                           .sql = ""});
    }
    const bool is_whole = plan.measure != TallyMeasure::mean && plan.measure != TallyMeasure::share;
    columns.push_back({.column = {"n", ColumnKind::number}, .sql = ""});
    columns.push_back({.column = {"value", is_whole ? value_kind(plan) : ColumnKind::number}, .sql = ""});
    columns.push_back({.column = {"numerator", value_kind(plan)}, .sql = ""});
    columns.push_back({.column = {"denominator", ColumnKind::number}, .sql = ""});
    return columns;
}

void print_tally(Session& session, const TallyPlan& plan, const TallyGroups& all, const TallyOutput& output) {
    session.page();
    if (!is_for_people(session.format())) {
        auto every = output;
        if (every.columns.empty()) {
            every.columns.resize(plan.per.size() + k_tally_figures);
            std::iota(every.columns.begin(), every.columns.end(), std::size_t{0});
        }
        print_long_rows(session, plan, all, every);
        return;
    }
    const auto options = session.write_options();
    const TableMaker maker(plan, all, output, options);
    const auto title = tally_title(plan, session);
    if (plan.per.size() == 2 && !output.in_rows && all.values[1].size() <= k_across_max) {
        if (const auto table = maker.across(); fits(table, options)) {
            print_text_table(session, table, options, title);
            return;
        }
    }
    print_text_table(session, maker.in_rows(), options, title);
}

}  // namespace aftercare
