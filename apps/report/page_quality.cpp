// The parts of the page on what the work was worth: leaks, handover batches, parties.
#include <algorithm>

#include "aftercare/render/chart.hpp"
#include "aftercare/render/figure_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/page_parts.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_quality_groups_max = 40;
constexpr std::size_t k_places_max = 20;
/// Below so many cases a party is not ranked.
constexpr std::int64_t k_ranked_from = 20;

std::string name_or_unknown(const std::string& name) {
    return name.empty() ? std::string(tr("not known")) : name;
}

BarChart leak_ages(const PageWork& work, const std::string& caption) {
    const auto& ages = work.cases.leak_ages;
    return {.frame = {.id = "leak-ages",
                      .title = caption,
                      .category_axis = tr("days open"),
                      .unit = ChartUnit::count,
                      .categories = age_class_names()},
            .series = {{"", ChartValues(ages.begin(), ages.end())}}};
}

BarChart leak_elements(const PageWork& work, const std::string& caption) {
    BarChart chart{.frame = {.id = "leak-elements", .title = caption, .unit = ChartUnit::count},
                   .series = {{"", {}}}};
    std::vector<std::pair<std::string, std::int64_t>> largest(work.cases.leaks_by_element.begin(),
                                                              work.cases.leaks_by_element.end());
    std::stable_sort(largest.begin(), largest.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [element, count] : largest) {
        chart.frame.categories.push_back(name_or_unknown(work.word("element", element)));
        chart.series.front().values.emplace_back(static_cast<double>(count));
    }
    return chart;
}

/// The most new ones first, then the most open ones.
PageTable leak_places(const PageWork& work) {
    using Place = std::pair<std::vector<std::string>, const LeakCounts*>;
    std::vector<Place> places;
    for (const auto& [names, counts] : work.cases.leaks_by_place) {
        places.emplace_back(names, &counts);
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::pair(a.second->opened, a.second->open) > std::pair(b.second->opened, b.second->open);
    });
    PageTable table{.caption = tr("Leaks by element, builder and building"),
                    .columns = {{field_word("element")},
                                {field_word("builder")},
                                {field_word("project")},
                                {field_word("building")},
                                {tr("New leaks"), Align::right},
                                {field_word("households"), Align::right},
                                {tr("Leaks open"), Align::right}},
                    .rows = {}};
    if (places.size() > k_places_max) {
        table.caption = form(tr("{what}, and {count} more"), fmt::arg("what", table.caption),
                             fmt::arg("count", places.size() - k_places_max));
        places.resize(k_places_max);
    }
    for (const auto& [names, counts] : places) {
        auto row = names;
        row.front() = work.word("element", row.front());
        for (auto& name : row) {
            name = name_or_unknown(name);
        }
        for (const auto number :
             {counts->opened, static_cast<std::int64_t>(counts->units.size()), counts->open}) {
            row.push_back(std::to_string(number));
        }
        table.rows.push_back(std::move(row));
    }
    constexpr std::ptrdiff_t k_project = 2;
    if (std::all_of(table.rows.begin(), table.rows.end(),
                    [&](const auto& row) { return row[k_project] == table.rows.front()[k_project]; })) {
        table.columns.erase(table.columns.begin() + k_project);
        for (auto& row : table.rows) {
            row.erase(row.begin() + k_project);
        }
    }
    return table;
}

bool any(const AgeCounts& counts) {
    return std::any_of(counts.begin(), counts.end(), [](auto count) { return count > 0; });
}

/// Whether a party has enough cases of a figure to be ranked by it.
bool is_ranked(const Figure& figure, const PageWork& work) {
    return figure.n >= work.request.min_n.value_or(k_ranked_from);
}

/// Those ranked by a share, the best first, then the others by name.
std::vector<FigureAnswers::Group> ranked(const FigureAnswers& parties, std::string_view code,
                                         const PageWork& work) {
    std::vector<FigureAnswers::Group> groups;
    for (const auto& group : parties.groups()) {
        if (!group.front().empty() && parties.figure(code, group).value) {
            groups.push_back(group);
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
        const auto& left = parties.figure(code, a);
        const auto& right = parties.figure(code, b);
        const auto rank = [&](const Figure& each) { return is_ranked(each, work) ? *each.value : -1; };
        return rank(left) > rank(right);
    });
    return groups;
}

std::optional<PageChart> intervals_of(const PageWork& work, std::string_view code) {
    const auto& parties = *work.parties;
    const auto groups = ranked(parties, code, work);
    if (groups.empty()) {
        return std::nullopt;
    }
    const auto caption = measure_name(*parties.figure(code, groups.front()).figure->measure);
    IntervalChart chart{
        .frame = {.id = "party-" + std::to_string(code.size()), .title = caption, .unit = ChartUnit::share},
        .intervals = {}};
    for (const auto& group : groups) {
        const auto& figure = parties.figure(code, group);
        chart.frame.categories.push_back(group.front());
        chart.intervals.push_back(
            {.value = figure.value,
             .low = figure.low,
             .high = figure.high,
             .note = form(is_ranked(figure, work) ? tr("n {cases}") : tr("n {cases} unranked"),
                          fmt::arg("cases", figure.n))});
    }
    return PageChart{caption, chart_svg(chart)};
}

