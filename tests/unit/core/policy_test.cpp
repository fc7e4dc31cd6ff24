#include "aftercare/core/policy.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "aftercare/reading/policy_reader.hpp"
#include "schemas/embedded.hpp"

using namespace aftercare;

namespace {

const Policy& shipped_rules() {
    static const Policy k_policy = read_policy(default_policy(), "policy.toml").policy;
    return k_policy;
}

/// "7d working", "24h", …; "none" for none. Compared as text, so that a failure shows both.
std::string target(Clock clock, Kind kind, Urgency urgency, std::string_view category = {}) {
    const auto found =
        target_of(shipped_rules(), clock, {.kind = kind, .category = category, .urgency = urgency});
    if (!found) {
        return "none";
    }
    const char* pace = found->pace == Pace::working   ? " working"
                       : found->pace == Pace::service ? " service"
                                                      : "";
    return found->days > 0 ? std::to_string(found->days) + "d" + pace
                           : std::to_string(found->seconds / 60) + "m" + pace;
}

std::string list(const std::vector<PolicyCode>& rows) {
    std::string out;
    for (const auto& row : rows) {
        out += (out.empty() ? "" : " ") + (row.parent.empty() ? "" : row.parent + ".") + row.code;
    }
    return out;
}

}  // namespace

TEST_CASE("the shipped_rules policy has no fault") {
    const auto read = read_policy(default_policy(), "policy.toml");
    for (const auto& fault : read.faults) {
        FAIL_CHECK(format_place(fault.place) << ": " << fault.what);
    }
    CHECK(read.policy.version == 0);
}

TEST_CASE("the shipped_rules targets of every clock, kind and urgency") {
    for (std::size_t k = 0; k < k_kind_codes.size(); ++k) {
        const auto kind = static_cast<Kind>(k);
        CAPTURE(code_of(kind));
        for (const auto urgency : {Urgency::normal, Urgency::urgent, Urgency::major}) {
            CAPTURE(code_of(urgency));
            const bool quick = urgency != Urgency::normal;
            CHECK(target(Clock::response, kind, urgency) == (quick ? "120m" : "120m service"));
            CHECK(target(Clock::feedback, kind, urgency) ==
                  (kind == Kind::complaint ? "1440m" : "1d working"));
            CHECK(target(Clock::accept, kind, urgency) == (quick ? "30m" : "240m working"));
            CHECK(target(Clock::dispatch, kind, urgency) == (quick ? "30m" : "240m working"));
            CHECK(target(Clock::visit, kind, urgency) == "none");
            CHECK(target(Clock::safe, kind, urgency) == (quick ? "1440m" : "none"));
            CHECK(target(Clock::verify, kind, urgency) == "10080m");
            CHECK(target(Clock::inform, kind, urgency) == (quick ? "1440m" : "4320m"));
            CHECK(target(Clock::callback, kind, urgency) == (kind == Kind::complaint ? "2880m" : "10080m"));
            CHECK(target(Clock::callback, kind, urgency, "leak") == "2880m");
            CHECK(target(Clock::callback, kind, urgency, "crack") ==
                  (kind == Kind::complaint ? "2880m" : "10080m"));
        }
    }
    for (const auto urgency : {Urgency::normal, Urgency::urgent, Urgency::major}) {
        CHECK(target(Clock::resolve, Kind::repair, urgency) == "7d working");
        CHECK(target(Clock::resolve, Kind::repair, urgency, "leak") == "7d working");
        CHECK(target(Clock::resolve, Kind::complaint, urgency) == "7d working");
        CHECK(target(Clock::resolve, Kind::enquiry, urgency) == "1440m");
        CHECK(target(Clock::resolve, Kind::suggestion, urgency) == "3d working");
        CHECK(target(Clock::resolve, Kind::praise, urgency) == "3d working");
        CHECK(target(Clock::resolve, Kind::service, urgency) == "none");
    }
}

TEST_CASE("the shipped_rules limits") {
    const auto& policy = shipped_rules();
    CHECK(policy.no_objection_days == 7);
    CHECK(policy.hold_entry_hours_max == 24);
    CHECK(policy.offers_min == 3);
    CHECK(policy.callback_attempts_min == 3);
    CHECK(policy.callback_attempt_days_min == 2);
    CHECK(policy.due_soon == Duration{Pace::working, 4 * 3600, 0});
    CHECK(policy.written_order == Duration{Pace::wall, 2 * 3600, 0});
}

