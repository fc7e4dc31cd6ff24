#include "apps/report/tally_words.hpp"

#include <cmath>

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

std::string number_text(ColumnKind kind, std::int64_t value) {
    switch (kind) {
        case ColumnKind::flag:
            return flag_word(value != 0);
        case ColumnKind::duration:
            return format_duration({value});
        case ColumnKind::money:
            return format_yuan({value});
        default:
            return std::to_string(value);
    }
}

/// The column whose values are summed.
const Column* summed(const TallyPlan& plan) {
    return plan.value ? &plan.source().columns[*plan.value].column : nullptr;
}

std::string filter_text(const Filter& filter) {
    std::string values;
    for (const auto& value : filter.values) {
        values += (values.empty() ? "" : ",") + value;
    }
    return harmless(filter.field + std::string(sign_of(filter.op, values)) + values, true);
}

std::string measure_heading(const TallyPlan& plan) {
    auto measure = word(plan.measure);
    if (plan.measure == TallyMeasure::count) {
        return measure;
    }
    const auto* const column = summed(plan);
    return form(tr("{measure} of {field}"), fmt::arg("measure", measure),
                fmt::arg("field", column == nullptr ? filter_text(*plan.fits) : field_word(column->key)));
}

}  // namespace

std::string dimension_heading(const TallyPlan& plan, const TallyDimension& dimension) {
    const auto field = field_word(plan.column(dimension).key);
    const bool is_part = dimension.unit && (*dimension.unit != PeriodUnit::day ||
                                            plan.column(dimension).kind == ColumnKind::instant);
    return is_part ? form(tr("{field} ({unit})"), fmt::arg("field", field),
                          fmt::arg("unit", word_of("period_unit", period_unit_code(*dimension.unit))))
                   : field;
}

std::string value_words(const Column& column, const TallyValue& value, const WordOf& word) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return number_text(column.kind, *number);
    }
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) {
        return tr("(none)");
    }
    const auto said = column.kind == ColumnKind::code ? word(column.code_list, *text) : std::string();
    return said.empty() ? *text : said;
}

std::string tally_text(const TallyDimension& dimension, const TallyValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return dimension.unit ? period_name(*dimension.unit, Day{static_cast<std::int32_t>(*number)})
                              : std::to_string(*number);
    }
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

std::string with_period(std::string title, const std::optional<Period>& period) {
    if (!period || !is_in_range(period->from) || !is_in_range(period->until)) {
        return title;
    }
    const auto words = form(tr("{from} to {until}"), fmt::arg("from", format_minute(period->from)),
                            fmt::arg("until", format_minute(period->until)));
    return form(tr("{what}, {period}"), fmt::arg("what", title), fmt::arg("period", words));
}

std::string tally_title(const TallyPlan& plan, const Session& session) {
    std::vector<std::string> columns;
    for (const auto& dimension : plan.per) {
        columns.push_back(dimension_heading(plan, dimension));
    }
    return with_period(
        form(tr("{list} by {columns}: {measure}"), fmt::arg("list", word_of("tally_list", plan.list->name)),
             fmt::arg("columns", join_words(columns)), fmt::arg("measure", measure_heading(plan))),
        period_of(session.common().period, session));
}

std::string TallyWords::heading(TallyFigure figure) const {
    switch (figure) {
        case TallyFigure::rows:
            return word(TallyMeasure::count);
        case TallyFigure::value:
            return measure_heading(m_plan);
        case TallyFigure::numerator:
            return field_word("numerator");
        default:
            return field_word("denominator");
    }
}

std::string TallyWords::value(std::size_t dimension, const TallyKey& key) const {
    const auto& by = m_plan.per[dimension];
    return by.unit && key.value.index() != 0 ? tally_text(by, key.value)
                                             : value_words(m_plan.column(by), key.value, m_word);
}

std::string TallyWords::figure(const TallyResult& result, TallyFigure figure) const {
    const auto* const column = summed(m_plan);
    const auto kind = column == nullptr ? ColumnKind::number : column->kind;
    const auto whole = [&](std::optional<std::int64_t> number, ColumnKind as) {
        return number ? number_text(as, *number) : std::string();
    };
    switch (figure) {
        case TallyFigure::rows:
            return whole(result.rows, ColumnKind::number);
        case TallyFigure::numerator:
            return whole(result.numerator, kind);
        case TallyFigure::denominator:
            return whole(result.denominator, ColumnKind::number);
        default:
            break;
    }
    const auto value = result.value();
    if (result.whole || !value) {
        return whole(result.whole, kind);
    }
    if (m_plan.measure == TallyMeasure::share) {
        return fmt::format("{:.1f}%", *value * 100);
    }
    return kind == ColumnKind::number ? fmt::format("{:.2f}", *value)
                                      : number_text(kind, std::llround(*value));
}

}  // namespace aftercare
