#include "aftercare/reading/import_map.hpp"

#include <doctest/doctest.h>

#include "aftercare/core/time_format.hpp"
#include "aftercare/reading/import_row.hpp"
#include "aftercare/support/zone.hpp"

using namespace aftercare;

namespace {

/// Codes of the lists that the tests use, as they are.
std::optional<std::string> read_known_code(const MapField& field, std::string_view text) {
    const auto is = [&](std::initializer_list<std::string_view> codes) {
        return std::find(codes.begin(), codes.end(), text) != codes.end();
    };
    const bool known = field.name == "kind"       ? is({"repair", "complaint", "service"})
                       : field.name == "state"    ? is({"new", "closed"})
                       : field.name == "channel"  ? is({"hotline", "wechat"})
                       : field.name == "category" ? is({"leak", "heating"})
                                                  : is({"owner", "normal", "urgent", "roof"});
    return known ? std::optional(std::string(text)) : std::nullopt;
}
const CodeReader known_code{read_known_code};

constexpr std::string_view k_head = "source = \"s\"\n";
constexpr std::string_view k_fields =
    "[fields]\nsource_id = \"id\"\nreceived_at = \"opened\"\nsymptom = \"what\"\n";

/// Behind what a test adds, so that its lines count from 6.
constexpr std::string_view k_needed =
    "area = { value = \"yard\" }\nanonymous_reason = { value = \"by letter\" }\n";

ReadImportMap read(std::string_view more, std::string_view head = k_head) {
    return read_import_map(
        k_ticket_form, std::string(head) + std::string(k_fields) + std::string(more) + std::string(k_needed),
        "m.toml", known_code);
}

/// `line:column what` of every fault.
std::string faults_of(const ReadImportMap& read) {
    std::string text;
    for (const auto& fault : read.faults) {
        text += std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + " " +
                fault.what + "\n";
    }
    return text;
}

using Row = std::vector<std::string>;

struct Mapped {
    MappedRow row;
    std::vector<RowFault> faults;
};

/// When the tests import.
Instant now() {
    return to_instant({{2026, 11, 21}, {12, 0, 0}});
}

Mapped map_row(std::string_view more, const Row& header, const Row& fields, std::string_view head = k_head) {
    const auto map = read(more, head);
    REQUIRE(faults_of(map) == "");
    RowMapper mapper(map.map, header, known_code);
    Mapped mapped;
    mapped.row = mapper.map(fields, now(), mapped.faults);
    return mapped;
}

}  // namespace

TEST_CASE("a column's name alone fills a field") {
    const auto mapped = map_row("", {"id", "opened", "what"}, {" 7 ", "2026-01-02 03:04", " drips\n"});
    CHECK(mapped.faults.empty());
    CHECK(mapped.row.report.source == "s");
    CHECK(mapped.row.report.source_id == "7");
    CHECK(mapped.row.report.symptom == "drips");
    CHECK(mapped.row.received_at == to_instant({{2026, 1, 2}, {3, 4, 0}}));
    CHECK(mapped.row.report.kind == Kind::repair);
    CHECK(mapped.row.report.channel.empty());
    CHECK_FALSE(mapped.row.closed_at.has_value());
}

TEST_CASE("the first column that is not empty, joined columns, constants and defaults") {
    const Row header = {"id", "opened", "what", "a", "b"};
    const auto more =
        "contact = { first = [\"a\", \"b\"], default = \"nobody\" }\n"
        "location = { join = [\"a\", \"b\"], with = \"/\" }\n"
        "channel = { value = \"wechat\" }\n";
    CHECK(map_row(more, header, {"1", "2026-01-02", "x", "", "B"}).row.contact == "B");
    CHECK(map_row(more, header, {"1", "2026-01-02", "x", "A", "B"}).row.contact == "A");
    CHECK(map_row(more, header, {"1", "2026-01-02", "x", " ", ""}).row.contact == "nobody");
    CHECK(map_row(more, header, {"1", "2026-01-02", "x", "A", "B"}).row.report.location == "A/B");
    CHECK(map_row(more, header, {"1", "2026-01-02", "x", "", "B"}).row.report.location == "B");
    CHECK(map_row(more, header, {"1", "2026-01-02", "x", "", ""}).row.report.channel == "wechat");
}

