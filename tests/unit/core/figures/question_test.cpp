#include "aftercare/core/figures/question.hpp"

#include <array>
#include <doctest/doctest.h>
#include <set>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

/// `measure/group/part`, with `+` behind it for working time; `-`: no such figure.
std::string read(std::string_view code) {
    const auto asked = asked_figure(code);
    if (!asked) {
        return "-";
    }
    return std::string(asked->measure->code) + "/" +
           (asked->group ? std::string(code_of(*asked->group)) : "") + "/" +
           std::array{"mean", "p50", "p90"}[static_cast<std::size_t>(asked->part)] +
           (asked->working ? "+" : "");
}

std::string written(const FigureWindow& window) {
    return clock_text(window.period.from) + " " + clock_text(window.period.until) + " as of " +
           clock_text(window.as_of) + " stock " + clock_text(window.stock_cut);
}

Period days(std::string_view from, std::string_view until) {
    return {at(from), at(until)};
}

}  // namespace

TEST_CASE("a code is a measure, else a measure with suffixes in their order") {
    CHECK(read("opened") == "opened//mean");
    CHECK(read("satisfaction_mean") == "satisfaction_mean//mean");
    CHECK(read("satisfaction_mean_complaint") == "satisfaction_mean/complaint/mean");
    CHECK(read("standard_kept_repair") == "standard_kept/repair/mean");
    CHECK(read("tsm_complaints") == "tsm_complaints//mean");
    CHECK(read("resolution_time_p90") == "resolution_time//p90");
    CHECK(read("resolution_time_complaint_working_p50") == "resolution_time/complaint/p50+");
    CHECK(read("resolution_time_working") == "resolution_time//mean+");
    CHECK(read("backlog_age_working_p50") == "-");
    CHECK(read("standard_kept_p50") == "-");
    CHECK(read("resolution_time_p50_complaint") == "-");
    CHECK(read("standard_kept_") == "-");
    CHECK(read("_complaint") == "-");
    CHECK(read("") == "-");
}

TEST_CASE("every figure that is offered can be asked for, and no two have one code") {
    std::set<std::string> codes;
    for (const auto& offered : offered_figures()) {
        CAPTURE(offered.figure.code);
        CHECK(codes.insert(offered.figure.code).second);
        const auto asked = asked_figure(offered.figure.code);
        REQUIRE(asked);
        CHECK(asked->measure == offered.figure.measure);
        CHECK(asked->group == offered.figure.group);
        CHECK(asked->part == offered.figure.part);
        CHECK(asked->working == offered.figure.working);
    }
    CHECK(codes.size() > 300);
}

TEST_CASE("the period before is looked at as of the same age; a running one at the same point") {
    CHECK(written(window_of(days("11-01 00:00", "12-01 00:00"), at("12-03 08:00"))) ==
          "11-01 00:00 12-01 00:00 as of 12-03 08:00 stock 11-30 23:59");
    CHECK(written(window_before(days("11-01 00:00", "12-01 00:00"), at("12-03 08:00"))) ==
          "10-01 00:00 11-01 00:00 as of 11-03 08:00 stock 10-31 23:59");
    CHECK(window_of(days("11-01 00:00", "12-01 00:00"), at("12-01 00:00")).is_running == false);
    const auto running = days("11-01 00:00", "12-01 00:00");
    CHECK(window_of(running, at("11-20 10:00")).is_running);
    CHECK(written(window_of(running, at("11-20 10:00"))) ==
          "11-01 00:00 12-01 00:00 as of 11-20 10:00 stock 11-20 10:00");
    CHECK(written(window_before(running, at("11-20 10:00"))) ==
          "10-01 00:00 10-20 10:00 as of 10-20 10:00 stock 10-20 10:00");
    // A free period: the same days shifted.
    CHECK(written(window_before(days("11-10 00:00", "11-13 00:00"), at("11-20 10:00"))) ==
          "11-07 00:00 11-10 00:00 as of 11-17 10:00 stock 11-09 23:59");
}

TEST_CASE(
    "beneath the last attainment of each group of kinds stands what left it, and nothing beneath others") {
    const auto asked = [](std::initializer_list<std::string_view> codes) {
        FigureQuestion question;
        for (const auto code : codes) {
            question.figures.push_back({*asked_figure(code), false});
        }
        std::string all;
        for (const auto& [figure, is_extra] : with_beneath(std::move(question)).figures) {
            all += (all.empty() ? "" : " ") + std::string(figure.is_beneath ? "-" : "") + figure.code;
            CHECK(figure.is_beneath == (figure.is_beneath && figure.group));
        }
        return all;
    };
    CHECK(asked({"opened", "open_now", "first_time_fix"}) == "opened open_now first_time_fix");
    CHECK(asked({"standard_kept", "opened"}) ==
          "standard_kept -resolved_24h -decline_rate -declined_covered -withdrawn_share -merged "
          "-no_objection_share "
          "-extended_twice -held_now opened");
    CHECK(asked({"resolved_24h", "standard_kept", "commitment_kept_complaint", "callback_rate"}) ==
          "resolved_24h standard_kept commitment_kept_complaint -decline_rate -declined_covered "
          "-withdrawn_share -merged "
          "-no_objection_share -extended_twice -held_now -decline_rate_complaint -declined_covered_complaint "
          "-withdrawn_share_complaint -merged_complaint -no_objection_share_complaint "
          "-extended_twice_complaint -held_now_complaint callback_rate -callbacks_waived");
}
