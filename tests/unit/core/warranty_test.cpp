// The terms of both sides, by the shipped policy.
#include "aftercare/core/warranty.hpp"

#include <doctest/doctest.h>

#include "aftercare/core/fields_json.hpp"
#include "tests/unit/core/warranty_cases.hpp"

using namespace aftercare;
using namespace warranty_cases;

TEST_CASE("the examples of the rules") {
    check(shipped(), {
                         {"roof", "leak", "2016-03-10", "2017-03-09", "2019-01-01",
                          "owner 2021-03-10 covered, contractor 2021-03-10 covered"},
                         {"wet-room", "leak", "2020-06-10", "2026-06-10", "2026-11-21",
                          "owner 2027-06-10 covered, contractor 2025-06-10 not-covered, gap"},
                         {"heating", "broken", "2026-01-10", "", "2028-03-15",
                          "owner 2028-03-15 covered, contractor 2028-03-15 covered"},
                     });
}

TEST_CASE("the last day is inside, the day after it is not") {
    // 2021-03-10 is a Wednesday, 2027-06-10 a Thursday.
    check(shipped(), {
                         {"roof", "leak", "2016-03-10", "2017-03-09", "2021-03-10",
                          "owner 2021-03-10 covered, contractor 2021-03-10 covered"},
                         {"roof", "leak", "2016-03-10", "2017-03-09", "2021-03-11",
                          "owner 2021-03-10 not-covered, contractor 2021-03-10 not-covered"},
                         {"wet-room", "leak", "2020-06-10", "2026-06-10", "2027-06-10",
                          "owner 2027-06-10 covered, contractor 2025-06-10 not-covered, gap"},
                         {"wet-room", "leak", "2020-06-10", "2026-06-10", "2027-06-11",
                          "owner 2027-06-10 not-covered, contractor 2025-06-10 not-covered"},
                     });
}

TEST_CASE("29 February ends on the 28th of a common year, months on the last day of a shorter one") {
    check(shipped(), {
                         {"external-wall", "leak", "2024-02-29", "2024-02-29", "2026-01-01",
                          "owner 2029-02-28 covered, contractor 2029-02-28 covered"},
                         {"pipe", "blocked", "2020-01-01", "2025-12-31", "2026-01-01",
                          "owner 2026-02-28 covered, contractor - not-covered, gap"},
                         {"electrical", "broken", "2020-01-01", "2025-08-31", "2026-01-01",
                          "owner 2026-02-28 covered, contractor - not-covered, gap"},
                     });
}

TEST_CASE("when the last day is a day off, both dates are there and a report between them is to be decided") {
    // The floor of a door ends within the holidays of October 2026, which end on Wednesday the 7th.
    check(shipped(), {
                         {"door", "broken", "2023-01-01", "2025-10-01", "2026-10-01",
                          "owner 2026-10-01 covered, contractor 2025-01-01 not-covered, gap"},
                         {"door", "broken", "2023-01-01", "2025-10-01", "2026-10-08",
                          "owner 2026-10-01 covered, contractor 2025-01-01 not-covered, gap, between days"},
                         {"door", "broken", "2023-01-01", "2025-10-01", "2026-10-09",
                          "owner 2026-10-01 not-covered, contractor 2025-01-01 not-covered"},
                     });
    const auto holiday = compute_warranty(
        shipped(), "P", inputs_of({"door", "broken", "2023-01-01", "2025-10-01", "2026-10-08", ""}));
    const auto* floor = term_of(holiday, "floor-door-window");
    REQUIRE(floor != nullptr);
    CHECK(floor->rolled_to == day("2026-10-08"));
    CHECK_FALSE(floor->assumed);
    CHECK(floor->decides_owner);
}

