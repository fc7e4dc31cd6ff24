// The six figures of the page, and the same by project.
#include <algorithm>

#include "aftercare/render/figure_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/page_parts.hpp"

namespace aftercare {

namespace {

/// Rows that a table of groups has at most.
constexpr std::size_t k_summary_groups_max = 40;

std::string range_of_days(Instant from, Instant until) {
    return form(tr("{from} to {until}"), fmt::arg("from", format_day(day_of(from))),
                fmt::arg("until", format_day(day_of(until - Seconds{1}))));
}

/// The first category that is a leak; empty when the policy has none.
std::string leak_category(const Policy& policy) {
    const auto found =
        std::find_if(policy.categories.begin(), policy.categories.end(), [&](const auto& each) {
            return has_trait(policy, CodeTable::category, each.code, CodeTrait::is_leak);
        });
    return found == policy.categories.end() ? std::string() : found->code;
}

/// The dates of the completions whose window ended in the period, as the policy in force has windows.
std::string dates_covered(const PageWork& work) {
    const auto covered = [&](std::string_view category) {
        const Seconds window{repeat_days(work.policy, category) * k_24_hours.count};
        return range_of_days(work.period().from + Seconds{-window.count},
                             work.until() + Seconds{-window.count});
    };
    return form(tr("of {cases} completions of {days}, leaks of {leak_days}"),
                fmt::arg("cases", work.whole.figure("first_time_fix").n), fmt::arg("days", covered("")),
                fmt::arg("leak_days", covered(leak_category(work.policy))));
}

/// `name value`, for what stands beneath a tile.
std::string beside(const PageWork& work, std::string_view code) {
    const auto& figure = work.whole.figure(code);
    return form(tr("{name} {value}"), fmt::arg("name", measure_name(*figure.figure->measure)),
                fmt::arg("value", shown_with_cases(figure)));
}

std::string reporting_beneath(const PageWork& work) {
    const auto& households = work.whole.figure("households_reporting");
    return form(tr("{households} households; {rate} per 100 delivered units and month"),
                fmt::arg("households", fmt::format("{:.0f}", households.numerator.value_or(0))),
                fmt::arg("rate", shown(work.whole.figure("reports_per_100_units"))));
}

std::string open_beneath(const PageWork& work) {
    return form(tr("past the standard by more than 30 days {more_than_30}, by more than 90 days "
                   "{more_than_90}"),
                fmt::arg("more_than_30", shown(work.whole.figure("long_overdue_30"))),
                fmt::arg("more_than_90", shown(work.whole.figure("long_overdue_90"))));
}

/// What stands above a column of the six.
std::string six_header(std::string_view code, const FigureAnswers& answers) {
    const auto& asked = answers.question().figures;
    const auto found = std::find_if(asked.begin(), asked.end(),
                                    [&](const OfferedFigure& each) { return each.figure.code == code; });
    return code == "opened_repair" ? std::string(tr("New repairs")) : measure_name(*found->figure.measure);
}

/// The six by group, the worst first: by how often the standard was kept, groups without a case of it last.
PageTable six_table(std::string caption, const FigureAnswers& answers,
                    const std::vector<std::string>& dimensions) {
    auto groups = answers.groups();
    std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
        return answers.figure("standard_kept", a).value.value_or(2) <
               answers.figure("standard_kept", b).value.value_or(2);
    });
    PageTable table{.caption = std::move(caption), .columns = {}, .rows = {}};
    for (const auto& dimension : dimensions) {
        table.columns.push_back({field_word(dimension)});
    }
    for (const auto code : project_figures()) {
        table.columns.push_back({six_header(code, answers), Align::right});
    }
    for (const auto& group : groups) {
        if (table.rows.size() == k_summary_groups_max) {
            table.caption = form(tr("{what}, and {count} more"), fmt::arg("what", table.caption),
                                 fmt::arg("count", groups.size() - k_summary_groups_max));
            break;
        }
        auto& row = table.rows.emplace_back(group);
        for (auto& name : row) {
            name = name.empty() ? std::string(tr("not known")) : name;
        }
        for (const auto code : project_figures()) {
            const auto& figure = answers.figure(code, group);
            row.push_back(figure.figure->measure->combine == Combine::sum ? shown(figure)
                                                                          : shown_with_cases(figure));
        }
    }
    return table;
}

}  // namespace

PageSection six_part(const PageWork& work) {
    const auto& whole = work.whole;
    const auto tile = [&](std::string_view code, std::string beneath) {
        return tile_of(whole.figure(code), six_header(code, whole), std::move(beneath));
    };
    PageTiles tiles{
        {tile("opened_repair", reporting_beneath(work)),
         tile("standard_kept", form(tr("of {cases} due; {beside}; {literal}"),
                                    fmt::arg("cases", whole.figure("standard_kept").n),
                                    fmt::arg("beside", beside(work, "commitment_kept")),
                                    fmt::arg("literal", beside(work, "resolved_24h")))),
         tile("open_now", open_beneath(work)), tile("first_time_fix", dates_covered(work)),
         tile("satisfaction",
              form(tr("of {cases} scores; {beside}"), fmt::arg("cases", whole.figure("satisfaction").n),
                   fmt::arg("beside", beside(work, "callback_rate")))),
         tile("escalated_to_complaint",
              form(tr("of {cases} repairs; {name} {referred}"),
                   fmt::arg("cases", whole.figure("escalated_to_complaint").n),
                   fmt::arg("name", tr("referred to us")), fmt::arg("referred", work.cases.referred)))}};
    PageSection part{.heading = tr("Six figures"), .blocks = {std::move(tiles)}};
    if (work.cases.opened.empty()) {
        part.blocks.emplace_back(PageText{tr("No ticket was opened in the period.")});
    }
    return part;
}

PageSection projects_part(const PageWork& work) {
    PageSection part{.heading = tr("Projects"), .blocks = {}};
    const std::string with_cases = tr("worst first; in brackets: of how many");
    if (work.projects && !work.projects->groups().empty()) {
        part.blocks.emplace_back(six_table(
            form(tr("{what}, {how}"), fmt::arg("what", tr("By project")), fmt::arg("how", with_cases)),
            *work.projects, {"project"}));
    }
    if (work.sections && !work.sections->groups().empty()) {
        part.blocks.emplace_back(six_table(
            form(tr("{what}, {how}"), fmt::arg("what", tr("By section")), fmt::arg("how", with_cases)),
            *work.sections, {"project", "section"}));
    }
    return or_nothing(std::move(part));
}

}  // namespace aftercare
