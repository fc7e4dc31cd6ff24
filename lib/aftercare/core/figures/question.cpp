#include "aftercare/core/figures/question.hpp"

#include <algorithm>

#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

bool take_suffix(std::string_view& code, std::string_view suffix) {
    if (code.size() <= suffix.size() + 1 || !code.ends_with(suffix) ||
        code[code.size() - suffix.size() - 1] != '_') {
        return false;
    }
    code.remove_suffix(suffix.size() + 1);
    return true;
}

constexpr auto k_part_codes = enum_table<SpreadPart, std::string_view>(
    {{SpreadPart::mean, "mean"}, {SpreadPart::p50, "p50"}, {SpreadPart::p90, "p90"}});
constexpr std::string_view k_working = "working";

const Measure* find_measure(std::string_view code) {
    const auto& all = measures();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Measure* each) { return each->code == code; });
    return found == all.end() ? nullptr : *found;
}

std::string code_text(const AskedFigure& figure) {
    std::string code(figure.measure->code);
    if (figure.group) {
        code += '_';
        code += code_of(*figure.group);
    }
    const auto append = [&](std::string_view suffix) { code.append("_").append(suffix); };
    if (figure.working) {
        append(k_working);
    }
    if (figure.measure->combine == Combine::spread) {
        append(k_part_codes[static_cast<std::size_t>(figure.part)]);
    }
    return code;
}

/// Whether it is divided by units: of repairs (百户报修率, 报修户占比), nothing else.
bool is_of_units(Combine combine) {
    return combine == Combine::per_unit || combine == Combine::per_unit_month || combine == Combine::units ||
           combine == Combine::per_reporting;
}

/// The measure in each of its parts.
void offer(std::vector<OfferedFigure>& offered, const Measure& measure, std::optional<KindGroup> group,
           bool is_extra) {
    const bool is_spread = measure.combine == Combine::spread;
    for (const bool working : {false, true}) {
        for (std::size_t i = 0; i < (is_spread ? k_part_codes.size() : 1); ++i) {
            if (working && !measure.has_working) {
                continue;
            }
            AskedFigure figure{
                .measure = &measure, .group = group, .working = working, .part = static_cast<SpreadPart>(i)};
            figure.code = code_text(figure);
            offered.push_back({std::move(figure), is_extra});
        }
    }
}

}  // namespace

std::optional<AskedFigure> asked_figure(std::string_view code) {
    AskedFigure figure{.measure = find_measure(code), .code = std::string(code)};
    if (figure.measure != nullptr) {
        return figure;
    }
    bool has_part = false;
    for (std::size_t i = 0; i < k_part_codes.size() && !has_part; ++i) {
        has_part = take_suffix(code, k_part_codes[i]);
        figure.part = static_cast<SpreadPart>(i);
    }
    figure.part = has_part ? figure.part : SpreadPart::mean;
    figure.working = take_suffix(code, k_working);
    for (std::size_t i = 0; i < k_kind_group_codes.size() && !figure.group; ++i) {
        if (take_suffix(code, k_kind_group_codes[i])) {
            figure.group = static_cast<KindGroup>(i);
        }
    }
    figure.measure = find_measure(code);
    const bool fits = figure.measure != nullptr &&
                      (!has_part || figure.measure->combine == Combine::spread) &&
                      (!figure.working || figure.measure->has_working);
    return fits ? std::optional(std::move(figure)) : std::nullopt;
}

std::vector<OfferedFigure> offered_figures() {
    std::vector<OfferedFigure> offered;
    for (const auto* measure : measures()) {
        if (measure->is_only_named) {
            continue;
        }
        offer(offered, *measure, std::nullopt, false);
        const bool has_groups = !measure->of_all_kinds && !is_of_units(measure->combine);
        for (std::size_t i = 1; i < k_kind_group_codes.size() && has_groups; ++i) {
            offer(offered, *measure, static_cast<KindGroup>(i), true);
        }
    }
    return offered;
}

FigureWindow window_of(const Period& period, Instant as_of) {
    const bool is_over = period.until <= as_of;
    return {.period = period,
            .as_of = as_of,
            .stock_at = is_over ? period.until : as_of,
            .stock_cut = is_over ? period.until - Seconds{1} : as_of,
            .is_running = !is_over};
}

Day last_day(const FigureWindow& window) {
    return day_of(std::min(window.stock_at, window.period.until - Seconds{1}));
}

bool is_bounded(const Period& period) {
    return is_in_range(period.from) && is_in_range(period.until);
}

FigureWindow window_before(const Period& period, Instant as_of) {
    const auto before = period_before(period, as_of);
    if (period.until > as_of) {
        return window_of(before, before.until - Seconds{1});
    }
    const auto shown = to_civil(as_of);
    const auto age = to_day(shown.date).number - day_of(period.until).number;
    return window_of(before, to_instant({to_date(Day{day_of(before.until).number + age}), shown.time}));
}

}  // namespace aftercare
