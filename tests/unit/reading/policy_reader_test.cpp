#include "aftercare/reading/policy_reader.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "aftercare/core/policy_examples.hpp"
#include "aftercare/support/zone.hpp"
#include "schemas/embedded.hpp"
#include "tests/unit/reading/policy_text.hpp"

using namespace aftercare;
using namespace policy_text;

TEST_CASE("the small policy of these tests is sound") {
    CHECK(said_of(k_sound) == "");
}

TEST_CASE("a text that is not TOML is one fault with its place") {
    for (const char* text :
         {"[limits", "a = ", "a = 1\na = 2\n", "x = \"\xff\"", "[a]\n[a]\n", "= 1", "[?", "[=]", "[ ",
          "[[?]]", "a.? = 1", "、a = 1", "a = 1。", "\xef\xbb\xbd", "a = [1,"}) {
        CAPTURE(text);
        const auto read = read_policy(text, "p");
        REQUIRE(read.faults.size() == 1);
        CHECK(read.faults[0].place.file == "p");
        CHECK(read.faults[0].place.line >= 1);
        CHECK(read.faults[0].place.column >= 1);
        CHECK_FALSE(read.faults[0].what.empty());
    }
    CHECK(read_policy("[limits]\na = ?\n", "p").faults.at(0).place.line == 2);
}

TEST_CASE("all faults are reported, in the order of their places") {
    std::string text = replaced("offers_min = 3", "offers_min = -3\nofers = 1");
    text.replace(text.find("\"7d working\""), 12, "\"7 days\"");
    text.replace(text.find("due = true"), 10, "due = 1");
    text += "No = 1\n";
    const auto faults = read_policy(text, "p").faults;
    REQUIRE(faults.size() == 6);
    for (std::size_t i = 1; i < faults.size(); ++i) {
        CHECK(faults[i - 1].place.line <= faults[i].place.line);
    }
}

TEST_CASE("hours are read per day and per project") {
    const auto policy = read_policy(replaced("[hours.working]",
                                             "[hours.working]\nsat = [\"10:00-11:00\"]\nfri = []\n"
                                             "makeup = [\"08:00-09:00\"]"),
                                    "p")
                            .policy;
    const auto& common = hours_of(policy, "West");
    const std::vector<DaySpan> office = {{9 * 3600, 12 * 3600}, {13 * 3600 + 1800, 18 * 3600}};
    CHECK(common.working.weekday_spans[0] == office);
    CHECK(common.working.weekday_spans[3] == office);
    CHECK(common.working.weekday_spans[4].empty());
    CHECK(common.working.weekday_spans[5] == std::vector<DaySpan>{{10 * 3600, 11 * 3600}});
    CHECK(common.working.weekday_spans[6].empty());
    CHECK(common.working.makeup_spans == std::vector<DaySpan>{{8 * 3600, 9 * 3600}});
    const auto& east = hours_of(policy, "East");
    CHECK(east.project == "East");
    CHECK(east.working.weekday_spans[0] == std::vector<DaySpan>{{8 * 3600, 10 * 3600}});
    CHECK(east.working.weekday_spans[1].empty());
    CHECK(east.working.weekday_spans[6] == std::vector<DaySpan>{{10 * 3600, 12 * 3600}});
    CHECK(east.working.makeup_spans == east.working.weekday_spans[0]);
    CHECK(east.working.holidays == common.working.holidays);
    CHECK(east.working.years == std::vector<int>{2026});
    CHECK(east.service.every_day_alike);
    CHECK(east.service.weekday_spans[6] == common.service.weekday_spans[0]);
}

TEST_CASE("make-up days without hours of their own have those of Monday, of the project's own hours") {
    const auto policy =
        read_policy(replaced("[hours.working]", "[hours.working]\nmon = [\"10:00-11:00\"]"), "p").policy;
    CHECK(hours_of(policy, "West").working.makeup_spans == std::vector<DaySpan>{{10 * 3600, 11 * 3600}});
    CHECK(hours_of(policy, "East").working.makeup_spans == std::vector<DaySpan>{{8 * 3600, 10 * 3600}});
}

TEST_CASE("hours of dates hold for all projects, those of a project before them") {
    const auto text = replaced("[calendar.2026]", R"([[hours.project.date]]
on = "2026-02-14"
working = []
[[hours.project.date]]
on = "2026-02-16"
service = ["10:00-24:00"]
[[hours.date]]
on = ["2026-02-13..2026-02-14", "2026-10-01"]
working = ["09:00-11:30"]
[[hours.date]]
on = "2026-02-15"
service = ["09:00-12:00"]
working = ["09:00-10:00", "11:00-12:00"]
[calendar.2026])");
    CHECK(said_of(text) == "");
    const auto read = read_policy(text, "p").policy;
    const auto thawed = thaw_policy(freeze_policy(read));
    REQUIRE(thawed);
    for (const auto& policy : {read, *thawed}) {
        const auto hours = [&](std::string_view project, Pace pace, const char* day) {
            const auto& own = hours_of(policy, project);
            std::string shown;
            for (const auto& span :
                 spans_of(pace == Pace::working ? own.working : own.service, *parse_day(day)))
                shown += " " + std::to_string(span.from / 60) + "-" + std::to_string(span.until / 60);
            return shown;
        };
        CHECK(hours("West", Pace::working, "2026-02-13") == " 540-690");
        CHECK(hours("West", Pace::working, "2026-02-14") == " 540-690");
        CHECK(hours("West", Pace::working, "2026-10-01") == " 540-690");
        CHECK(hours("West", Pace::working, "2026-02-15") == " 540-600 660-720");
        CHECK(hours("West", Pace::service, "2026-02-13") == " 480-1260");
        CHECK(hours("West", Pace::service, "2026-02-15") == " 540-720");
        CHECK(hours("West", Pace::service, "2026-02-16") == " 480-1260");
        CHECK(hours("East", Pace::working, "2026-02-13") == " 540-690");
        CHECK(hours("East", Pace::working, "2026-02-14") == "");
        CHECK(hours("East", Pace::working, "2026-02-15") == " 540-600 660-720");
        CHECK(hours("East", Pace::service, "2026-02-15") == " 540-720");
        CHECK(hours("East", Pace::service, "2026-02-16") == " 600-1440");
        // What was thawed can reckon: half past eleven on the 13th is the end of that day's hours.
        REQUIRE(use_zone("Asia/Shanghai"));
        const auto due =
            add_on(policy, "West", Duration{Pace::working, 9000, 0}, to_instant({{2026, 2, 13}, {9, 0, 0}}));
        CHECK(format_minute(due.at) == "2026-02-13 11:30");
    }
}