TEST_CASE("the shipped_rules code lists") {
    const auto& policy = shipped_rules();
    CHECK(
        list(policy.categories) ==
        "quality quality.leak quality.crack quality.hollow quality.door-window quality.plumbing "
        "quality.electrical quality.heating quality.finish quality.structure design equipment equipment.lift "
        "equipment.fire equipment.intercom equipment.public-lighting attitude policy advice service");
    CHECK(list(policy.elements) ==
          "roof wet-room kitchen balcony external-wall internal-wall floor ceiling door window pipe drain "
          "electrical heating lift structure public-area other");
    CHECK(list(policy.defects) == "leak crack hollow blocked broken missing noise other");
    CHECK(list(policy.causes) ==
          "sealing waterproofing workmanship material design settlement misuse wear installation other "
          "unknown");
    CHECK(list(policy.decline_reasons) ==
          "out-of-warranty owner-use owner-decoration third-party public-fund not-ours unfounded");
    CHECK(
        list(policy.hold_reasons) ==
        "owner-no-access owner-asked force-majeure neighbour-no-access weather contractor material authority "
        "observation");
    CHECK(list(policy.force_reasons) == "no-access owner-refuses unreachable");
    CHECK(find_code(policy, CodeTable::category, "quality")->word == "工程质量");
    CHECK(find_code(policy, CodeTable::category, "door-window")->word == "门窗");
    CHECK(find_code(policy, CodeTable::category, "advice")->word == "建议表扬");
    CHECK(find_code(policy, CodeTable::element, "wet-room")->word == "卫生间");
    CHECK(find_code(policy, CodeTable::category, "roof") == nullptr);
}

TEST_CASE("the shipped_rules hours") {
    const auto& policy = shipped_rules();
    REQUIRE(policy.hours.size() == 1);
    const auto& hours = policy.hours.front();
    const std::vector<DaySpan> office = {{9 * 3600, 12 * 3600}, {13 * 3600 + 1800, 18 * 3600}};
    const std::vector<DaySpan> desk = {{8 * 3600, 21 * 3600}};
    for (int i = 0; i < 7; ++i) {
        CHECK(hours.working.weekday_spans[i] == (i < 5 ? office : std::vector<DaySpan>()));
        CHECK(hours.service.weekday_spans[i] == desk);
    }
    CHECK(hours.working.makeup_spans == office);
    CHECK_FALSE(hours.working.every_day_alike);
    CHECK(hours.service.every_day_alike);
    CHECK(hours.working.years == std::vector<int>{2024, 2025, 2026});
    CHECK(&hours_of(policy, "any") == &hours);
}