TEST_CASE("a make-up working day is no day off; years without holidays are marked") {
    // Saturday 2026-10-10 is worked; Saturday 2026-10-17 is not.
    const auto worked = compute_warranty(
        shipped(), "P", inputs_of({"door", "broken", "2023-01-01", "2025-10-10", "2026-10-11", ""}));
    CHECK(text(worked) == "owner 2026-10-10 not-covered, contractor 2025-01-01 not-covered");
    CHECK_FALSE(term_of(worked, "floor-door-window")->rolled_to);
    const auto free = compute_warranty(
        shipped(), "P", inputs_of({"door", "broken", "2023-01-01", "2025-10-17", "2026-10-19", ""}));
    CHECK(text(free) == "owner 2026-10-17 covered, contractor 2025-01-01 not-covered, gap, between days");
    CHECK(term_of(free, "floor-door-window")->rolled_to == day("2026-10-19"));
    CHECK_FALSE(term_of(free, "floor-door-window")->assumed);
    // 2025-01-01 is a loaded holiday, 2021-05-01 a Saturday of a year that is not loaded.
    CHECK(term_of(free, "art-40-installation")->rolled_to == day("2025-01-02"));
    const auto early = compute_warranty(
        shipped(), "P", inputs_of({"door", "broken", "2019-05-01", "2020-05-01", "2021-05-03", ""}));
    CHECK(text(early) == "owner 2021-05-01 covered, contractor 2021-05-01 covered, between days");
    CHECK(term_of(early, "art-40-installation")->assumed);
}

TEST_CASE("a missing date leaves a lower bound; unknown only when it could change the answer") {
    check(shipped(),
          {
              // The handover is missing: the owner's floor may run for long, the contractor's end is known.
              {"roof", "leak", "2016-03-10", "", "2020-01-01",
               "owner 2021-03-10 covered, contractor 2021-03-10 covered"},
              {"roof", "leak", "2016-03-10", "", "2022-01-01",
               "owner 2021-03-10 unknown, contractor 2021-03-10 not-covered"},
              // The completion is missing: the floor is known.
              {"roof", "leak", "", "2017-03-09", "2020-03-09",
               "owner 2020-03-09 covered, contractor - unknown"},
              {"roof", "leak", "", "2017-03-09", "2020-03-10",
               "owner 2020-03-09 unknown, contractor - unknown"},
              {"roof", "leak", "", "", "2020-01-01", "owner - unknown, contractor - unknown"},
              // No term counts from the missing date: it changes nothing.
              {"pipe", "blocked", "", "2019-01-01", "2020-01-01",
               "owner 2019-03-01 not-covered, contractor - not-covered"},
              {"structure", "crack", "2016-03-10", "", "2070-01-01",
               "owner 2066-03-10 not-covered, contractor 2066-03-10 not-covered"},
          });
}

TEST_CASE("a season counts only if it begins on or after the base date") {
    const auto heating = [](const std::string& completion) {
        return compute_warranty(shipped(), "P",
                                inputs_of({"heating", "broken", completion, "", "2020-01-01", ""}))
            .contractor_until;
    };
    CHECK(heating("2025-11-14") == day("2027-03-15"));
    CHECK(heating("2025-11-15") == day("2027-03-15"));
    CHECK(heating("2025-11-16") == day("2028-03-15"));  // this year's began the day before
    CHECK(heating("2026-03-15") == day("2028-03-15"));
    CHECK(heating("2026-01-10") == day("2028-03-15"));
    check(shipped(), {{"heating", "broken", "2020-01-01", "2025-11-16", "2027-03-15",
                       "owner 2027-03-15 covered, contractor 2022-03-15 not-covered, gap"}});
}

TEST_CASE("a class of use has only its floor until the survey finds a defect of the building") {
    check(shipped(), {
                         {"drain", "blocked", "2025-06-01", "2025-12-01", "2026-01-30",
                          "owner 2026-02-01 covered, contractor - not-covered, gap"},
                         {"drain", "blocked", "2025-06-01", "2025-12-01", "2026-03-01",
                          "owner 2026-02-01 not-covered, contractor - not-covered"},
                         {"drain", "blocked", "2025-06-01", "2025-12-01", "2026-03-01",
                          "owner 2027-06-01 covered, contractor 2027-06-01 covered", Use::dwelling, true},
                         {"electrical", "broken", "2025-06-02", "2025-12-01", "2026-07-01",
                          "owner 2026-06-01 not-covered, contractor - not-covered"},
                         {"electrical", "noise", "2025-06-02", "2025-12-01", "2026-07-01",
                          "owner 2027-06-02 covered, contractor 2027-06-02 covered"},
                     });
}

