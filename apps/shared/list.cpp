#include "apps/shared/list.hpp"

#include <algorithm>
#include <limits>

#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/limits.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/list_filters.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

ListQuery query_of(const ListSource& source, const std::vector<Filter>& filters, Session& session,
                   const ListExtras& extras) {
    const auto& given = session.common().list;
    auto query = rows_asked(source, filters, session, extras);
    query.columns = chosen_columns(source, given.columns);
    query.sort = sort_keys(source, given.sort);
    query.limit = given.limit;
    return query;
}

/// What is printed of a query: its columns, then the flags that only put a `~` behind them.
struct Printed {
    ListQuery query;
    std::size_t shown = 0;
};

/// The columns of a list that people see without --columns; the project where there are several.
std::vector<std::size_t> columns_for_people(const ListSource& source, Database& db) {
    const auto project = find_column(source, "project");
    const bool names_project = project && has_several_projects(db);
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        const auto& each = source.columns[i];
        if (i == project ? names_project : each.column.shown && !each.asked) {
            columns.push_back(i);
        }
    }
    return columns;
}

/// For people, only the columns for them unless --columns names others, and what says that a date was
/// assumed.
Printed printed(const ListSource& source, Session& session, ListQuery query) {
    const auto format = session.format();
    const bool for_people = format == Format::table || format == Format::html;
    if (for_people && !session.common().list.columns) {
        query.columns = columns_for_people(source, session.view());
    }
    const auto shown = query.columns.size();
    for (std::size_t i = 0; for_people && i < shown; ++i) {
        const auto flag = find_column(source, source.columns[query.columns[i]].column.assumed_by);
        if (flag) {
            query.columns.push_back(*flag);
        }
    }
    return {std::move(query), shown};
}

void warn_assumed(Session& session, bool assumed) {
    if (assumed) {
        session.tell(
            tr("~: a due date lies in a year whose holidays are not in the policy; weekdays were assumed"));
    }
}

/// The columns for the writer, and where those are that say a date was assumed.
struct PrintedColumns {
    std::vector<Column> columns;
    std::vector<std::size_t> flags;
};

PrintedColumns columns_of(const ListSource& source, const Printed& printed) {
    PrintedColumns all;
    for (const auto number : printed.query.columns) {
        auto column = source.columns[number].column;
        column.shown = all.columns.size() < printed.shown;
        const bool is_flag = std::any_of(source.columns.begin(), source.columns.end(), [&](const auto& each) {
            return each.column.assumed_by == column.key;
        });
        if (is_flag) {
            all.flags.push_back(all.columns.size());
        }
        all.columns.push_back(column);
    }
    return all;
}

std::int64_t print_list(const ListSource& source, Session& session, const Printed& printed,
                        const ListExtras& extras, bool skip_empty) {
    const auto [columns, flags] = columns_of(source, printed);
    auto options = session.write_options();
    options.masked = options.masked && !extras.contacts_in_full;
    options.title = std::string(source.name);
    auto writer = make_row_writer(session.format(), columns, options,
                                  [&](std::string_view bytes) { session.out().write(bytes); });
    ListRows rows(session.view(), source, printed.query);
    std::int64_t count = 0;
    bool assumed = false;
    for (auto row = rows.next(); !row.empty(); row = rows.next()) {
        writer->row(row);
        ++count;
        for (const auto flag : flags) {
            assumed = assumed || row[flag] == Cell(std::int64_t{1});
        }
    }
    if (count > 0 || !skip_empty) {
        writer->finish();
    }
    warn_assumed(session, assumed);
    return count;
}

[[noreturn]] void too_many(const std::string& what, std::size_t count, std::size_t most) {
    throw Error(ErrorKind::usage,
                form(tr("{what}: {count} are too many"), fmt::arg("what", what), fmt::arg("count", count)),
                form(tr("at most {count}"), fmt::arg("count", most)));
}

/// What SQLite could not take is said before it is asked.
void check_sizes(const ListOptions& given, const std::vector<Filter>& filters, std::size_t words) {
    auto conditions = words;
    for (const auto& filter : filters) {
        conditions += std::max<std::size_t>(filter.values.size(), 1);
    }
    if (conditions > k_conditions_max) {
        too_many(tr("filters, values and words"), conditions, k_conditions_max);
    }
    for (const auto& [option, typed] :
         {std::pair("--columns", given.columns.value_or("")), std::pair("--sort", given.sort)}) {
        if (const auto count = split(typed, ',').size(); count > k_columns_max) {
            too_many(option, count, k_columns_max);
        }
    }
}

}  // namespace