TEST_CASE("values are translated, others and empty ones have their own") {
    const Row header = {"id", "opened", "what", "k", "p"};
    const auto more =
        "kind = { column = \"k\", values = { \"报修\" = \"repair\", \"投诉\" = \"complaint\" }, other = "
        "\"service\", default = \"repair\" }\n"
        "phone = { column = \"p\", values = { \"无\" = \"\" } }\n";
    const auto kind = [&](const char* cell) {
        return map_row(more, header, {"1", "2026-01-02", "x", cell, "无"}).row.report.kind;
    };
    CHECK(kind("投诉") == Kind::complaint);
    CHECK(kind("报修") == Kind::repair);
    CHECK(kind("") == Kind::repair);
    CHECK(kind("?") == Kind::service);
    CHECK(map_row(more, header, {"1", "2026-01-02", "x", "", "无"}).row.phones.empty());
    CHECK(map_row(more, header, {"1", "2026-01-02", "x", "", "138"}).row.phones == Row{"138"});
}

TEST_CASE("every fault of a row is told with its column and value") {
    const Row header = {"id", "opened", "what", "k", "closed", "c"};
    const auto more = "kind = \"k\"\nclosed_at = \"closed\"\ncategory = \"c\"\n";
    const auto mapped = map_row(more, header, {"", "31/02/2026", "", "fixing", "2027-01-01", "damp"});
    const std::vector<RowFault> expected = {
        {RowFaultWhy::empty, "id", "", ""},
        {RowFaultWhy::no_time, "opened", "31/02/2026", "%Y-%m-%d %H:%M"},
        {RowFaultWhy::in_future, "closed", "2027-01-01", ""},
        {RowFaultWhy::no_code, "k", "fixing", "kind"},
        {RowFaultWhy::no_code, "c", "damp", "category"},
        {RowFaultWhy::empty, "what", "", ""},
    };
    CHECK(mapped.faults == expected);
    CHECK(map_row("", {"id", "opened", "what"}, {"1", "", "x"}).faults ==
          std::vector<RowFault>{{RowFaultWhy::empty, "opened", "", ""}});
    CHECK(map_row("", {"id", "opened", "what"}, {"1", "2026-11-21 12:01", "x"}).faults.at(0).why ==
          RowFaultWhy::in_future);
}

TEST_CASE("a closing that is only a day is not before a receipt of that day") {
    const Row header = {"id", "opened", "what", "closed"};
    const auto closed = [&](const char* cell) {
        return *map_row("closed_at = \"closed\"\n", header, {"1", "2026-01-02 15:00", "x", cell})
                    .row.closed_at;
    };
    CHECK(closed("2026-01-02") == to_instant({{2026, 1, 2}, {15, 0, 0}}));
    CHECK(closed("2026-01-02 14:00") == to_instant({{2026, 1, 2}, {14, 0, 0}}));
    CHECK(closed("2026-01-01") == to_instant({{2026, 1, 1}, {0, 0, 0}}));
    CHECK(closed("2026-01-03") == to_instant({{2026, 1, 3}, {0, 0, 0}}));
}

TEST_CASE("the digest tells values apart, also when they only moved between fields") {
    const Row header = {"id", "opened", "what", "a", "b"};
    const auto more = "location = \"a\"\nexpected = \"b\"\ncontact = \"id\"\n";
    const auto digest = [&](const char* a, const char* b, const char* id = "1") {
        return digest_of(map_row(more, header, {id, "2026-01-02", "x", a, b}).row);
    };
    CHECK(digest("x", "y") == digest("x", "y"));
    CHECK(digest("x", "y") != digest("y", "x"));
    CHECK(digest("xy", "") != digest("x", "y"));
    CHECK(digest("x", "y").size() == 32);
    // Whom a row names is no part of it: that would tell who they are after they were forgotten.
    CHECK(digest("x", "y", "1") == digest("x", "y", "2"));
}