TEST_CASE("the projects that a policy names are listed once, wherever they stand") {
    auto policy =
        read_policy(replaced("clock = \"accept\"", "clock = \"accept\"\nproject = [\"West\", \"East\"]"), "p")
            .policy;
    CHECK(projects_named(policy) == std::vector<std::string>{"East", "West"});
    policy.warranty_terms.push_back({});
    policy.warranty_terms.back().projects = {"South"};
    policy.seasons.push_back({});
    policy.seasons.back().projects = {"North", "West"};
    CHECK(projects_named(policy) == std::vector<std::string>{"East", "North", "South", "West"});
    CHECK(projects_named(read_policy(default_policy(), "policy.toml").policy).empty());
}

TEST_CASE("a row of targets is read whole") {
    const auto read = read_policy(replaced("kind = [\"enquiry\", \"praise\"]",
                                           "kind = [\"enquiry\", \"praise\"]\ncategory = [\"leak\"]\n"
                                           "urgency = \"major\"\nproject = [\"East\", \"West\"]"),
                                  "p");
    REQUIRE(read.faults.empty());
    const auto& row = read.policy.targets.at(6);
    CHECK(row.clock == Clock::resolve);
    CHECK(row.kinds == std::vector<Kind>{Kind::enquiry, Kind::praise});
    CHECK(row.categories == std::vector<std::string>{"leak"});
    CHECK(row.urgencies == std::vector<Urgency>{Urgency::major});
    CHECK(row.projects == std::vector<std::string>{"East", "West"});
    CHECK(row.duration == Duration{Pace::wall, 24 * 3600, 0});
    CHECK_FALSE(read.policy.targets.at(4).duration);
}

TEST_CASE("examples show each target on a Friday afternoon and before the holidays") {
    REQUIRE(use_zone("Asia/Shanghai"));
    const auto policy = read_policy(default_policy(), "policy.toml").policy;
    const Instant now = to_instant({{2026, 9, 8}, {10, 0, 0}});
    const auto examples = target_examples(policy, now);
    const auto due = [&](Clock clock, Kind kind, Urgency urgency, std::string_view from) -> std::string {
        for (const auto& each : examples) {
            if (each.clock == clock && each.kind == kind && each.urgency == urgency &&
                format_minute(each.from) == from) {
                CHECK_FALSE(each.due.assumed);
                return format_minute(each.due.at);
            }
        }
        return "none";
    };
    // Friday 11 September; Thursday 24 September is the eve of three days off, Sunday 20 was made up for.
    CHECK(due(Clock::accept, Kind::repair, Urgency::normal, "2026-09-11 16:00") == "2026-09-14 11:00");
    CHECK(due(Clock::accept, Kind::repair, Urgency::normal, "2026-09-24 16:00") == "2026-09-28 11:00");
    CHECK(due(Clock::accept, Kind::repair, Urgency::urgent, "2026-09-24 16:00") == "2026-09-24 16:30");
    CHECK(due(Clock::response, Kind::repair, Urgency::normal, "2026-09-11 16:00") == "2026-09-11 18:00");
    CHECK(due(Clock::resolve, Kind::repair, Urgency::normal, "2026-09-11 16:00") == "2026-09-21 18:00");
    CHECK(due(Clock::resolve, Kind::enquiry, Urgency::normal, "2026-09-11 16:00") == "2026-09-12 16:00");
    CHECK(due(Clock::resolve, Kind::service, Urgency::normal, "2026-09-11 16:00") == "none");
    // Every row with a target, twice.
    const auto rows = std::count_if(policy.targets.begin(), policy.targets.end(),
                                    [](const Target& row) { return row.duration.has_value(); });
    CHECK(examples.size() == 2 * static_cast<std::size_t>(rows));
    // Behind the last loaded holidays: those.
    const auto later = target_examples(policy, to_instant({{2030, 1, 1}, {0, 0, 0}}));
    CHECK(format_minute(later.at(1).from) == "2026-09-30 16:00");
}

TEST_CASE("a row appended to a policy overrides, and the row that then never decides is a warning") {
    std::string text(default_policy());
    text += "\n[[target]]\nclock = \"verify\"\nwithin = \"9d\"\n";
    const auto read = read_policy(text, "p");
    CHECK(read.faults.empty());
    REQUIRE_FALSE(read.warnings.empty());
    CHECK(read.warnings.front().what.starts_with("this row never decides"));
    CHECK(read.policy.targets.back().clock == Clock::verify);
    CHECK(read_policy(default_policy(), "p").warnings.empty());
}
