// The grammar of maps with the fields of units, and maps made of headings.
#include <doctest/doctest.h>

#include "aftercare/reading/heading_map.hpp"
#include "aftercare/reading/mapped_cells.hpp"
#include "aftercare/reading/ticket_fields.hpp"
#include "aftercare/reading/unit_fields.hpp"
#include "aftercare/support/zone.hpp"

using namespace aftercare;

namespace {

using Row = std::vector<std::string>;

std::optional<std::string> read_known_use(const MapField& field, std::string_view text) {
    const bool is_known = field.list == CodeList<Use>::name && (text == "dwelling" || text == "shop");
    return is_known ? std::optional(std::string(text)) : std::nullopt;
}
const CodeReader known_use{read_known_use};

std::string faults_of(std::string_view text) {
    std::string faults;
    for (const auto& fault : read_import_map(k_unit_form, text, "m", known_use).faults) {
        faults += std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + " " +
                  fault.what + "\n";
    }
    return faults;
}

/// Words as the screen might have them.
std::vector<std::string> words_of_test(std::string_view field) {
    return field == "handover_on" ? Row{"handover date", "交付日期"}
           : field == "owner"     ? Row{"owner", "业主"}
                                  : Row{};
}

/// `field=column` of what the headings fill.
std::string filled(const HeadingMap& found) {
    std::string text;
    for (std::size_t i = 0; i < found.map.rules.size(); ++i) {
        if (const auto& rule = found.map.rules[i]) {
            text += (text.empty() ? "" : " ") + std::string(found.map.form->fields[i].name) + "=" +
                    rule->columns.front();
        }
    }
    return text;
}

}  // namespace

TEST_CASE("a map of units needs a room or an area, and knows no keys of tickets") {
    CHECK(faults_of("[fields]\nbuilding = \"b\"\nroom = \"r\"\n") == "");
    CHECK(faults_of("[fields]\narea = \"a\"\n") == "");
    CHECK(faults_of("source = \"s\"\nzone = \"UTC\"\nheader_line = 3\n[fields]\narea = \"a\"\n") == "");
    CHECK(faults_of("[fields]\nbuilding = \"b\"\n") ==
          "1:1 [fields] has no room, which a row needs that has no area\n");
    CHECK(faults_of("unmatched_units = \"place\"\n[fields]\narea = \"a\"\nsymptom = \"x\"\n") ==
          "1:19 unknown key 'unmatched_units'\n4:11 unknown key 'symptom'\n");
    CHECK(faults_of("[fields]\narea = \"a\"\nuse = { value = \"castle\" }\n") ==
          "3:17 unknown use 'castle'\n");
    CHECK(faults_of("[fields]\narea = { column = \"a\", formats = [\"%Y-%m-%d\"] }\n") ==
          "2:34 this field is no time\n");
}

TEST_CASE("cells of units are read as those of tickets") {
    REQUIRE(use_zone("Asia/Shanghai"));
    const auto read = read_import_map(
        k_unit_form,
        "formats = [\"%d.%m.%Y\"]\n[fields]\nbuilding = \"b\"\nroom = \"r\"\nhandover_on = { column = \"h\", "
        "formats = [\"serial\"] }\ncompletion_on = \"c\"\nowner = { first = [\"o\", \"p\"] }\nphone = \"t\"\n"
        "use = { column = \"u\", values = { \"flat\" = \"dwelling\" }, default = \"shop\" }\n",
        "m", known_use);
    REQUIRE(read.faults.empty());
    MappedCells cells(read.map, {"B", "R", "h", "c", "o", "p", "t", "u"}, known_use);
    std::vector<RowFault> faults;
    const Row row = {"1",   "=\"0102\"", "46024", "2.1.2026", " ", "Su", "13711110001、0571-88888888转801",
                     "flat"};
    CHECK(cells.text_of(UnitField::room, row) == "0102");
    CHECK(day_of(cells.time(UnitField::handover_on, row, faults)->at) == to_day({2026, 1, 2}));
    CHECK(day_of(cells.time(UnitField::completion_on, row, faults)->at) == to_day({2026, 1, 2}));
    CHECK(cells.person(UnitField::owner, row, faults) == "Su");
    CHECK(cells.phones(UnitField::phone, row, faults) == Row{"13711110001", "057188888888-801"});
    CHECK(cells.code(UnitField::use, row, faults) == "dwelling");
    CHECK(faults.empty());
    CHECK_FALSE(cells.has(UnitField::entrance));
    const Row bad = {"1", "2", "2026-01-02", "", "S*", "", "1.38E+10", "castle"};
    CHECK_FALSE(cells.time(UnitField::handover_on, bad, faults));
    cells.person(UnitField::owner, bad, faults);
    cells.phones(UnitField::phone, bad, faults);
    cells.code(UnitField::use, bad, faults);
    CHECK(faults == std::vector<RowFault>{{RowFaultWhy::no_time, "h", "2026-01-02", "serial"},
                                          {RowFaultWhy::masked, "o+p", "S*"},
                                          {RowFaultWhy::rounded_phone, "t", "1.38E+10"},
                                          {RowFaultWhy::no_code, "u", "castle", "use"}});
}

TEST_CASE("headings make a map: names of fields, what registers call them, words of the screen") {
    const auto units = [](const Row& header) { return map_by_headings(k_unit_form, header, words_of_test); };
    CHECK(filled(units({"Building", "room", "owner", "note"})) == "building=building room=room owner=owner");
    CHECK(units({"Building", "room", "owner", "note"}).left == Row{"note"});
    CHECK(filled(units({"楼栋", "房号", "交付日期", "手机"})) ==
          "building=楼栋 room=房号 handover_on=交付日期 phone=手机");
    CHECK(filled(units({"楼栋", "房号", "handover date"})) ==
          "building=楼栋 room=房号 handover_on=handover date");
    CHECK(units({"楼栋", "房号", "楼号"}).repeated == Row{"building"});
    CHECK(units({"building", "BUILDING ", "room"}).repeated == Row{"building"});
    CHECK(units({"room", "owner"}).repeated.empty());
    CHECK(lacking_fields(units({"room", "owner"}).map).size() == 1);
    CHECK(lacking_fields(units({"area"}).map).empty());
    // A column fills one field, the first that it may.
    const auto tickets =
        map_by_headings(k_ticket_form, {"id", "status", "what", "source", "业主"}, words_of_test);
    CHECK(filled(tickets) == "source_id=id state=status channel=source symptom=what contact=业主");
}

TEST_CASE("no two fields of a table are found by one heading, and each field has a name of its own") {
    for (const auto* table : {&k_ticket_form, &k_unit_form}) {
        Row seen;
        for (const auto& field : table->fields) {
            Row names = {std::string(field.name)};
            for (const char* heading : field.headings) {
                if (heading != nullptr) {
                    names.emplace_back(heading);
                }
            }
            for (const auto& name : names) {
                CAPTURE(name);
                // A ticket's `location` is a part of the flat, and in others' tables a place.
                CHECK((std::find(seen.begin(), seen.end(), name) == seen.end() || name == "location"));
                seen.push_back(name);
            }
        }
    }
}