TEST_CASE("faults of a map are all named with line and column") {
    CHECK(faults_of(read_import_map(k_ticket_form, "source = ", "m", known_code)).starts_with("1:"));
    CHECK(faults_of(read_import_map(k_ticket_form, "", "m", known_code)) ==
          "1:1 source is missing: name the system that the rows come from\n"
          "1:1 the section [fields] is missing\n");
    CHECK(faults_of(read_import_map(k_ticket_form, "source = ''\n[fields]\n", "m", known_code)) ==
          "1:1 [fields] has no source_id, which every row needs\n"
          "1:1 [fields] has no received_at, which every row needs\n"
          "1:1 [fields] has no symptom, which every row needs\n"
          "1:10 the name of the source is empty\n");
    CHECK(faults_of(read("symptoms = \"x\"\n")) == "6:12 unknown key 'symptoms': did you mean 'symptom'?\n");
    CHECK(faults_of(read("kind = { value = \"fixing\" }\n")) == "6:18 unknown kind 'fixing'\n");
    CHECK(faults_of(read("kind = { column = \"k\", values = { a = \"b\" }, other = \"c\" }\n")) ==
          "6:39 unknown kind 'b'\n6:54 unknown kind 'c'\n");
    CHECK(faults_of(read("unit = { column = \"a\", first = [\"b\"] }\n")) ==
          "6:8 exactly one of column, first, join and value is needed here\n");
    CHECK(faults_of(read("unit = 3\n")) ==
          "6:8 a column's name in quotes or a table { … } was expected here\n");
    CHECK(faults_of(read("unit = \" \"\n")) == "6:8 a column's name is empty\n");
    CHECK(faults_of(read("unit = { value = \"a\", default = \"b\" }\n")) ==
          "6:33 a constant is the same for every row\n");
    CHECK(faults_of(read("unit = { column = \"a\", with = \"b\" }\n")) ==
          "6:31 `with` stands between joined columns only\n");
    CHECK(faults_of(read("unit = { column = \"a\", other = \"b\" }\n")) ==
          "6:32 `other` is for cells that `values` does not list\n");
    CHECK(faults_of(read("unit = { column = \"a\", formats = [\"%Y\"] }\n"))
              .find("6:34 this field is no time") != std::string::npos);
    CHECK(faults_of(read("", "source = \"s\"\nformats = [\"%Y-%m-%d %Q\"]\n"))
              .starts_with("2:12 '%Y-%m-%d %Q' is no format"));
    CHECK(faults_of(read("", "source = \"s\"\nunmatched_units = \"drop\"\n")) ==
          "2:19 unknown unmatched_units 'drop'\n");
}

TEST_CASE("codes of the policy are resolved when there is one") {
    auto map = read("category = { column = \"c\", values = { a = \"leak\", b = \"damp\" } }\n");
    REQUIRE(map.faults.empty());
    const auto faults = resolve_codes(map.map, FieldKind::policy_code, known_code);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].place.line == 6);
    CHECK(faults[0].what == "unknown category 'damp'");
}

TEST_CASE("columns that a table lacks are listed once") {
    const auto map = read("unit = \"room\"\nlocation = { join = [\"room\", \"part\"] }\n").map;
    const auto missing = [&](const Row& header) { return unclear_columns(map, Headings(header)).missing; };
    CHECK(missing({"id", "opened"}) == Row{"room", "part", "what"});
    CHECK(missing({"id", "opened", "what", "room", "part", "more"}).empty());
}

TEST_CASE("headings compare without blanks, case and width; only what the map names must be one") {
    const auto map = read("unit = \"Room\"\n").map;
    const Row header = {"", "ID", "\u00A0opened\u200B", "ｗｈａｔ", "room", "x", "X", ""};
    CHECK(unclear_columns(map, Headings(header)).missing.empty());
    CHECK(unclear_columns(map, Headings(header)).repeated.empty());
    CHECK(unclear_columns(map, Headings({"id", "opened", "what", "room", "ROOM "})).repeated == Row{"Room"});
    CHECK(map_row("unit = \"Room\"\n", header, {"", "1", "2026-01-02", "drips", "=\"0102\"", "", "", ""})
              .row.unit == "0102");
}

TEST_CASE("a state decides what is history, and without one a closing date does") {
    const Row header = {"id", "opened", "what", "closed", "status"};
    const auto more =
        "closed_at = \"closed\"\nstate = { column = \"status\", values = { Open = \"new\", Done = \"closed\" "
        "} "
        "}\n";
    const auto mapped = [&](const char* closed, const char* status) {
        return map_row(more, header, {"1", "2026-01-02", "x", closed, status});
    };
    const auto shown = [&](const char* closed, const char* status) {
        const auto row = mapped(closed, status).row;
        return std::string(row.is_closed ? "closed" : "open") + (row.closed_at ? " then" : "");
    };
    CHECK(shown("2026-01-03", "Done") == "closed then");
    CHECK(shown("", "Done") == "closed");
    CHECK(shown("2026-01-03", "Open") == "open");
    CHECK(shown("", "") == "open");
    CHECK(shown("2026-01-03", "") == "closed then");
    CHECK(mapped("", "Waiting").faults ==
          std::vector<RowFault>{{RowFaultWhy::no_code, "status", "Waiting", "state"}});
    CHECK(digest_of(mapped("", "Done").row) != digest_of(mapped("", "Open").row));
}

