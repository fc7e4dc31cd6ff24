#include "aftercare/support/phone.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

namespace {

struct Spelling {
    const char* typed;
    const char* kept;
};

std::string kept(std::string_view typed) {
    return normalise_phone(typed).value_or("(none)");
}

PhoneFault fault(std::string_view typed) {
    const auto read = read_phone(typed);
    REQUIRE_FALSE(static_cast<bool>(read));
    return read.reason();
}

}  // namespace

TEST_CASE("a mobile number has one form whatever its spelling") {
    for (const char* typed :
         {"13711110001", "+86 137-1111-0001", "+8613711110001", "0086 13711110001", "008613711110001",
          "86-13711110001", "86 137 1111 0001", "8613711110001", "(+86)13711110001", "(86) 137.1111.0001",
          "１３７１１１１０００１", "137\u00A01111\u20110001", " 137　1111　0001 ", "013711110001",
          "+86-0-13711110001"}) {
        CAPTURE(typed);
        CHECK(kept(typed) == "13711110001");
    }
}

TEST_CASE("a landline keeps its area, and its extension apart") {
    for (const char* typed : {"0571-88888888", "057188888888", "+86 571 8888 8888", "+86 (0571) 8888-8888",
                              "86-571-88888888", "0086-571-88888888", "(0571)88888888"}) {
        CAPTURE(typed);
        CHECK(kept(typed) == "057188888888");
    }
    for (const char* typed :
         {"0571-88888888-801", "0571-8888-8888-801", "057188888888转801", "0571-88888888 转 801",
          "0571-88888888 ext 801", "0571-88888888 EXT.801", "0571-88888888#801", "0571-88888888x801",
          "(0571)88888888(转801)", "+86 571 88888888-801", "０５７１－８８８８８８８８－８０１",
          "0571-88888888转分机801", "86-571-88888888-801"}) {
        CAPTURE(typed);
        CHECK(kept(typed) == "057188888888-801");
    }
    CHECK(kept("010-6234 5678") == "01062345678");
    CHECK(kept("+86 10 6234 5678") == "01062345678");
    CHECK(kept("010-62345678-8") == "01062345678-8");
    CHECK(kept("62345678-8012") == "62345678-8012");
    CHECK(kept("86881234-8012") == "86881234-8012");
    CHECK(kept("400-820-8820") == "4008208820");
    CHECK(kept("+86 400 820 8820") == "4008208820");
    CHECK(kept("400-820-8820-1") == "4008208820-1");
    CHECK(kept("13711110001转1234") == "13711110001-1234");
}

TEST_CASE("short and foreign numbers stay") {
    const Spelling k_spellings[] = {{"110", "110"},
                                    {"95588", "95588"},
                                    {"+852 6123 4567", "+85261234567"},
                                    {"00852 6123 4567", "+85261234567"},
                                    {"+1 (212) 555-1234 ext 5", "+12125551234-5"},
                                    {"555-123-4567", "5551234567"}};
    for (const auto& each : k_spellings) {
        CAPTURE(each.typed);
        CHECK(kept(each.typed) == each.kept);
    }
}

TEST_CASE("the one form reads as itself") {
    for (const char* typed : {"13711110001", "057188888888", "057188888888-801", "13711110001-1234", "110",
                              "+85261234567", "+12125551234-5", "62345678-8012", "4008208820-1"}) {
        CAPTURE(typed);
        CHECK(kept(typed) == typed);
    }
}

TEST_CASE("what a spreadsheet rounded or a report masked is no number") {
    for (const char* typed : {"1.38E+10", "1.38e10", "13800000001.0", "1380000.00", "1E+10"}) {
        CAPTURE(typed);
        CHECK(fault(typed) == PhoneFault::rounded);
    }
    for (const char* typed : {"138****0001", "138＊＊＊＊0001", "138xxxx0001", "***", "057*****8888-***"}) {
        CAPTURE(typed);
        CHECK(fault(typed) == PhoneFault::masked);
    }
    for (const char* typed :
         {"", " ", "12", "王芳", "138王0001", "1+3800000001", "123456789012345678901", "0571-88888888转",
          "0571-88888888转1234567", "转801", "13711110001/13711110002", "13711110001 13711110002"}) {
        CAPTURE(typed);
        CHECK(fault(typed) == PhoneFault::malformed);
    }
}

TEST_CASE("a part of a number is compared in the one form") {
    CHECK(phone_part("0571-8888") == "05718888");
    CHECK(phone_part("+86 137") == "137");
    CHECK(phone_part("88888888-801") == "88888888-801");
    CHECK(phone_part("０１") == "01");
}

TEST_CASE("a number is found in prose in any spelling") {
    const char* number = "13711110001";
    for (const char* text : {"Mei rang from 13711110001", "回电 137-1111-0001。", "+86 137 1111 0001",
                             "１３７１１１１０００１", "2019-01-02 13711110001", "8613711110001,"}) {
        CAPTURE(text);
        CHECK(mentions_phone(text, number));
    }
    CHECK_FALSE(mentions_phone("1371111 and 0001", number));
    CHECK_FALSE(mentions_phone("13711110002", number));
    CHECK(mentions_phone("call +86 571 8888-8888 please", "057188888888-801"));
    CHECK(mentions_phone("0571-88888888", "057188888888-801"));
    CHECK_FALSE(mentions_phone("dial 110", "110"));
}
