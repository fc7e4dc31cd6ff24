#include "aftercare/support/period_unit.hpp"

#include <algorithm>
#include <array>

#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

std::optional<PeriodUnit> period_unit_named(std::string_view name) {
    struct Name {
        std::string_view name;
        PeriodUnit unit;
    };
    constexpr auto k_names = std::to_array<Name>({
        {"day", PeriodUnit::day},
        {"日", PeriodUnit::day},
        {"天", PeriodUnit::day},
        {"week", PeriodUnit::week},
        {"周", PeriodUnit::week},
        {"month", PeriodUnit::month},
        {"月", PeriodUnit::month},
        {"quarter", PeriodUnit::quarter},
        {"季", PeriodUnit::quarter},
        {"year", PeriodUnit::year},
        {"年", PeriodUnit::year},
    });
    const auto folded = fold_ascii_case(trim(name));
    const auto* const found =
        std::find_if(k_names.begin(), k_names.end(), [&](const Name& known) { return known.name == folded; });
    return found == k_names.end() ? std::nullopt : std::optional(found->unit);
}

std::string_view period_unit_code(PeriodUnit unit) {
    constexpr auto k_codes = enum_table<PeriodUnit, std::string_view>({{PeriodUnit::day, "day"},
                                                                       {PeriodUnit::week, "week"},
                                                                       {PeriodUnit::month, "month"},
                                                                       {PeriodUnit::quarter, "quarter"},
                                                                       {PeriodUnit::year, "year"}});
    return k_codes.at(static_cast<std::size_t>(unit));
}

Day first_day_of(PeriodUnit unit, Day day) {
    const auto date = to_date(day);
    switch (unit) {
        case PeriodUnit::day:
            return day;
        case PeriodUnit::week:
            return {day.number - weekday(day)};
        case PeriodUnit::month:
            return to_day({date.year, date.month, 1});
        case PeriodUnit::quarter:
            return to_day({date.year, (date.month - 1) / 3 * 3 + 1, 1});
        case PeriodUnit::year:
            return to_day({date.year, 1, 1});
    }
    return day;
}

Day first_day_behind(PeriodUnit unit, Day first) {
    switch (unit) {
        case PeriodUnit::day:
            return {first.number + 1};
        case PeriodUnit::week:
            return {first.number + 7};
        case PeriodUnit::month:
            return add_months(first, 1);
        case PeriodUnit::quarter:
            return add_months(first, 3);
        case PeriodUnit::year:
            return add_months(first, 12);
    }
    return first;
}

std::string period_name(PeriodUnit unit, Day first) {
    auto day = format_day(first);
    switch (unit) {
        case PeriodUnit::month:
            return day.substr(0, 7);
        case PeriodUnit::quarter:
            return day.substr(0, 4) + "Q" + std::to_string((to_date(first).month + 2) / 3);
        case PeriodUnit::year:
            return day.substr(0, 4);
        default:
            return day;
    }
}

}  // namespace aftercare