TEST_CASE("a cell of several phones gives each, and what is no number of anybody is refused") {
    const Row header = {"id", "opened", "what", "tel", "name"};
    const auto mapped = [&](const char* cell, const char* name = "Su") {
        return map_row("phone = \"tel\"\ncontact = \"name\"\n", header, {"1", "2026-01-02", "x", cell, name});
    };
    CHECK(mapped("13800000001/0571-88888888转801").row.phones == Row{"13800000001", "057188888888-801"});
    CHECK(mapped("138 0000 0001、13800000001;13900000002").row.phones == Row{"13800000001", "13900000002"});
    CHECK(mapped("13800000001\u300013900000002").row.phones == Row{"13800000001", "13900000002"});
    for (const auto& [cell, why] : {std::pair{"1.38E+10", RowFaultWhy::rounded_phone},
                                    {"13800000001.0", RowFaultWhy::rounded_phone},
                                    {"138****0001", RowFaultWhy::masked},
                                    {"13800000001/none", RowFaultWhy::no_phone}}) {
        CAPTURE(cell);
        CHECK(mapped(cell).faults == std::vector<RowFault>{{why, "tel", cell, ""}});
    }
    CHECK(mapped("", "王*").faults == std::vector<RowFault>{{RowFaultWhy::masked, "name", "王*", ""}});
}

TEST_CASE("a row needs a place, and somebody or a reason why there is nobody") {
    const std::string map =
        "source = \"s\"\n[fields]\nsource_id = \"id\"\nreceived_at = \"opened\"\nsymptom = \"what\"\nunit = "
        "\"room\"\ncontact = \"name\"\nanonymous_reason = \"why\"\n";
    const auto read = read_import_map(k_ticket_form, map, "m.toml", known_code);
    REQUIRE(read.faults.empty());
    RowMapper mapper(read.map, {"id", "opened", "what", "room", "name", "why"}, known_code);
    const auto faults = [&](const char* room, const char* name, const char* why) {
        std::vector<RowFault> found;
        mapper.map({"1", "2026-01-02", "x", room, name, why}, now(), found);
        return found;
    };
    CHECK(faults("1-101", "Su", "").empty());
    CHECK(faults("1-101", "", "left no name").empty());
    CHECK(faults("1-101", "", "") == std::vector<RowFault>{{RowFaultWhy::no_contact, "name", "", ""}});
    CHECK(faults("", "Su", "") == std::vector<RowFault>{{RowFaultWhy::no_place, "room", "", ""}});
}

TEST_CASE("cells that two formats read as different days are counted") {
    const auto map = read("", "source = \"s\"\nformats = [\"%d/%m/%Y\", \"%m/%d/%Y\"]\n");
    REQUIRE(map.faults.empty());
    RowMapper mapper(map.map, {"id", "opened", "what"}, known_code);
    std::vector<RowFault> faults;
    for (const char* cell : {"02/01/2026", "31/01/2026", "03/03/2026"}) {
        mapper.map({"1", cell, "x"}, now(), faults);
    }
    CHECK(faults.empty());
    CHECK(mapper.cells().unclear_days() == 1);
}

TEST_CASE("times that the clock of the map's zone skips or shows twice are faults of the row") {
    REQUIRE(use_zone("America/New_York"));
    const Row header = {"id", "opened", "what"};
    const auto read = [&](const std::string& opened) { return map_row("", header, {"1", opened, "x"}); };
    CHECK(read("2026-03-08 02:30").faults == std::vector<RowFault>{{RowFaultWhy::skipped_time, "opened",
                                                                    "2026-03-08 02:30", "2026-03-08 03:00"}});
    CHECK(read("2026-11-01 01:30").faults ==
          std::vector<RowFault>{{RowFaultWhy::twice_time, "opened", "2026-11-01 01:30",
                                 "2026-11-01T01:30:00-04:00, 2026-11-01T01:30:00-05:00"}});
    CHECK(read("2026-03-08 03:00").faults.empty());
    const auto offset = read_time("2026-11-01 01:30 -0500", "%Y-%m-%d %H:%M %z");
    CHECK(format_rfc3339(offset->at) == "2026-11-01T01:30:00-05:00");
    REQUIRE(use_zone("America/Asuncion"));
    CHECK(format_rfc3339(read_time("2024-10-06", "%Y-%m-%d")->at) == "2024-10-06T01:00:00-03:00");
    CHECK_FALSE(read_time("2024-10-06 00:00", "%Y-%m-%d %H:%M"));
    REQUIRE(use_zone("Asia/Shanghai"));
}