PageTable party_table(const PageWork& work) {
    const auto& parties = *work.parties;
    PageTable table{.caption = tr("By who repairs; in brackets: of how many"),
                    .columns = {{field_word("repairer")}},
                    .rows = {}};
    for (const auto& asked : parties.question().figures) {
        table.columns.push_back({measure_name(*asked.figure.measure), Align::right});
    }
    for (const auto& group : parties.groups()) {
        auto row = std::vector{group.front()};
        bool is_there = false;
        for (const auto code : party_figures()) {
            const auto& figure = parties.figure(code, group);
            is_there = is_there || figure.value;
            row.push_back(shown_with_cases(figure));
        }
        if (is_there && !group.front().empty() && table.rows.size() < k_quality_groups_max) {
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

}  // namespace

PageSection leaks_part(const PageWork& work) {
    PageSection part{.heading = tr("Leaks"), .blocks = {}};
    const auto& cases = work.cases;
    const auto& cured = work.whole.figure("leak_cured");
    const auto& back = work.whole.figure("leak_back");
    if (cases.leaks == 0 && !any(cases.leak_ages) && !cured.value && !back.value) {
        return or_nothing(std::move(part));
    }
    const auto of_cases = [](const Figure& figure) {
        return form(tr("of {cases} whose window has ended"), fmt::arg("cases", figure.n));
    };
    std::int64_t open = 0;
    for (const auto count : cases.leak_ages) {
        open += count;
    }
    part.blocks.emplace_back(PageTiles{
        {{.label = tr("New leaks"),
          .value = std::to_string(cases.leaks),
          .beneath = form(tr("{households} households"), fmt::arg("households", cases.leak_units.size()))},
         tile_of(cured, measure_name(*cured.figure->measure), of_cases(cured)),
         tile_of(back, measure_name(*back.figure->measure), of_cases(back)),
         {.label = tr("Leaks open"), .value = std::to_string(open)}}});
    if (any(cases.leak_ages)) {
        const std::string caption = tr("Open leaks by days open");
        part.blocks.emplace_back(PageChart{caption, chart_svg(leak_ages(work, caption))});
    }
    if (cases.leaks > 0) {
        const std::string caption = tr("New leaks by element");
        part.blocks.emplace_back(PageChart{caption, chart_svg(leak_elements(work, caption))});
    }
    add_table(part, leak_places(work));
    return part;
}

PageSection handover_part(const PageWork& work) {
    PageSection part{.heading = tr("Handover batches"), .blocks = {}};
    if (!work.batches || work.batches->groups().empty()) {
        return or_nothing(std::move(part));
    }
    const auto& batches = *work.batches;
    PageTable table{.caption = tr("Reports at handover by batch; in brackets: of how many"),
                    .columns = {{field_word("batch")}},
                    .rows = {}};
    for (const auto& asked : batches.question().figures) {
        table.columns.push_back({measure_name(*asked.figure.measure), Align::right});
    }
    for (const auto& group : batches.groups()) {
        if (batches.figure("opened_handover", group).n == 0 || table.rows.size() == k_quality_groups_max) {
            continue;
        }
        auto& row = table.rows.emplace_back(std::vector{name_or_unknown(group.front())});
        for (const auto code : batch_figures()) {
            const auto& figure = batches.figure(code, group);
            row.push_back(code == "opened_handover" ? shown(figure) : shown_with_cases(figure));
        }
    }
    part.blocks.emplace_back(std::move(table));
    return part;
}

PageSection parties_part(const PageWork& work) {
    PageSection part{.heading = tr("Parties"), .blocks = {}};
    auto table = work.parties ? party_table(work) : PageTable{};
    if (table.rows.empty()) {
        return or_nothing(std::move(part));
    }
    part.blocks.emplace_back(std::move(table));
    for (const auto* code : {"visit_on_time", "first_time_fix", "satisfaction"}) {
        if (auto chart = intervals_of(work, code)) {
            part.blocks.emplace_back(std::move(*chart));
        }
    }
    part.blocks.emplace_back(
        PageText{form(tr("Dots are what was found, whiskers between what it lies with a probability of 95 %. "
                         "A party with fewer than {cases} cases is not ranked. A ticket of several parties "
                         "counts for each."),
                      fmt::arg("cases", work.request.min_n.value_or(k_ranked_from)))});
    return part;
}

}  // namespace aftercare
