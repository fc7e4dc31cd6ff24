#include "apps/report/tally_plan.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/list_filters.hpp"
#include "apps/shared/list_values.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_dimensions_max = 2;

std::string quoted(std::string_view typed) {
    return "\"" + harmless(typed, true) + "\"";
}

bool is_summable(ColumnKind kind) {
    return kind == ColumnKind::number || kind == ColumnKind::duration || kind == ColumnKind::money;
}

TallyDimension read_dimension(const ListSource& source, std::string_view typed) {
    const auto colon = typed.rfind(':');
    TallyDimension dimension{.column = column_named(source, trim(typed.substr(0, colon)))};
    const auto& column = source.columns[dimension.column].column;
    dimension.key = column.key;
    if (is_time(column.kind)) {
        dimension.unit = PeriodUnit::day;
    }
    if (colon == std::string_view::npos) {
        return dimension;
    }
    const auto unit = period_unit_named(typed.substr(colon + 1));
    if (!unit || !is_time(column.kind)) {
        throw Error(
            ErrorKind::usage, form(tr("--per: {name} cannot be read"), fmt::arg("name", quoted(typed))),
            is_time(column.kind)
                ? form(tr("{field}:day, :week, :month, :quarter or :year"), fmt::arg("field", column.key))
                : form(tr("{field} alone: it is no time"), fmt::arg("field", column.key)));
    }
    dimension.unit = unit;
    if (unit != PeriodUnit::day) {
        dimension.key += "_" + std::string(period_unit_code(*unit));
    }
    return dimension;
}

std::vector<TallyDimension> read_dimensions(const ListSource& source, std::string_view typed) {
    std::vector<TallyDimension> per;
    for (const auto name : split(typed, ',')) {
        per.push_back(read_dimension(source, trim(name)));
    }
    if (per.size() > k_dimensions_max || (per.size() == 2 && per[0].key == per[1].key)) {
        throw Error(ErrorKind::usage,
                    form(tr("--per: {name} cannot be read"), fmt::arg("name", quoted(typed))),
                    tr("one column or two, such as kind or received_at:month,kind"));
    }
    return per;
}

std::size_t read_value(const ListSource& source, std::string_view measure, std::string_view typed) {
    std::string fields;
    for (const auto& each : source.columns) {
        if (is_summable(each.column.kind)) {
            fields += (fields.empty() ? "" : " ") + std::string(each.column.key);
        }
    }
    if (trim(typed).empty()) {
        throw Error(ErrorKind::usage, form(tr("--measure {measure} of what?"), fmt::arg("measure", measure)),
                    form(tr("{measure}:FIELD, one of {codes}"), fmt::arg("measure", measure),
                         fmt::arg("codes", fields)));
    }
    const auto column = column_named(source, trim(typed));
    if (!is_summable(source.columns[column].column.kind)) {
        throw Error(ErrorKind::usage,
                    form(tr("--measure {measure}: {field} is no number, duration or amount"),
                         fmt::arg("measure", measure), fmt::arg("field", source.columns[column].column.key)),
                    fields.empty() ? std::string(tr("count, or share:FILTER: the list has none"))
                                   : form(tr("one of {codes}"), fmt::arg("codes", fields)));
    }
    return column;
}

Filter read_fits(std::string_view typed) {
    const auto filter = parse_filter(typed);
    if (!filter) {
        throw Error(ErrorKind::usage,
                    form(tr("--measure share: {name} is no filter"), fmt::arg("name", quoted(typed))),
                    tr("share:FILTER, such as share:state=closed"));
    }
    return *filter;
}

}  // namespace

TallyPlan read_tally(std::string_view list, std::string_view per, std::string_view measure) {
    TallyPlan plan{.list = &tally_list(list), .per = {}};
    plan.per = read_dimensions(plan.source(), per);
    const auto colon = measure.find(':');
    const auto said = match<TallyMeasure>(measure.substr(0, colon));
    const auto of = colon == std::string_view::npos ? std::string_view() : measure.substr(colon + 1);
    if (!said || (said == TallyMeasure::count && colon != std::string_view::npos)) {
        throw Error(ErrorKind::usage,
                    form(tr("--measure: {name} cannot be read"), fmt::arg("name", quoted(measure))),
                    tr("count, sum:FIELD, mean:FIELD, median:FIELD, p90:FIELD or share:FILTER"));
    }
    plan.measure = *said;
    if (plan.measure == TallyMeasure::share) {
        plan.fits = read_fits(of);
    } else if (plan.measure != TallyMeasure::count) {
        plan.value = read_value(plan.source(), code_of(plan.measure), of);
    }
    return plan;
}

}  // namespace aftercare
