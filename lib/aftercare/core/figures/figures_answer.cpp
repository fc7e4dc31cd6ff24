// What the accumulated contributions come to.
#include <algorithm>
#include <functional>

#include "aftercare/core/figures/figures.hpp"
#include "aftercare/core/figures/statistics.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

bool counts_units_alone(Combine combine) {
    return combine == Combine::delivered || combine == Combine::planned;
}
bool needs_units(const Measure& measure) {
    return measure.combine == Combine::per_unit || measure.combine == Combine::per_unit_month ||
           measure.combine == Combine::units || measure.combine == Combine::spared ||
           counts_units_alone(measure.combine);
}

/// The months of delivered time that a unit had in a window, each month's days by the month's length: told in
/// pieces, each of one month of its age.
void for_each_month_of_age(Day handed_over, const FigureWindow& window,
                           const std::function<void(int age, double months)>& tell) {
    const auto until = last_day(window);
    for (auto day = std::max(handed_over, day_of(window.period.from)); day <= until;) {
        const auto date = to_date(day);
        const auto first = to_day({date.year, date.month, 1});
        const auto next = add_months(first, 1);
        auto end = std::min(next, Day{until.number + 1});
        const auto age = months_between(handed_over, day);
        const Day birthday{first.number + to_date(handed_over).day - 1};
        end = birthday > day ? std::min(end, birthday) : end;
        tell(age,
             static_cast<double>(end.number - day.number) / static_cast<double>(next.number - first.number));
        day = end;
    }
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

std::optional<double> quantile_of(std::vector<std::int64_t> values, SpreadPart part) {
    const auto at = quantile(values, part == SpreadPart::p50 ? 50 : 90);
    return at ? std::optional(static_cast<double>(*at)) : std::nullopt;
}

std::optional<double> by(double numerator, double denominator) {
    return denominator > 0 ? std::optional(numerator / denominator) : std::nullopt;
}

}  // namespace

/// Sums up what the asked figure stands for: one group of kinds, or all of them.
Figures::Cell Figures::collect(std::size_t window, std::size_t group, const AskedFigure& asked) const {
    const auto measure = static_cast<std::size_t>(
        std::find(m_measures.begin(), m_measures.end(), asked.measure) - m_measures.begin());
    Cell sum;
    for (std::size_t kinds = 0; kinds < k_kind_group_codes.size(); ++kinds) {
        const auto wanted = asked.group.value_or(KindGroup::repair);
        const bool is_all = !asked.group && asked.measure->of_all_kinds;
        const auto found = m_cells.find(cell_key(window, group, measure, kinds));
        if (found == m_cells.end() || !(is_all || kinds == static_cast<std::size_t>(wanted))) {
            continue;
        }
        const auto& cell = found->second;
        sum.numerator += cell.numerator;
        sum.denominator += cell.denominator;
        sum.n += cell.n;
        sum.weight += cell.weight;
        sum.weighted += cell.weighted;
        sum.weight_square += cell.weight_square;
        append(sum.values, asked.working ? cell.working : cell.values);
        append(sum.weights, cell.weights);
        append(sum.units, cell.units);
    }
    std::sort(sum.units.begin(), sum.units.end());
    sum.units.erase(std::unique(sum.units.begin(), sum.units.end()), sum.units.end());
    return sum;
}

void Figures::sum_up_units() {
    const bool is_needed = std::any_of(m_measures.begin(), m_measures.end(),
                                       [](const Measure* each) { return needs_units(*each); });
    if (!is_needed) {
        return;
    }
    m_world.registers.for_each_unit([&](const Unit& unit) {
        if (unit.use == Use::dwelling && unit.area.empty()) {
            sum_up_unit(unit);
        }
    });
    const bool stand_alone = std::any_of(m_measures.begin(), m_measures.end(), [](const Measure* each) {
        return counts_units_alone(each->combine);
    });
    for (const auto& [values, sums] : m_units) {
        if (stand_alone && values.size() == m_question.dimensions.size()) {
            m_groups.try_emplace(values, m_groups.size());
        }
    }
}