void describe_filters(Options& options, ListRequest& request) {
    options.words(request.filters, "FILTER", Arity::any,
                  tr_later("rows that fit: state=open, symptom~text, …"));
}

std::vector<Filter> all_filters(std::vector<Filter> filters, const Session& session) {
    const auto& where = session.common().list.where;
    filters.insert(filters.begin(), where.begin(), where.end());
    return filters;
}

void check_asked(const ListSource& source, const std::vector<Filter>& filters, Session& session,
                 const std::vector<std::string>& words) {
    check_sizes(session.common().list, filters, words.size());
    check_filters(source, filters);
    auto asked = journalled_filters(source, filters);
    for (const auto& word : words) {
        asked.push_back(journal_word(word));
    }
    session.note_asked(std::move(asked));
}

ListQuery rows_asked(const ListSource& source, const std::vector<Filter>& filters, Session& session,
                     const ListExtras& extras) {
    ListQuery query;
    query.filters = bind_filters(source, all_filters(filters, session), session);
    if (source.period != nullptr) {
        query.period = period_of(session.common().period, session);
    }
    query.parameters = extras.parameters;
    query.parameters.emplace_back(":now", session.at().seconds);
    return query;
}

bool check_list(const ListSource& source, const std::vector<Filter>& filters, Session& session,
                const std::vector<std::string>& words) {
    const auto& given = session.common().list;
    if (given.names_columns) {
        for (const auto& each : source.columns) {
            session.print(each.column.key);
        }
        return true;
    }
    if (given.ids && given.count) {
        throw Error(ErrorKind::usage, tr("--ids and --count exclude each other"));
    }
    if (given.ids && source.ticket == nullptr) {
        throw Error(ErrorKind::usage,
                    form(tr("--ids: the rows of {list} are no tickets"), fmt::arg("list", source.name)));
    }
    check_asked(source, all_filters(filters, session), session, words);
    chosen_columns(source, given.columns);
    sort_keys(source, given.sort);
    return false;
}

int run_list(const ListSource& source, const std::vector<Filter>& filters, Session& session,
             const ListExtras& extras) {
    const auto& given = session.common().list;
    auto query = query_of(source, filters, session, extras);
    std::int64_t rows = 0;
    if (given.count) {
        rows = count_rows(session.view(), source, query);
        if (rows > 0 || !given.skip_empty) {
            session.print(std::to_string(rows));
        }
    } else if (given.ids) {
        for_each_ticket(session.view(), source, query, [&](std::string_view number) {
            session.print(number);
            ++rows;
        });
    } else {
        session.page();
        rows =
            print_list(source, session, printed(source, session, std::move(query)), extras, given.skip_empty);
    }
    return rows > 0 && given.exit_code ? k_exit_rows : k_exit_done;
}

std::optional<Period> period_of(const PeriodOptions& given, const Session& session) {
    const auto now = session.at();
    if (given.period) {
        if (given.begin || given.end) {
            throw Error(ErrorKind::usage, tr("-p excludes -b and -e"));
        }
        return parse_period(*given.period, now);
    }
    if (!given.begin && !given.end) {
        return std::nullopt;
    }
    Period period{{std::numeric_limits<std::int64_t>::min() / 4},
                  {std::numeric_limits<std::int64_t>::max() / 4}};
    if (given.begin) {
        period.from = instant_meant(*given.begin, now);
    }
    if (given.end) {
        period.until = instant_meant(*given.end, now);
    }
    if (period.until < period.from) {
        throw Error(ErrorKind::usage, tr("the period ends before it begins"));
    }
    if (period.until == period.from) {
        session.warn(tr("the period is empty: it ends as it begins, and its end is excluded"));
    }
    return period;
}

void print_rows(Session& session, const std::vector<Column>& columns,
                const std::vector<std::vector<Cell>>& rows) {
    session.page();
    auto writer = make_row_writer(session.format(), columns, session.write_options(),
                                  [&](std::string_view bytes) { session.out().write(bytes); });
    for (const auto& row : rows) {
        writer->row(row);
    }
    writer->finish();
}

}  // namespace aftercare
