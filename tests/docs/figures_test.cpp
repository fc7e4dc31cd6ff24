// What documents and help say of figures is what the tables of measures hold.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "aftercare/core/figures/dimensions.hpp"
#include "aftercare/reading/policy_reader.hpp"
#include "aftercare/render/figure_policy.hpp"
#include "aftercare/render/figure_words.hpp"
#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/help_topics.hpp"
#include "schemas/embedded.hpp"
#include "tests/docs/sources.hpp"

using namespace aftercare;
using namespace aftercare::docs;

namespace {

const std::string k_figures_source = SOURCE_DIR;

constexpr auto k_cohorts = enum_table<Cohort, std::string_view>({
    {Cohort::opened, "tickets by their receipt"},
    {Cohort::resolved, "tickets resolved, by their receipt"},
    {Cohort::finished, "cycles done or answered, by when"},
    {Cohort::closed_first, "tickets by their first closing"},
    {Cohort::stepped, "acts by when they happened"},
    {Cohort::due_standard, "cycles by the policy's own date"},
    {Cohort::due_original, "cycles by the date first committed to"},
    {Cohort::due_current, "cycles by the date in force"},
    {Cohort::due, "runs of clocks by their due"},
    {Cohort::begun, "runs of clocks by their beginning"},
    {Cohort::order_done, "orders by their done"},
    {Cohort::scored, "scores by when they were given"},
    {Cohort::matured_done, "first completions by the end of their window"},
    {Cohort::matured_closing, "first closings by the end of their window"},
    {Cohort::matured_receipt, "tickets by the end of 90 days from their receipt"},
    {Cohort::cost, "costs by when they were incurred"},
    {Cohort::period, "tickets, once a period"},
    {Cohort::since_handover, "tickets of homes since their handover"},
    {Cohort::stock, "tickets at the period's end or `--as-of`"},
    {Cohort::charge, "back-charges by their opening"},
    {Cohort::group, "group complaints at the period's end or `--as-of`"},
    {Cohort::order_issued, "repair orders by their issue"},
    {Cohort::order_served, "repair orders by their delivery"},
    {Cohort::order_due, "repair orders by their due"},
    {Cohort::order_ended, "repair orders by their end"},
    {Cohort::delay, "spans of tickets' lives, cut to the period"},
    {Cohort::struck, "acts struck out, by when they were"},
    {Cohort::unit, "homes"},
    {Cohort::merged, "tickets merged away, by when"},
});

std::string kind_of(const Measure& measure) {
    switch (measure.unit) {
        case FigureUnit::count:
            return "count";
        case FigureUnit::seconds:
            return "duration";
        case FigureUnit::fen:
            return "money";
        case FigureUnit::score:
            return "score";
        case FigureUnit::number:
            return "number";
        case FigureUnit::ratio:
            return measure.combine == Combine::ratio ? "ratio" : "share";
    }
    return {};
}

/// The first cells below a heading of schemas/output.md, behind the table's own head.
std::vector<std::string> listed(const std::string& heading) {
    auto cells = first_cells(read_file(k_figures_source + "/schemas/output.md"), heading);
    REQUIRE_FALSE(cells.empty());
    cells.erase(cells.begin());
    return cells;
}

std::string help_on_figures() {
    const auto topics = help_topics();
    const auto topic =
        std::find_if(topics.begin(), topics.end(), [](const Topic& each) { return each.name == "kpi"; });
    REQUIRE(topic != topics.end());
    return topic_text(*topic);
}

}  // namespace

TEST_CASE("schemas/output.md lists every measure, its kind and its cohort, and nothing else") {
    const auto text = read_file(k_figures_source + "/schemas/output.md");
    std::vector<std::string> codes;
    for (const auto* measure : measures()) {
        const auto code = std::string(measure->code);
        codes.push_back(code);
        const auto row = "| `" + code + "` | " + kind_of(*measure) + " | " +
                         std::string(k_cohorts[static_cast<std::size_t>(measure->cohort)]) +
                         (measure->of_all_kinds ? " | all |\n" : " | repairs |\n");
        CAPTURE(row);
        CHECK(text.find(row) != std::string::npos);
    }
    const auto described = listed("Measures");
    CHECK(described == codes);
}

TEST_CASE("schemas/output.md lists every dimension and every reason of an explanation") {
    const std::vector<std::string> dimensions(k_dimension_codes.begin(), k_dimension_codes.end());
    CHECK(listed("Dimensions of figures") == dimensions);
    const auto text = read_file(k_figures_source + "/schemas/output.md");
    std::string reasons;
    for (const auto why : k_figure_why_codes) {
        reasons += (reasons.empty() ? "" : " ") + std::string(why);
    }
    CHECK(text.find("`" + reasons + "`") != std::string::npos);
}

TEST_CASE("help kpi describes every measure, suffix and dimension in the screen's language") {
    for (const auto language : {Language::zh, Language::en}) {
        use_language(language, BIN_DIR "/../share/locale");
        const auto text = help_on_figures();
        for (const auto* measure : measures()) {
            CAPTURE(measure->code);
            CHECK(text.find("\n  " + std::string(measure->code) + " ") != std::string::npos);
            CHECK(text.find(measure_name(*measure).substr(0, 12)) != std::string::npos);
        }
        for (const auto code : k_dimension_codes) {
            CHECK(text.find("\n  " + std::string(code) + " ") != std::string::npos);
        }
        for (const auto code : k_kind_group_codes) {
            CHECK(text.find("\n  _" + std::string(code) + " ") != std::string::npos);
        }
        CHECK(text.find("RP02") != std::string::npos);
    }
}

TEST_CASE(
    "an explanation says of every figure of a clock, window, hour or sample what the policy has for it") {
    // Of the clocks, these alone rest on what a person said: a window, a promise, a date given.
    const std::vector<std::string_view> named = {"visit_on_time", "broken_promises", "referred_on_time"};
    const std::vector<std::string_view> others = {
        "night_share",     "due_soon",         "overdue_now",        "silent_now",    "overdue_rate",
        "long_overdue_90", "first_time_fix",   "leak_cured",         "callback_rate", "satisfaction",
        "hold_share",      "declined_covered", "no_objection_share", "score_30d",     "closed_within_7"};
    for (const auto language : {Language::zh, Language::en}) {
        use_language(language, BIN_DIR "/../share/locale");
        const auto policy = read_policy(default_policy(), "policy.toml").policy;
        for (const auto* measure : measures()) {
            CAPTURE(measure->code);
            const auto lines = figure_policy(*measure, policy);
            const bool is_named = std::find(named.begin(), named.end(), measure->code) != named.end();
            const bool is_other = std::find(others.begin(), others.end(), measure->code) != others.end();
            if (is_other || (measure->heading == FigureHeading::clocks && !is_named)) {
                CHECK_FALSE(lines.empty());
            }
            for (const auto& line : lines) {
                CHECK(line.find('{') == std::string::npos);
            }
        }
        CHECK(figure_policy(*asked_figure("opened")->measure, policy).empty());
    }
}