void Figures::sum_up_unit(const Unit& unit) {
    Values values;
    std::optional<std::size_t> age_at;
    for (const auto dimension : m_question.dimensions) {
        if (dimension == Dimension::month_of_age) {
            age_at = values.size();
            values.emplace_back();
        } else if (auto value = dimension_of(dimension, unit, m_world.registers)) {
            values.push_back(std::move(*value));
        }
    }
    const auto sums_of = [&](std::size_t window) -> UnitSums& {
        auto& sums = m_units[values];
        sums.resize(m_windows.size());
        return sums[window];
    };
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        ++sums_of(i).all;
        if (!unit.handover_on) {
            continue;
        }
        std::optional<int> last_age;
        for_each_month_of_age(*unit.handover_on, m_windows[i], [&](int age, double months) {
            if (age_at) {
                values[*age_at] = month_text(age);
            }
            auto& sums = sums_of(i);
            sums.months += months;
            sums.units += last_age && (!age_at || *last_age == age) ? 0 : 1;
            last_age = age;
        });
        if (age_at) {
            values[*age_at].clear();
        }
    }
}

/// Of a group's values, those of dimensions that units have.
Figures::Values Figures::unit_values(const Values& group) const {
    Values values;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (m_question.dimensions[i] == Dimension::month_of_age ||
            dimension_of(m_question.dimensions[i], Unit{}, m_world.registers)) {
            values.push_back(group[i]);
        }
    }
    return values;
}

std::vector<Figure> Figures::answer() {
    sum_up_units();
    std::vector<Figure> figures;
    for (std::size_t period = 0; period < m_question.periods.size(); ++period) {
        for (const auto& [values, group] : m_groups) {
            for (const auto& offered : m_question.figures) {
                const auto cell = collect(period, group, offered.figure);
                if (offered.is_extra && cell.n == 0) {
                    continue;
                }
                Figure figure{.period = period, .group = values, .figure = &offered.figure};
                figure.is_running = m_windows[period].is_running;
                fill(figure, cell, period);
                if (const auto before = m_before[period]) {
                    Figure earlier{.group = values, .figure = &offered.figure};
                    fill(earlier, collect(*before, group, offered.figure), *before);
                    figure.previous = earlier.value;
                }
                figures.push_back(std::move(figure));
            }
        }
    }
    return figures;
}

/// Writes value, numerator, denominator, n and interval.
void Figures::fill(Figure& figure, const Cell& cell, std::size_t window) const {
    const auto& asked = *figure.figure;
    const auto& measure = *asked.measure;
    const auto numerator = static_cast<double>(cell.numerator);
    const auto reporting = static_cast<double>(cell.units.size());
    const auto divide = [&](double above, double below) {
        figure.numerator = above;
        figure.denominator = below;
        figure.value = by(above * measure.scale, below);
    };
    const auto bound_by = [&](const std::optional<Interval>& interval) {
        if (interval) {
            figure.low = interval->low;
            figure.high = interval->high;
        }
    };
    const auto sums = m_units.find(unit_values(figure.group));
    const auto delivered = sums == m_units.end() ? UnitSums{} : sums->second[window];
    figure.n = cell.n;
    switch (measure.combine) {
        case Combine::sum:
            figure.value = numerator;
            return;
        case Combine::share:
            divide(numerator, static_cast<double>(cell.denominator));
            if (cell.weight > 0) {
                figure.value = cell.weighted / cell.weight;
                bound_by(wilson_interval(*figure.value, cell.weight * cell.weight / cell.weight_square));
            }
            return;
        case Combine::ratio:
            return divide(numerator, static_cast<double>(cell.denominator));
        case Combine::spread:
        case Combine::mean:
            if (asked.part != SpreadPart::mean) {
                figure.value = quantile_of(cell.values, asked.part);
            } else if (const auto mean = mean_of(cell.values, cell.weights)) {
                figure.value = mean->mean;
                bound_by(mean->interval);
            }
            return;
        case Combine::per_unit_month:
            return divide(numerator, delivered.months);
        case Combine::per_unit:
            return divide(numerator, static_cast<double>(delivered.units));
        case Combine::units:
            figure.n = delivered.units;
            divide(reporting, static_cast<double>(delivered.units));
            return bound_by(wilson_interval(static_cast<std::int64_t>(cell.units.size()), delivered.units));
        case Combine::spared: {
            const auto spared = delivered.units - static_cast<std::int64_t>(cell.units.size());
            figure.n = delivered.units;
            divide(static_cast<double>(spared), static_cast<double>(delivered.units));
            return bound_by(wilson_interval(spared, delivered.units));
        }
        case Combine::reporting:
            figure.value = reporting;
            return;
        case Combine::delivered:
        case Combine::planned:
            figure.n = measure.combine == Combine::planned ? delivered.all : delivered.units;
            figure.value = static_cast<double>(figure.n);
            return;
        case Combine::per_reporting:
            return divide(numerator, reporting);
    }
}

}  // namespace aftercare
