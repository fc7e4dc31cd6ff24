#include "aftercare/support/json.hpp"

#include <doctest/doctest.h>
#include <limits>
#include <vector>

using namespace aftercare;

namespace {

std::string quoted(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

bool is_json(std::string_view text) {
    JsonDocument document;
    return document.parse(text);
}

}  // namespace

TEST_CASE("a JSON string escapes what it must and nothing else") {
    CHECK(quoted("") == R"("")");
    CHECK(quoted("plain / text") == R"("plain / text")");
    CHECK(quoted("a\"b\\c") == R"("a\"b\\c")");
    CHECK(quoted("\b\f\n\r\t") == R"("\b\f\n\r\t")");
    CHECK(quoted(std::string_view("\0\x01\x1f\x7f", 4)) == "\"\\u0000\\u0001\\u001f\x7f\"");
    CHECK(quoted("漏水 🚰") == "\"漏水 🚰\"");
}

TEST_CASE("the writer places commas") {
    std::string out;
    JsonWriter writer(out);
    writer.begin_object();
    writer.key("a");
    writer.begin_array();
    writer.integer(std::numeric_limits<std::int64_t>::min());
    writer.begin_array();
    writer.end_array();
    writer.begin_object();
    writer.end_object();
    writer.string("x");
    writer.end_array();
    writer.key("b");
    writer.boolean(true);
    writer.key("c\"");
    writer.null();
    writer.key("d");
    writer.raw("1.5");
    writer.end_object();
    CHECK(out == R"({"a":[-9223372036854775808,[],{},"x"],"b":true,"c\"":null,"d":1.5})");
    CHECK(is_json(out));
}

TEST_CASE("a document gives back what was written") {
    JsonDocument document;
    REQUIRE(
        document.parse(" {\"s\":\"\\u6f0f\\ud83d\\udeb0\\n\",\"i\":-7,\"b\":false,\"n\":null,\"l\":[1,2]} "));
    const JsonValue root = document.root();
    CHECK(root.is_object());
    CHECK(root.member("s")->string() == "漏🚰\n");
    CHECK(root.member("i")->integer() == -7);
    CHECK(root.member("b")->boolean() == false);
    CHECK(root.member("n")->is_null());
    CHECK_FALSE(root.member("absent"));
    CHECK_FALSE(root.member("i")->member("x"));
    std::vector<std::int64_t> elements;
    root.member("l")->for_each([&](JsonValue value) { elements.push_back(value.integer().value()); });
    CHECK(elements == std::vector<std::int64_t>{1, 2});
    std::string names;
    root.for_each_member([&](std::string_view name, JsonValue) { names += name; });
    CHECK(names == "sibnl");
    root.for_each([&](JsonValue) { FAIL("an object has no elements"); });
}

TEST_CASE("a value of another kind gives nothing") {
    JsonDocument document;
    REQUIRE(document.parse(R"([1,"x",true])"));
    document.root().for_each([](JsonValue value) {
        const int kinds = (value.string() ? 1 : 0) + (value.integer() ? 1 : 0) + (value.boolean() ? 1 : 0);
        CHECK(kinds == 1);
    });
}

TEST_CASE("members are given in the order in which they were written, and none out of it") {
    JsonDocument document;
    REQUIRE(document.parse(R"({"a":1,"c":3,"b":2})"));
    JsonMembers members(document.root());
    CHECK(members.next("a").value().integer() == 1);
    CHECK_FALSE(members.next("b").has_value());
    CHECK_FALSE(members.all_given());
    CHECK(members.next("c").value().integer() == 3);
    CHECK(members.next("b").value().integer() == 2);
    CHECK(members.all_given());
    CHECK_FALSE(members.next("a").has_value());
    REQUIRE(document.parse("[1]"));
    JsonMembers none(document.root());
    CHECK(none.all_given());
    CHECK_FALSE(none.next("a").has_value());
}

TEST_CASE("an integer is whole and fits 64 bits") {
    const auto integer_of = [](std::string_view text) {
        JsonDocument document;
        REQUIRE(document.parse(text));
        return document.root().integer();
    };
    CHECK(integer_of("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    CHECK(integer_of("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    CHECK_FALSE(integer_of("9223372036854775808"));
    CHECK_FALSE(integer_of("-9223372036854775809"));
    CHECK_FALSE(integer_of("99999999999999999999999"));
    CHECK_FALSE(integer_of("1.0"));
    CHECK_FALSE(integer_of("1e3"));
}

TEST_CASE("what is not one JSON value is refused and leaves null") {
    const std::vector<std::string> wrong = {"",
                                            " ",
                                            "{",
                                            "[1,]",
                                            "{\"a\":}",
                                            "{} {}",
                                            "1 2",
                                            "nul",
                                            "01",
                                            "'a'",
                                            "\"a",
                                            "\"\x01\"",
                                            "\"\xff\"",
                                            "\"\xe6\xbc",
                                            "\"\\x\"",
                                            "\"\\ud800\"",
                                            "{a:1}",
                                            "\xef\xbb\xbf{}x",
                                            "+1",
                                            "NaN",
                                            "// c\n1",
                                            "[1]]",
                                            "\"\\udc00\"",
                                            "\"\\ud83d\\udeb0\\udeb0\"",
                                            std::string("{}\0x", 4),
                                            std::string("\"a\0b\"", 5)};
    for (const std::string& text : wrong) {
        CAPTURE(text);
        JsonDocument document;
        REQUIRE(document.parse("[1]"));
        CHECK_FALSE(document.parse(text));
        CHECK(document.root().is_null());
    }
    CHECK(is_json(R"("\\udc00")"));
}

TEST_CASE("a document is used again and may be moved") {
    JsonDocument document;
    for (int round = 0; round < 100; ++round) {
        std::string text;
        JsonWriter writer(text);
        writer.begin_array();
        for (int i = 0; i < round * 50; ++i)
            writer.string("entry " + std::to_string(i));
        writer.end_array();
        REQUIRE(document.parse(text));
        int count = 0;
        document.root().for_each([&](JsonValue value) {
            CHECK(value.string() == "entry " + std::to_string(count));
            ++count;
        });
        CHECK(count == round * 50);
    }
    REQUIRE(document.parse(R"({"k":"v"})"));
    JsonDocument moved = std::move(document);
    CHECK(moved.root().member("k")->string() == "v");
    CHECK(document.root().is_null());
    CHECK(document.parse("1"));
    CHECK(document.root().integer() == 1);
}

TEST_CASE("deep nesting does not exhaust the stack") {
    const std::string deep = std::string(1'000'000, '[') + std::string(1'000'000, ']');
    CHECK(is_json(deep));
    CHECK_FALSE(is_json(std::string(1'000'000, '[')));
    CHECK(is_json(std::string(500, '[') + std::string(500, ']')));
    CHECK_FALSE(is_json(std::string(1000, '[')));
}
