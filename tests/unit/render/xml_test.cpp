// The reader of XML that pages are held against finds what is not well-formed.
#include "tests/support/xml.hpp"

#include <doctest/doctest.h>

TEST_CASE("XML that is not well-formed is found") {
    for (const auto* text : {"",
                             "text",
                             "<a>",
                             "<a></b>",
                             "<a><b></a></b>",
                             "<a/><b/>",
                             "<a b></a>",
                             "<a b=c/>",
                             "<a b='c'/>",
                             "<a b=\"1\" b=\"2\"/>",
                             "<a>&nbsp;</a>",
                             "<a>&</a>",
                             "<a b=\"<\"/>",
                             "<a>\x01</a>",
                             "<a>\uFFFE</a>",
                             "<a></a",
                             "<a b=\"c",
                             "<",
                             "<br>",
                             "</a>"}) {
        CAPTURE(text);
        CHECK_THROWS(testing::read_xml(text));
    }
}

TEST_CASE("XML that is well-formed is read") {
    const auto all = testing::read_xml("<!DOCTYPE html>\n<a b=\"1 &amp; 2\">x<c/>&lt;渗漏</a>\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].attributes.at("b") == "1 & 2");
    CHECK(all[0].text == "x<渗漏");
    CHECK(all[1].name == "c");
    CHECK(all[1].in == std::vector<std::string>{"a"});
}
