#include "aftercare/core/filter.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

namespace {

std::optional<Filter> made(std::string field, FilterOp op, std::vector<std::string> values) {
    return Filter{.field = std::move(field), .op = op, .values = std::move(values)};
}

}  // namespace

TEST_CASE("every operator is read") {
    CHECK(parse_filter("state=open") == made("state", FilterOp::equals, {"open"}));
    CHECK(parse_filter("state!=open") == made("state", FilterOp::differs, {"open"}));
    CHECK(parse_filter("symptom~漏水") == made("symptom", FilterOp::contains, {"漏水"}));
    CHECK(parse_filter("received_at<2026-11-21") == made("received_at", FilterOp::less, {"2026-11-21"}));
    CHECK(parse_filter("cost<=100") == made("cost", FilterOp::at_most, {"100"}));
    CHECK(parse_filter("cost>100") == made("cost", FilterOp::greater, {"100"}));
    CHECK(parse_filter("cost>=100") == made("cost", FilterOp::at_least, {"100"}));
}

TEST_CASE("comparisons have forms that a shell leaves alone") {
    CHECK(parse_filter("cost.lt=1") == parse_filter("cost<1"));
    CHECK(parse_filter("cost.le=1") == parse_filter("cost<=1"));
    CHECK(parse_filter("cost.gt=1") == parse_filter("cost>1"));
    CHECK(parse_filter("cost.ge=1") == parse_filter("cost>=1"));
}

TEST_CASE("only lists of values are split at commas") {
    CHECK(parse_filter("state=open,on_hold") == made("state", FilterOp::equals, {"open", "on_hold"}));
    CHECK(parse_filter("state!=a,b,c") == made("state", FilterOp::differs, {"a", "b", "c"}));
    CHECK(parse_filter("state=a,") == made("state", FilterOp::equals, {"a", ""}));
    CHECK(parse_filter("symptom~a,b") == made("symptom", FilterOp::contains, {"a,b"}));
    CHECK(parse_filter("party=宏宇防水，二队") == made("party", FilterOp::equals, {"宏宇防水，二队"}));
}

TEST_CASE("no value means empty, not a comparison") {
    CHECK(parse_filter("closed_at=") == made("closed_at", FilterOp::equals, {}));
    CHECK(parse_filter("closed_at!=") == made("closed_at", FilterOp::differs, {}));
    for (const char* text : {"a~", "a<", "a<=", "a>", "a>=", "a.lt=", "a.le=", "a.gt=", "a.ge="}) {
        CAPTURE(text);
        CHECK_FALSE(parse_filter(text));
    }
}

TEST_CASE("the first operator counts, the rest is the value as typed") {
    CHECK(parse_filter("symptom~a=b") == made("symptom", FilterOp::contains, {"a=b"}));
    CHECK(parse_filter("symptom=a<b>c~d!=e") == made("symptom", FilterOp::equals, {"a<b>c~d!=e"}));
    CHECK(parse_filter("a==b") == made("a", FilterOp::equals, {"=b"}));
    CHECK(parse_filter("a= b ") == made("a", FilterOp::equals, {" b "}));
    CHECK(parse_filter("a<-2h") == made("a", FilterOp::less, {"-2h"}));
    CHECK(parse_filter("a=\x1b[31m\n'\"") == made("a", FilterOp::equals, {"\x1b[31m\n'\""}));
}

TEST_CASE("a sign that blanks have taken apart is no filter") {
    for (const char* text : {"state! =open", "cost.lt =1", "cost.ge\t=1", "s!\f=x"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_filter(text));
    }
}

TEST_CASE("a filter written again reads the same, whatever its value begins with") {
    CHECK(sign_of(FilterOp::less, "1") == "<");
    CHECK(sign_of(FilterOp::less, "=1") == ".lt=");
    CHECK(sign_of(FilterOp::greater, "=1") == ".gt=");
    CHECK(sign_of(FilterOp::at_most, "=1") == "<=");
    for (const char* text : {"a<1", "a.lt==", "a.gt==1", "a<==1", "a>==1", "a==b", "a!==", "a~=b"}) {
        CAPTURE(text);
        const auto filter = parse_filter(text);
        REQUIRE(filter);
        const auto& value = filter->values.front();
        CHECK(parse_filter(filter->field + std::string(sign_of(filter->op, value)) + value) == filter);
    }
}

TEST_CASE("a field may be what people call it") {
    CHECK(parse_filter("p90_2=1") == made("p90_2", FilterOp::equals, {"1"}));
    CHECK(parse_filter("紧急程度>=紧急") == made("紧急程度", FilterOp::at_least, {"紧急"}));
    CHECK(parse_filter("状态.ge=open") == made("状态", FilterOp::at_least, {"open"}));
    CHECK(parse_filter("contact's phone ~0001") == made("contact's phone", FilterOp::contains, {"0001"}));
    CHECK(parse_filter("State!=new") == made("State", FilterOp::differs, {"new"}));
    CHECK(parse_filter("a.b<1") == made("a.b", FilterOp::less, {"1"}));
}

TEST_CASE("without an operator, or anything before it, there is no filter") {
    for (const char* text :
         {"", "=", "=a", " =a", "open", "漏水", "a.lt", "a.", "a!b", "a!", "~a", "<1", "!=a", ".lt=a"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_filter(text));
    }
}
