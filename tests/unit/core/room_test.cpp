#include "aftercare/core/room.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace aftercare;

namespace {

/// "project|building|entrance|room" of each reading.
std::string readings(std::string_view text) {
    std::string out;
    for (const WrittenRoom& room : read_room(text))
        out += (out.empty() ? "" : " ") + room.project + "|" + room.building + "|" + room.entrance + "|" +
               room.room;
    return out;
}

struct Reading {
    std::string text;
    std::string expected;
};

void check_all(std::initializer_list<Reading> known) {
    for (const Reading& reading : known)
        CHECK_MESSAGE(readings(reading.text) == reading.expected, reading.text);
}

}  // namespace

TEST_CASE("one room in its many written forms has one reading") {
    for (const std::string text : {"3-1-1201",
                                   "３-1-１２０１",
                                   "３－１－１２０１",
                                   "3—1—1201",
                                   "3——1——1201",
                                   "3/1/1201",
                                   "3_1_1201",
                                   "3 1 1201",
                                   " 3 - 1 - 1201 ",
                                   "3　1　1201",
                                   "3栋1单元1201",
                                   "3栋1单元1201室",
                                   "3 栋 1 单元 1201 室",
                                   "3栋1单元1201号",
                                   "3栋1单元1201号房",
                                   "3栋1单元1201房",
                                   "3幢1单元1201",
                                   "3号楼1单元1201",
                                   "3号楼1门1201",
                                   "3号楼1号门1201",
                                   "3#楼1单元1201",
                                   "3#1单元1201",
                                   "3#-1-1201",
                                   "#3-1-1201",
                                   "3楼1单元1201",
                                   "3座1单元1201",
                                   "3号1单元1201室",
                                   "3栋1-1201",
                                   "3-1单元-1201",
                                   "3栋-1单元-1201室",
                                   "3栋1单元12层1201",
                                   "3栋1单元12楼1201室",
                                   "三栋一单元1201",
                                   "三号楼一单元一二〇一室",
                                   "三栋一单元一千二百零一室",
                                   "3栋1单元一二零一"})
        CHECK_MESSAGE(readings(text) == "|3|1|1201", text);
}

TEST_CASE("rooms without an entrance") {
    check_all({{"3栋1201", "|3||1201"},
               {"3号楼1201", "|3||1201"},
               {"3#1201", "|3||1201"},
               {"3号1201室", "|3||1201"},
               {"A座1201室", "|A||1201"},
               {"a座1201", "|A||1201"},
               {"Ａ座１２０１", "|A||1201"},
               {"3栋12层1201", "|3||1201"},
               {"十二栋301", "|12||301"},
               {"二十栋301", "|20||301"},
               {"二十一号楼301", "|21||301"},
               {"A1栋302", "|A1||302"},
               {"1201室", "|||1201"},
               {"1201号", "|||1201"},
               {"1201户", ""},
               {"1201", "|||1201"},
               {"12层1201", "|||1201"},
               {"1单元1201", "||1|1201"},
               {"S12", "|||S12"}});
}

TEST_CASE("what is ambiguous keeps its readings, the most likely first") {
    check_all({{"3-1201", "|3||1201 ||3|1201"},
               {"A-1201", "|A||1201 ||A|1201"},
               {"3-1201室", "|3||1201 ||3|1201"},
               {"A1201", "|A||1201 |||A1201"},
               {"3-A1201", "|3||A1201 |3|A|1201 ||3|A1201"},
               {"12楼1201", "|12||1201 |||1201"},
               {"3楼1201", "|3||1201"},
               {"B1-023", "|B1||023 ||B1|023"}});
}

TEST_CASE("leading zeros are part of a number") {
    check_all({{"3-1-0301", "|3|1|0301"},
               {"3号楼二单元0301室", "|3|2|0301"},
               {"03-01-301", "|03|01|301"},
               {"〇三〇一室", "|||0301"},
               {"3-1-301", "|3|1|301"}});
}

TEST_CASE("甲乙丙丁 and compass points are kept as letters") {
    check_all({{"甲-1201", "|甲||1201 ||甲|1201"},
               {"甲座1201", "|甲||1201"},
               {"3号楼丁单元301", "|3|丁|301"},
               {"3栋东单元301", "|3|东|301"},
               {"东楼301", "|东||301"},
               {"丙3栋1201", "|丙3||1201"}});
}

