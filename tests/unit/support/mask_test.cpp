#include "aftercare/support/mask.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

TEST_CASE("a name keeps its first character") {
    CHECK(mask_name("张三") == "张*");
    CHECK(mask_name("王小明") == "王**");
    CHECK(mask_name("欧阳娜娜") == "欧***");
    CHECK(mask_name("Ann") == "A**");
    CHECK(mask_name(" 赵师傅\n") == "赵**");
    CHECK(mask_name("O'Neil") == "O*****");
    CHECK(mask_name("") == "");
    CHECK(mask_name("　 ") == "");
}

TEST_CASE("a name of one character is not shown whole") {
    CHECK(mask_name("张") == "*");
    CHECK(mask_name(" Q ") == "*");
}

TEST_CASE("a character is a whole grapheme cluster") {
    CHECK(mask_name("e\u0301va") == "e\u0301**");
    CHECK(mask_name("𠮷田") == "𠮷*");
    CHECK(mask_name("👩‍🔧李") == "👩‍🔧*");
    CHECK(mask_name("李👩‍🔧") == "李*");
}

TEST_CASE("a phone number keeps enough to be told from others") {
    CHECK(mask_phone("13800000001") == "138****0001");
    CHECK(mask_phone("１３８００００００01") == "138****0001");
    CHECK(mask_phone(" 138 0000 0001 ") == "138****0001");
    CHECK(mask_phone("+86 13800000001") == "138****0001");
    CHECK(mask_phone("0086-138-0000-0001") == "138****0001");
    CHECK(mask_phone("021-62345678") == "021****5678");
    CHECK(mask_phone("0571-88888888") == "057*****8888");
    CHECK(mask_phone("0571-88888888-801") == "057*****8888-***");
    CHECK(mask_phone("0571-88888888转801") == "057*****8888-***");
    CHECK(mask_phone("+85261234567") == "+852****4567");
    CHECK(mask_phone("62345678") == "****5678");
    CHECK(mask_phone("6234567") == "***4567");
    CHECK(mask_phone("623456") == "****56");
    CHECK(mask_phone("95533") == "***33");
    CHECK(mask_phone("8012") == "**12");
    CHECK(mask_phone("110") == "***");
    CHECK(mask_phone("1") == "*");
    CHECK(mask_phone("") == "");
}

TEST_CASE("what is no number in a phone is hidden") {
    CHECK(mask_phone("王芳") == "**");
    CHECK(mask_phone("王芳13800000001") == "**1******0001");
    CHECK(mask_phone("13800000001转8转9") == "138*********8*9");
    CHECK(mask_phone("wang@example.com") == "************.***");
    CHECK(mask_phone("138\x1b[31m00") == "******1*00");
}

TEST_CASE("no phone is shown whole, and masking again changes nothing") {
    for (const char* text : {"1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789",
                             "1234567890", "12345678901", "123456789012", "138-0000-0001/139-0000-0002",
                             "13800000001转8", "王芳 138", "+86 (21) 6234.5678#9", "057188888888-801"}) {
        CAPTURE(text);
        const std::string masked = mask_phone(text);
        CHECK(masked.find('*') != std::string::npos);
        CHECK(mask_phone(masked) == masked);
    }
    for (const char* text : {"张三", "张", "Ann Lee", "欧阳娜娜"}) {
        const std::string masked = mask_name(text);
        CHECK(mask_name(masked) == masked);
    }
}

TEST_CASE("what a mask made is told from what people are called") {
    CHECK(is_masked("王*"));
    CHECK(is_masked("王＊＊"));
    CHECK(is_masked("138****0001"));
    CHECK_FALSE(is_masked("王芳"));
    CHECK_FALSE(is_masked("13800000001"));
}
