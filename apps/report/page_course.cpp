// The parts of the page that show how the period went: flow and stock, clocks, ages, defects.
#include <algorithm>

#include "aftercare/render/chart.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/page_parts.hpp"

namespace aftercare {

namespace {

/// A longer period is drawn by month.
constexpr std::int32_t k_days_drawn_max = 92;

std::string month_label(Day day) {
    return format_day(day).substr(0, 7);
}

/// A month by itself, else the day on which the period begins.
std::string period_label(const Period& period) {
    const auto from = day_of(period.from);
    const bool is_month = to_date(from).day == 1 && period.until == start_of(add_months(from, 1));
    return is_month ? month_label(from) : format_day(from);
}

/// Cases by day or month of the period, days without any too.
class Course {
  public:
    explicit Course(const PageWork& work)
        : m_first(day_of(work.period().from)),
          m_last(std::max(m_first, day_of(work.until() - Seconds{1}))),
          m_by_day(m_last.number - m_first.number < k_days_drawn_max) {
        for (auto day = m_first; day <= m_last; ++day.number) {
            if (m_labels.empty() || m_labels.back() != label(day)) {
                m_labels.push_back(label(day));
            }
        }
    }

    const std::vector<std::string>& labels() const { return m_labels; }

    ChartValues values(const std::map<Day, std::int64_t>& counts) const {
        ChartValues values(m_labels.size(), 0.0);
        for (const auto& [day, count] : counts) {
            const auto at = std::find(m_labels.begin(), m_labels.end(), label(day)) - m_labels.begin();
            if (at < std::ssize(values)) {
                auto& value = values[static_cast<std::size_t>(at)];
                value = *value + static_cast<double>(count);
            }
        }
        return values;
    }

  private:
    std::string label(Day day) const { return m_by_day ? format_day(day) : month_label(day); }

    Day m_first;
    Day m_last;
    bool m_by_day;
    std::vector<std::string> m_labels;
};

void add_flow(PageSection& part, const PageWork& work) {
    if (!is_bounded(work.period()) || (work.cases.opened.empty() && work.cases.closed.empty())) {
        return;
    }
    const Course course(work);
    if (course.labels().size() < 2) {
        return;
    }
    const std::string caption = tr("Opened and closed");
    const LineChart chart{.frame = {.id = "flow",
                                    .title = caption,
                                    .unit = ChartUnit::count,
                                    .categories = course.labels(),
                                    .in_sequence = true},
                          .series = {{word_of("measure", "opened"), course.values(work.cases.opened)},
                                     {word_of("measure", "closed"), course.values(work.cases.closed)}}};
    part.blocks.emplace_back(PageChart{caption, chart_svg(chart)});
}

void add_stocks(PageSection& part, const PageWork& work) {
    if (!work.stocks) {
        return;
    }
    const auto& periods = work.stocks->question().periods;
    ChartFrame frame{.id = "stock",
                     .title = tr("Open at the end of each period"),
                     .unit = ChartUnit::count,
                     .in_sequence = true};
    ChartValues values;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        frame.categories.push_back(period_label(periods[i]));
        values.push_back(work.stocks->figure("open_now", {}, i).value);
    }
    if (std::all_of(values.begin(), values.end(), [](const auto& value) { return value == 0; })) {
        return;
    }
    const auto caption = frame.title;
    part.blocks.emplace_back(
        PageChart{caption, chart_svg(BarChart{.frame = std::move(frame), .series = {{"", values}}})});
}

}  // namespace

PageSection flow_part(const PageWork& work) {
    PageSection part{.heading = tr("Flow and stock"), .blocks = {}, .on_new_sheet = true};
    part.blocks.emplace_back(table_of(
        tr("What came in and went out"), work.whole,
        {"opened", "opened_repair", "opened_complaint", "completed", "closed", "open_now", "overdue_now"}));
    add_flow(part, work);
    add_stocks(part, work);
    return or_nothing(std::move(part));
}

PageSection clocks_part(const PageWork& work) {
    PageSection part{.heading = tr("Clocks"), .blocks = {}};
    const auto add = [&](const char* caption, const std::vector<std::string_view>& codes) {
        add_table(part, table_of(tr(caption), work.whole, codes));
    };
    add(tr_later("Attainment by clock"),
        {"response_on_time", "resolved_24h", "dispatch_on_time", "attend_on_time", "visit_on_time",
         "appointed_soon", "referred_on_time", "inform_compliance", "sla_attainment"});
    add(tr_later("The three dates: standard, as first committed, as committed now"),
        {"standard_kept", "commitment_kept", "commitment_kept_current", "extension_rate"});
    add(tr_later("What left the count"),
        {"decline_rate", "declined_covered", "withdrawn_share", "merged_repair", "no_objection_share",
         "extended_twice_repair", "held_now_repair", "callbacks_waived_repair"});
    for (const auto& line : work.standing) {
        part.blocks.emplace_back(PageText{line});
    }
    return or_nothing(std::move(part));
}

PageSection ageing_part(const PageWork& work) {
    PageSection part{.heading = tr("Age of what is open"), .blocks = {}};
    const auto& ages = work.cases.open_ages;
    if (std::all_of(ages.begin(), ages.end(), [](auto count) { return count == 0; })) {
        return or_nothing(std::move(part));
    }
    const std::string caption = tr("Open tickets by days open");
    const BarChart chart{.frame = {.id = "ages",
                                   .title = caption,
                                   .category_axis = tr("days open"),
                                   .unit = ChartUnit::count,
                                   .categories = age_class_names()},
                         .series = {{"", ChartValues(ages.begin(), ages.end())}}};
    add_table(part, table_of(tr("Age of open repairs"), work.whole,
                             {"backlog_age_mean", "backlog_age_p50", "backlog_age_p90"}));
    part.blocks.emplace_back(PageChart{caption, chart_svg(chart)});
    return part;
}

PageSection defects_part(const PageWork& work) {
    PageSection part{.heading = tr("Defects"), .blocks = {}};
    if (work.cases.defects.empty()) {
        return or_nothing(std::move(part));
    }
    const std::string caption = tr("New repairs by element and defect");
    ParetoChart chart{.frame = {.id = "defects",
                                .title = caption,
                                .value_axis = tr("New repairs"),
                                .unit = ChartUnit::count},
                      .values = {}};
    for (const auto& [what, count] : work.cases.defects) {
        chart.frame.categories.push_back(work.word("element", what.first) + " × " +
                                         work.word("defect", what.second));
        chart.values.emplace_back(static_cast<double>(count));
    }
    part.blocks.emplace_back(PageChart{caption, chart_svg(chart)});
    return part;
}

}  // namespace aftercare