TEST_CASE("the shipped_rules holidays and make-up working days") {
    struct Range {
        int year, month, from, until_month, until;
    };
    const Range k_off[] = {
        {2024, 1, 1, 1, 1},   {2024, 2, 10, 2, 17}, {2024, 4, 4, 4, 6},   {2024, 5, 1, 5, 5},
        {2024, 6, 10, 6, 10}, {2024, 9, 15, 9, 17}, {2024, 10, 1, 10, 7}, {2025, 1, 1, 1, 1},
        {2025, 1, 28, 2, 4},  {2025, 4, 4, 4, 6},   {2025, 5, 1, 5, 5},   {2025, 5, 31, 6, 2},
        {2025, 10, 1, 10, 8}, {2026, 1, 1, 1, 3},   {2026, 2, 15, 2, 23}, {2026, 4, 4, 4, 6},
        {2026, 5, 1, 5, 5},   {2026, 6, 19, 6, 21}, {2026, 9, 25, 9, 27}, {2026, 10, 1, 10, 7},
    };
    std::vector<Day> off;
    for (const auto& range : k_off) {
        const Day last = to_day({range.year, range.until_month, range.until});
        for (Day day = to_day({range.year, range.month, range.from}); day <= last; ++day.number) {
            off.push_back(day);
        }
    }
    CHECK(shipped_rules().hours.front().working.holidays == off);

    std::vector<Day> work;
    for (const char* day :
         {"2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
          "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
          "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}) {
        work.push_back(parse_day(day).value());
    }
    CHECK(shipped_rules().hours.front().working.makeup_days == work);
    // Make-up days are weekends, or the notice was copied wrong.
    for (const Day day : work) {
        CHECK(weekday(day) >= 5);
    }
}

TEST_CASE("what the shipped_rules policy calls back and lets reopen") {
    const auto& policy = shipped_rules();
    for (std::size_t k = 0; k < k_kind_codes.size(); ++k) {
        const auto kind = static_cast<Kind>(k);
        const bool is_called = kind == Kind::repair || kind == Kind::complaint;
        const auto all = is_called ? std::optional<std::int64_t>(100) : std::nullopt;
        for (const auto ending : {Ending::verified, Ending::answered, Ending::forced}) {
            CHECK(callback_percent(policy, {.kind = kind}, ending) == all);
        }
        for (const auto ending : {Ending::no_objection, Ending::declined, Ending::withdrawn}) {
            CHECK(callback_percent(policy, {.kind = kind}, ending) == 20);
        }
    }
    CHECK(reopen_days(policy, "") == 30);
    CHECK(reopen_days(policy, "crack") == 30);
    CHECK(reopen_days(policy, "quality") == 30);
    CHECK(reopen_days(policy, "leak") == 90);
}

TEST_CASE("what is special about the shipped_rules codes") {
    const auto& policy = shipped_rules();
    const auto special = [&](CodeTable table, CodeTrait trait) {
        std::string codes;
        for (const auto& row : codes_of(policy, table)) {
            codes += has_trait(policy, table, row.code, trait) ? " " + row.code : "";
        }
        return codes;
    };
    const std::string quality =
        " quality leak crack hollow door-window plumbing electrical heating finish structure";
    CHECK(special(CodeTable::category, CodeTrait::is_quality) == quality);
    CHECK(special(CodeTable::category, CodeTrait::needs_cause) == quality);
    CHECK(special(CodeTable::category, CodeTrait::is_leak) == " leak");
    CHECK(special(CodeTable::defect, CodeTrait::is_leak) == " leak");
    CHECK(special(CodeTable::hold_reason, CodeTrait::stops_clocks) ==
          " owner-no-access owner-asked force-majeure");
    CHECK(special(CodeTable::hold_reason, CodeTrait::stops_inform) == " owner-asked");
    CHECK(special(CodeTable::hold_reason, CodeTrait::is_observation) == " observation");
    CHECK(special(CodeTable::channel, CodeTrait::spoken) == " hotline call visit");
    CHECK(special(CodeTable::channel, CodeTrait::outside) == " forum government 12345 lawyer media");
    CHECK(special(CodeTable::channel, CodeTrait::is_batch) == " handover");
    CHECK(default_channel(policy) == "hotline");
    CHECK(callback_channel(policy) == "callback");
    CHECK_FALSE(has_trait(policy, CodeTable::category, "", CodeTrait::is_quality));
    const auto thawed = thaw_policy(freeze_policy(policy));
    CHECK(has_trait(*thawed, CodeTable::channel, "visit", CodeTrait::spoken));
}

TEST_CASE("the last row that fits decides") {
    Policy policy;
    policy.categories = {{"quality", "a", ""}, {"leak", "b", "quality"}, {"crack", "c", "quality"}};
    const auto hours = [](std::int64_t count) { return Duration{Pace::wall, count * 3600, 0}; };
    const auto row = [&](Clock clock, std::optional<Duration> duration) {
        return Target{clock, {}, {}, {}, {}, duration};
    };
    policy.targets = {row(Clock::resolve, hours(1)), row(Clock::resolve, hours(2)),
                      row(Clock::resolve, hours(3)), row(Clock::resolve, hours(4)),
                      row(Clock::resolve, std::nullopt)};
    policy.targets[1].categories = {"quality"};
    policy.targets[2].categories = {"leak"};
    policy.targets[3].projects = {"East"};
    policy.targets[4].kinds = {Kind::service};
    policy.targets[4].urgencies = {Urgency::urgent, Urgency::major};
    CHECK(target_of(policy, Clock::resolve, {}) == hours(1));
    CHECK(target_of(policy, Clock::resolve, {.category = "crack"}) == hours(2));
    CHECK(target_of(policy, Clock::resolve, {.category = "quality"}) == hours(2));
    CHECK(target_of(policy, Clock::resolve, {.category = "leak"}) == hours(3));
    CHECK(target_of(policy, Clock::resolve, {.category = "leak", .project = "East"}) == hours(4));
    CHECK(target_of(policy, Clock::resolve, {.kind = Kind::service}) == hours(1));
    CHECK_FALSE(target_of(policy, Clock::resolve, {.kind = Kind::service, .urgency = Urgency::major}));
    CHECK_FALSE(target_of(policy, Clock::verify, {}));
    CHECK(deciding_target(policy, Clock::verify, {}) == nullptr);
    CHECK(deciding_target(policy, Clock::resolve, {.category = "leak"}) == &policy.targets[2]);
}

TEST_CASE("a callback row may take a category or an ending out") {
    Policy policy;
    policy.categories = {{"quality", "a", ""}, {"leak", "b", "quality"}, {"design", "c", ""}};
    const auto percent = [&](Kind kind, const std::string& category, Ending ending = Ending::verified) {
        return callback_percent(policy, {.kind = kind, .category = category}, ending);
    };
    CHECK_FALSE(percent(Kind::repair, ""));
    CHECK(reopen_days(policy, "leak") == 0);
    policy.callbacks = {{{Kind::repair}, {}, {Ending::verified, Ending::declined}, true, 30},
                        {{}, {"quality"}, {Ending::verified}, false}};
    CHECK(percent(Kind::repair, "design") == 30);
    CHECK_FALSE(percent(Kind::repair, "design", Ending::forced));
    CHECK_FALSE(percent(Kind::repair, "leak"));
    CHECK(percent(Kind::repair, "leak", Ending::declined) == 30);
    CHECK_FALSE(percent(Kind::enquiry, "design"));
}
