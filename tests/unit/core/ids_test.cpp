#include "aftercare/core/ids.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace aftercare;

TEST_CASE("the key of a ticket packs its year and number and gives them back") {
    CHECK(own_ticket_id({2026, 123}).value == 20'260'000'123);
    for (const TicketSerial serial :
         {TicketSerial{1970, 1}, TicketSerial{2026, 123}, TicketSerial{9999, k_tickets_a_year_max}}) {
        CHECK(serial_of(own_ticket_id(serial)) == serial);
    }
    // The same ticket of another site of a merged file: only the site's part differs.
    CHECK(serial_of({7'000'000'000'000 + 20'260'000'123}) == TicketSerial{2026, 123});
    CHECK(own_ticket_id({2026, k_tickets_a_year_max}) < own_ticket_id({2027, 1}));
}

TEST_CASE("a number is written with six digits, more only when it needs them") {
    CHECK(format_number("AC", {2026, 1}) == "AC-2026-000001");
    CHECK(format_number("AC", {2026, 999'999}) == "AC-2026-999999");
    CHECK(format_number("AC", {2026, 1'000'000}) == "AC-2026-1000000");
    CHECK(format_number("B2", {2025, 9'999'999}) == "B2-2025-9999999");
}

TEST_CASE("an id may be typed in full, without its site, or as a number alone") {
    struct Case {
        const char* typed;
        const char* site;
        int year;  // 0: none
        std::int64_t n;
        int order;  // 0: none
    };
    const Case k_cases[] = {
        {"AC-2026-000123", "AC", 2026, 123, 0},
        {"AC-2026-000123/1", "AC", 2026, 123, 1},
        {"A-2026-999999", "A", 2026, 999'999, 0},
        {"AC-2026-1000000", "AC", 2026, 1'000'000, 0},
        {"ABCDEFG8-2026-9999999/9999", "ABCDEFG8", 2026, 9'999'999, 9999},
        {"2026-123", "", 2026, 123, 0},
        {"2026-123/2", "", 2026, 123, 2},
        {"123", "", 0, 123, 0},
        {"1", "", 0, 1, 0},
        {"9999999", "", 0, 9'999'999, 0},
        {"123/12", "", 0, 123, 12},
        {"2026", "", 0, 2026, 0},
    };
    for (const auto& each : k_cases) {
        CAPTURE(each.typed);
        const auto id = parse_written_id(each.typed);
        REQUIRE(id);
        CHECK(id->site == each.site);
        CHECK(id->year.value_or(0) == each.year);
        CHECK(id->n == each.n);
        CHECK(id->order.value_or(0) == each.order);
        CHECK_FALSE(id->last_touched);
    }
}

TEST_CASE("@ is the ticket last touched") {
    const auto ticket = parse_written_id("@");
    REQUIRE(ticket);
    CHECK(ticket->last_touched);
    CHECK_FALSE(ticket->order);
    const auto order = parse_written_id("@/3");
    REQUIRE(order);
    CHECK(order->last_touched);
    CHECK(order->order == 3);
}

TEST_CASE("a malformed id is nothing") {
    const char* k_wrong[] = {
        "",
        " ",
        "-",
        "/",
        "0",
        "007",
        "1e3",
        "+1",
        "-1",
        " 1",
        "1 ",
        "1.0",
        "１２３",
        "10000000",
        "99999999999999999999",
        "@@",
        "@1",
        "@/",
        "@/0",
        "123/",
        "123/0",
        "123/01",
        "123/10000",
        "123/1/1",
        "/1",
        "2026-",
        "-123",
        "2026-0",
        "2026-012",
        "26-12",
        "0026-12",
        "02026-12",
        "2026-10000000",
        "AC-2026-123",
        "AC-2026-0000123",
        "AC-2026-000000",
        "AC-2026-10000000",
        "AC-26-000123",
        "AC--000123",
        "-2026-000123",
        "ac-2026-000123",
        "A_C-2026-000123",
        "ABCDEFGHI-2026-000123",
        "AC-2026-000123-1",
        "AC-000123",
        "AC-2026-00012x",
        "ＡＣ-2026-000123",
    };
    for (const char* text : k_wrong) {
        CAPTURE(text);
        CHECK_FALSE(parse_written_id(text));
    }
    CHECK_FALSE(parse_written_id(std::string_view("1\0", 2)));
}

TEST_CASE("what is written is read back") {
    for (const TicketSerial serial :
         {TicketSerial{1970, 1}, TicketSerial{2026, 999'999}, TicketSerial{2026, 1'000'000}}) {
        const auto id = parse_written_id(format_number("AC", serial));
        REQUIRE(id);
        CHECK(TicketSerial{id->year.value(), id->n} == serial);
    }
}

TEST_CASE("a site code is one to eight capitals and digits, a letter first") {
    for (const char* code : {"A", "AC", "A1", "ABCDEFGH", "Z9999999"}) {
        CAPTURE(code);
        CHECK(is_site_code(code));
    }
    for (const char* code : {"", "1A", "a", "Ac", "A-", "A B", "ABCDEFGHI", "É", "甲"}) {
        CAPTURE(code);
        CHECK_FALSE(is_site_code(code));
    }
}