TEST_CASE("formats of times") {
    const auto at = [](std::string_view text, std::string_view format) -> std::string {
        const auto time = read_time(text, format);
        return time ? format_rfc3339(time->at).substr(0, 19) + (time->has_clock ? "" : " day") : "";
    };
    REQUIRE(use_zone("Asia/Shanghai"));
    CHECK(at("2026-01-02", "%Y-%m-%d") == "2026-01-02T00:00:00 day");
    CHECK(at("2026/1/2 3:04", "%Y/%m/%d %H:%M") == "2026-01-02T03:04:00");
    CHECK(at("01/02/2026", "%m/%d/%Y") == "2026-01-02T00:00:00 day");
    CHECK(at("2026年1月2日  13时05分", "%Y年%m月%d日 %H时%M分") == "2026-01-02T13:05:00");
    CHECK(at("２０２６－０１－０２", "%Y-%m-%d") == "2026-01-02T00:00:00 day");
    CHECK(at("2026-01-02 12:05 AM", "%Y-%m-%d %I:%M %p") == "2026-01-02T00:05:00");
    CHECK(at("2026-01-02 下午 1:05", "%Y-%m-%d %p %I:%M") == "2026-01-02T13:05:00");
    CHECK(at("2 Jan 26", "%d %b %y") == "2026-01-02T00:00:00 day");
    CHECK(at("january 2, 1969", "%B %d, %Y") == "1969-01-02T00:00:00 day");
    CHECK(at("02-SEPT-69", "%d-%b-%y") == "1969-09-02T00:00:00 day");
    CHECK(at("Jan  2 2026", "%b %e %Y") == "2026-01-02T00:00:00 day");
    CHECK(at("Janu 2 2026", "%b %e %Y") == "");
    CHECK(at("46024", "serial") == "2026-01-02T00:00:00 day");
    CHECK(at("46024.5", "serial") == "2026-01-02T12:00:00");
    for (const char* text : {"", "1", "2958466", "4.6E4", "46024.5.1", ".5", "-46024"}) {
        CAPTURE(text);
        CHECK(at(text, "serial") == "");
    }
    CHECK(at("20260102", "%Y%m%d") == "2026-01-02T00:00:00 day");
    CHECK(at("2026-01-02T00:00:00Z", "%Y-%m-%dT%H:%M:%S%z") == "2026-01-02T08:00:00");
    CHECK(at("2026-01-02T00:00:00+09:30", "%Y-%m-%dT%H:%M:%S%z") == "2026-01-01T22:30:00");
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-01", "26-01-01", "2026-01-02 ",
                             "2026-01-02x", "1899-12-31", "", "-2026-01-01", "２０２６－１３－０１"}) {
        CAPTURE(text);
        CHECK(at(text, "%Y-%m-%d") ==
              (std::string_view(text) == "2026-01-02 " ? "2026-01-02T00:00:00 day" : ""));
    }
    for (const char* text : {"2026-01-02 24:00", "2026-01-02 12:60", "2026-01-02"}) {
        CHECK(at(text, "%Y-%m-%d %H:%M") == "");
    }
    CHECK(at("2026-01-02 13:00 PM", "%Y-%m-%d %I:%M %p") == "");
    for (const char* format : {"", "%Y", "%Y-%m", "%Y-%m-%d %", "%Y-%m-%d %y", "%Y-%m-%e %d", "%m-%b-%d",
                               "%Y-%m-%d %I", "%Y-%m-%d %H %I %p"}) {
        CAPTURE(format);
        CHECK_FALSE(is_time_format(format));
    }
    CHECK(is_time_format("%d.%m.%Y 100%%"));
    REQUIRE(use_zone("UTC"));
}
