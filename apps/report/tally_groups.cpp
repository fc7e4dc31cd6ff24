#include "apps/report/tally_groups.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/list_filters.hpp"
#include "apps/shared/list_values.hpp"

namespace aftercare {

namespace {

constexpr int k_p90 = 90;
constexpr int k_median = 50;

bool is_empty_key(const TallyKey& key) {
    return std::holds_alternative<std::monostate>(key.value);
}

/// A time as the first day of its unit.
TallyKey in_unit(const TallyKey& key, const TallyDimension& dimension, ColumnKind kind) {
    const auto* const time = std::get_if<std::int64_t>(&key.value);
    if (time == nullptr || !dimension.unit) {
        return key;
    }
    const auto day = kind == ColumnKind::instant ? day_of({*time}) : Day{static_cast<std::int32_t>(*time)};
    return {.value = std::int64_t{first_day_of(*dimension.unit, day).number}};
}

/// Whether the values of a column have an order of their own: numbers, times, codes of rank.
bool is_ordered(const Column& column) {
    return is_number(column.kind) || is_time(column.kind) || has_rank(column.code_list);
}

/// The order of two values: codes by rank, all else as it is.
bool is_before(const Column& column, const TallyKey& a, const TallyKey& b) {
    const auto codes =
        has_rank(column.code_list) ? codes_in(column.code_list) : std::vector<std::string_view>();
    const auto rank = [&](const TallyKey& key) {
        const auto* const text = std::get_if<std::string>(&key.value);
        return text == nullptr ? codes.begin() : std::find(codes.begin(), codes.end(), *text);
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
}

/// Where each value stands in the order.
using Places = std::map<TallyKey, std::size_t>;
Places places_of(const std::vector<TallyKey>& values) {
    Places places;
    for (const auto& value : values) {
        places.emplace(value, places.size());
    }
    return places;
}

TallyQuery query_of(const TallyPlan& plan, const std::vector<Filter>& filters, Session& session) {
    const auto& source = plan.source();
    const auto extras = plan.list->extras == nullptr ? ListExtras{} : plan.list->extras(session);
    TallyQuery query{.rows = rows_asked(source, filters, session, extras), .per = {}, .value = plan.value};
    const auto project = find_column(source, "project");
    const bool by_project = std::any_of(plan.per.begin(), plan.per.end(),
                                        [&](const auto& dimension) { return dimension.column == project; });
    const bool has_several = project && !by_project && has_several_projects(session.view());
    for (const auto& dimension : plan.per) {
        const auto kind = plan.column(dimension).kind;
        const bool is_place = kind == ColumnKind::unit || kind == ColumnKind::room;
        query.per.push_back({dimension.column, is_place && has_several});
        query.each_row = query.each_row || dimension.unit.has_value();
    }
    query.each_row = query.each_row || plan.value.has_value();
    if (plan.fits) {
        query.fits = bind_filters(source, {*plan.fits}, session).front();
    }
    return query;
}

std::optional<double> figure_of(const TallyGroup& group, TallyMeasure measure, TallyFigure figure) {
    const auto result = tally_result(group.tallied, measure);
    const auto real = [](std::optional<std::int64_t> number) {
        return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
    };
    switch (figure) {
        case TallyFigure::rows:
            return real(result.rows);
        case TallyFigure::numerator:
            return real(result.numerator);
        case TallyFigure::denominator:
            return real(result.denominator);
        default:
            return result.value();
    }
}

/// Less than zero when `a` comes before `b` by this key alone.
int compared(const TallyGroup& a, const TallyGroup& b, const TallyPlan& plan, const TallySort& key) {
    const int ascending = key.descending ? -1 : 1;
    if (key.column < plan.per.size()) {
        const auto& column = plan.column(plan.per[key.column]);
        const auto& x = a.per[key.column];
        const auto& y = b.per[key.column];
        if (is_empty_key(x) || is_empty_key(y)) {
            return is_empty_key(x) - is_empty_key(y);
        }
        return is_before(column, x, y) ? -ascending : is_before(column, y, x) ? ascending : 0;
    }
    const auto figure = static_cast<TallyFigure>(key.column - plan.per.size());
    const auto x = figure_of(a, plan.measure, figure);
    const auto y = figure_of(b, plan.measure, figure);
    if (!x || !y) {
        return static_cast<int>(!x) - static_cast<int>(!y);
    }
    return *x < *y ? -ascending : *y < *x ? ascending : 0;
}

}  // namespace

std::optional<double> TallyResult::value() const {
    if (whole) {
        return static_cast<double>(*whole);
    }
    if (!numerator || denominator.value_or(0) == 0) {
        return std::nullopt;
    }
    return static_cast<double>(*numerator) / static_cast<double>(*denominator);
}

TallyResult tally_result(const Tallied& group, TallyMeasure measure) {
    const bool is_summed = measure == TallyMeasure::sum || measure == TallyMeasure::mean;
    if (is_summed && !group.sum) {
        throw Error(ErrorKind::fact, tr("the sum is too large"));
    }
    TallyResult result{.rows = group.rows, .whole = {}, .numerator = {}, .denominator = {}};
    switch (measure) {
        case TallyMeasure::count:
            result.whole = group.rows;
            break;
        case TallyMeasure::sum:
            result.whole = group.counted == 0 ? std::nullopt : group.sum;
            break;
        case TallyMeasure::mean:
            result.numerator = group.sum;
            result.denominator = group.counted;
            break;
        case TallyMeasure::median:
            result.whole = quantile(group.values, k_median);
            break;
        case TallyMeasure::p90:
            result.whole = quantile(group.values, k_p90);
            break;
        case TallyMeasure::share:
            result.numerator = group.counted;
            result.denominator = group.rows;
            break;
    }
    return result;
}

Tallied joined(const std::vector<TallyGroup>& groups, std::size_t from) {
    Tallied all;
    for (std::size_t i = from; i < groups.size(); ++i) {
        all.join(groups[i].tallied);
    }
    return all;
}

void sort_groups(std::vector<TallyGroup>& groups, const TallyPlan& plan, const std::vector<TallySort>& keys) {
    std::stable_sort(groups.begin(), groups.end(), [&](const TallyGroup& a, const TallyGroup& b) {
        for (const auto& key : keys) {
            if (const int order = compared(a, b, plan, key); order != 0) {
                return order < 0;
            }
        }
        return false;
    });
}

std::vector<TallyKey> values_in_order(const std::map<TallyKey, std::int64_t>& rows, const Column& column) {
    std::vector<TallyKey> values;
    for (const auto& [value, count] : rows) {
        values.push_back(value);
    }
    std::sort(values.begin(), values.end(), [&](const TallyKey& a, const TallyKey& b) {
        if (is_empty_key(a) != is_empty_key(b)) {
            return is_empty_key(b);
        }
        if (!is_ordered(column) && rows.at(a) != rows.at(b)) {
            return rows.at(a) > rows.at(b);
        }
        return is_before(column, a, b);
    });
    return values;
}

TallyGroups count_groups(const TallyPlan& plan, const std::vector<Filter>& filters, Session& session) {
    const bool keeps_values = plan.measure == TallyMeasure::median || plan.measure == TallyMeasure::p90;
    std::map<std::vector<TallyKey>, Tallied> counted;
    std::vector<TallyKey> key(plan.per.size());
    for_each_tally_row(session.view(), plan.source(), query_of(plan, filters, session),
                       [&](const TallyRow& row) {
                           for (std::size_t i = 0; i < key.size(); ++i) {
                               key[i] = in_unit(row.per[i], plan.per[i], plan.column(plan.per[i]).kind);
                           }
                           counted[key].add(row.times, row.value, keeps_values);
                       });
    TallyGroups all;
    all.groups.reserve(counted.size());
    for (auto& [per, tallied] : counted) {
        all.groups.push_back({per, std::move(tallied)});
    }
    std::vector<Places> places;
    for (std::size_t i = 0; i < plan.per.size(); ++i) {
        std::map<TallyKey, std::int64_t> rows;
        for (const auto& group : all.groups) {
            rows[group.per[i]] += group.tallied.rows;
        }
        all.values.push_back(values_in_order(rows, plan.column(plan.per[i])));
        places.push_back(places_of(all.values.back()));
    }
    std::sort(all.groups.begin(), all.groups.end(), [&](const TallyGroup& a, const TallyGroup& b) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (a.per[i] != b.per[i]) {
                return places[i].at(a.per[i]) < places[i].at(b.per[i]);
            }
        }
        return false;
    });
    return all;
}

}  // namespace aftercare