TEST_CASE("text before the building is the project") {
    check_all({{"二期3-1-1201", "二期|3|1|1201"},
               {"2期3-1-1201", "2期|3|1|1201"},
               {"滨江花园3栋1单元1201室", "滨江花园|3|1|1201"},
               {"滨江花园二期3栋1单元1201", "滨江花园二期|3|1|1201"},
               {"滨江花园A座1201", "滨江花园|A||1201"},
               {"滨江花园1201", "滨江花园|||1201"},
               {"滨江花园 3栋1201", "滨江花园|3||1201"},
               {"金座花园3栋1201", "金座花园|3||1201"},
               {"东方花园3栋1201", "东方花园|3||1201"},
               {"三里屯3栋1201", "三里屯|3||1201"},
               {"一号院3栋1201", "一号院|3||1201"},
               {"88弄3号1201室", "88弄|3||1201"},
               {"阳光100 3栋1201", "阳光100|3||1201"},
               {"Sunny Garden 3栋1201", "SUNNY GARDEN|3||1201"},
               {"Garden3栋1201", "GARDEN|3||1201"},
               {"滨江花园-3-1-1201", "滨江花园|3|1|1201"},
               {"滨江花园——3-1-1201", "滨江花园|3|1|1201"},
               {"滨江花园 3-1-1201", "滨江花园|3|1|1201"}});
    // The number may be the last of the project's name.
    check_all({{"滨江花园3-1-1201", "滨江花园|3|1|1201 滨江花园3|1||1201"},
               {"阳光100-3-1201", "阳光|100|3|1201 阳光100|3||1201"},
               {"阳光100-3-1-1201", "阳光100|3|1|1201"}});
}

TEST_CASE("four numbers are a phase before a room, if the last is one") {
    check_all({{"2-3-1-1201", "2|3|1|1201"},
               {"滨江 2-3-1-1201", "滨江 2|3|1|1201"},
               {"3-1-12-01", ""},
               {"1-2-3-4-501", ""}});
}

TEST_CASE("units whose building or room is a word are found by their key") {
    check_all({{"商铺-12", "|商铺||12"},
               {"3-1-物业用房", "|3|1|物业用房"},
               {"商铺-112", "商铺|||112 |商铺||112"},
               {"东区-3-1201", "东区|3||1201 东区||3|1201 |东区|3|1201"}});
}

TEST_CASE("what cannot be a room has no reading") {
    for (const std::string text : {"",
                                   " ",
                                   "漏水",
                                   "漏水3",
                                   "漏水3天",
                                   "卫生间漏水",
                                   "3栋",
                                   "3栋1单元",
                                   "1单元",
                                   "A",
                                   "甲",
                                   "-",
                                   "--",
                                   "3-",
                                   "-3",
                                   "3-1-",
                                   "3栋1201漏水",
                                   "1201、1202",
                                   "3栋1201，1202",
                                   "13800000001",
                                   "王芳",

                                   "3室1201",
                                   "1单元3栋1201",
                                   "3单元1单元1201",
                                   "#",

                                   "3楼",
                                   "号楼",
                                   "单元",
                                   "室",
                                   "漏水-严重",
                                   "3.1.1201",
                                   "3\n1\n1201",
                                   "123456789",
                                   "ABC"})
        CHECK_MESSAGE(readings(text) == "", text);
    CHECK(read_room("3-1-12\xFF"
                    "01")
              .empty());
    CHECK(read_room(std::string("3-1-1201\0", 9)).empty());
    CHECK(read_room(std::string(100000, '3')).empty());
    std::string dashes;
    for (int i = 0; i < 90; ++i)
        dashes += "3-";
    CHECK(read_room(dashes + "1").empty());
}

TEST_CASE("parts fold to what the registry compares") {
    for (const Reading& known : std::initializer_list<Reading>{{"3", "3"},
                                                               {"３", "3"},
                                                               {" 3栋 ", "3"},
                                                               {"3 栋", "3"},
                                                               {"3号楼", "3"},
                                                               {"3#", "3"},
                                                               {"#3", "3"},
                                                               {"3#楼", "3"},
                                                               {"三号楼", "3"},
                                                               {"十二", "12"},
                                                               {"a座", "A"},
                                                               {"1单元", "1"},
                                                               {"二单元", "2"},
                                                               {"东单元", "东"},
                                                               {"东", "东"},
                                                               {"甲", "甲"},
                                                               {"1201室", "1201"},
                                                               {"0301", "0301"},
                                                               {"1201a", "1201A"},
                                                               {"", ""},
                                                               {"商铺", "商铺"},
                                                               {"商铺 12", "商铺12"},
                                                               {"物业用房", "物业用房"},
                                                               {"门房", "门房"},
                                                               {"楼", "楼"}})
        CHECK_MESSAGE(fold_room_part(known.text) == known.expected, known.text);
}

TEST_CASE("keys are the folded parts between dashes and read back") {
    CHECK(room_key("3栋", "1单元", "1201室") == "3-1-1201");
    CHECK(room_key("３", "", "0301") == "3-0301");
    CHECK(room_key("a", "", "1201") == "A-1201");
    CHECK(room_key("", "", "12") == "12");
    for (const WrittenRoom& room : {WrittenRoom{"", "3", "1", "1201"}, WrittenRoom{"", "A", "", "0301"},
                                    WrittenRoom{"", "甲", "东", "12A"}, WrittenRoom{"", "商铺", "", "S12"}}) {
        const std::string key = room_key(room.building, room.entrance, room.room);
        REQUIRE_MESSAGE(!read_room(key).empty(), key);
        CHECK_MESSAGE(read_room(key).front() == room, key);
    }
}