TEST_CASE("the floors are for dwellings; a place of unknown use may be one") {
    check(shipped(),
          {
              {"door", "broken", "2023-01-03", "2026-01-05", "2026-02-02",
               "owner 2025-01-03 not-covered, contractor 2025-01-03 not-covered", Use::shop},
              {"door", "broken", "2023-01-03", "2026-01-05", "2026-02-02",
               "owner 2027-01-05 covered, contractor 2025-01-03 not-covered, gap", Use::dwelling},
              {"drain", "blocked", "2023-01-03", "2026-01-05", "2026-02-02",
               "owner - not-covered, contractor - not-covered", Use::parking},
              {"roof", "leak", "", "", "2026-02-02", "owner - unknown, contractor - unknown", std::nullopt},
          });
}

TEST_CASE("alterations and the day it was noticed are kept and decide nothing") {
    auto inputs = inputs_of({"roof", "leak", "2016-03-10", "2017-03-09", "2021-03-10", ""});
    inputs.owner_altered = true;
    inputs.noticed_on = day("2022-01-01");
    const auto warranty = compute_warranty(shipped(), "P", inputs);
    CHECK(text(warranty) == "owner 2021-03-10 covered, contractor 2021-03-10 covered");
    CHECK(warranty.inputs == inputs);
    CHECK(warranty.policy == 3);
}

TEST_CASE("without a class nothing is known") {
    const auto warranty = compute_warranty(
        shipped(), "P", inputs_of({"other", "other", "2016-03-10", "2017-03-09", "2017-04-01", ""}));
    CHECK(warranty.warranty_class == "");
    CHECK(warranty.terms.empty());
    CHECK(text(warranty) == "owner - unknown, contractor - unknown");
    Ticket ticket;
    apply_warranty(ticket, warranty);
    CHECK_FALSE(ticket.owner_cover);
    CHECK_FALSE(ticket.contractor_cover);
}

TEST_CASE("a frozen result comes back whole") {
    const auto warranty = compute_warranty(
        shipped(), "P", inputs_of({"door", "broken", "2023-01-01", "2025-10-01", "2026-10-08", ""}));
    std::string json;
    JsonWriter writer(json);
    fields_json::write(writer, warranty);
    CHECK(thaw_warranty(json) == warranty);
    CHECK_FALSE(thaw_warranty(""));
    CHECK_FALSE(thaw_warranty("[]"));
    CHECK_FALSE(thaw_warranty("{\"terms\":1}"));
    Ticket ticket;
    apply_warranty(ticket, warranty);
    CHECK(ticket.warranty_class == "door-window");
    CHECK(ticket.owner_until == day("2026-10-01"));
    CHECK(ticket.contractor_until == day("2025-01-01"));
    CHECK(ticket.owner_cover == Cover::covered);
    CHECK(ticket.contractor_cover == Cover::not_covered);
    CHECK(ticket.warranty_gap);
}

TEST_CASE("repairs and complaints of quality have a warranty, nothing else") {
    Ticket ticket;
    struct Row {
        Kind kind;
        const char* category;
        bool has;
    };
    for (const auto& [kind, category, has] :
         {Row{Kind::repair, "", true}, Row{Kind::complaint, "leak", true},
          Row{Kind::complaint, "quality", true}, Row{Kind::complaint, "attitude", false},
          Row{Kind::enquiry, "leak", false}}) {
        ticket.kind = kind;
        ticket.category = category;
        CHECK(has_warranty(shipped(), ticket) == has);
        CHECK(decide_warranty(shipped(), "P", ticket, Warranty{}).has_value() == has);
    }
    CHECK_FALSE(decide_warranty(shipped(), "P", Ticket{}, std::nullopt));
}
