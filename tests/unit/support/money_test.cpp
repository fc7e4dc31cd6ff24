#include "aftercare/support/money.hpp"

#include <doctest/doctest.h>
#include <limits>
#include <string>

using namespace aftercare;

TEST_CASE("yuan become fen") {
    struct Case {
        std::string text;
        std::int64_t fen;
    };
    for (const Case& known :
         {Case{"0", 0}, Case{"300", 30000}, Case{"120.5", 12050}, Case{"120.50", 12050}, Case{"0.01", 1},
          Case{"0.1", 10}, Case{"007", 700}, Case{"1.09", 109}, Case{"9999999999.99", 999999999999},
          Case{"10000000000", 1000000000000}, Case{"10000000000.00", 1000000000000}}) {
        const auto amount = parse_yuan(known.text);
        REQUIRE_MESSAGE(amount, known.text);
        CHECK_MESSAGE(amount->count == known.fen, known.text);
    }
}

TEST_CASE("what is not a plain amount is refused") {
    for (const std::string refused : {"",
                                      " ",
                                      "-1",
                                      "+1",
                                      "1,000",
                                      "1 000",
                                      " 1",
                                      "1 ",
                                      "1.",
                                      ".5",
                                      ".",
                                      "1.234",
                                      "1.2.3",
                                      "1e3",
                                      "1E3",
                                      "0x10",
                                      "３００",
                                      "300．5",
                                      "300元",
                                      "¥300",
                                      "1.a",
                                      "1.5a",
                                      "1.-5",
                                      "nan",
                                      "inf",
                                      "10000000000.01",
                                      "10000000001",
                                      "18446744073709551617",
                                      "99999999999999999999999999999999",
                                      "1,5"})
        CHECK_MESSAGE(!parse_yuan(refused), refused);
    CHECK_FALSE(parse_yuan(std::string("1\0", 2)));
    CHECK_FALSE(parse_yuan(std::string(100000, '9')));
}

TEST_CASE("fen print as yuan with two decimals") {
    CHECK(format_yuan({0}) == "0.00");
    CHECK(format_yuan({1}) == "0.01");
    CHECK(format_yuan({-5}) == "-0.05");
    CHECK(format_yuan({123456}) == "1234.56");
    CHECK(format_yuan({-123400}) == "-1234.00");
    CHECK(format_yuan({std::numeric_limits<std::int64_t>::min()}) == "-92233720368547758.08");
    CHECK(format_yuan({std::numeric_limits<std::int64_t>::max()}) == "92233720368547758.07");
}

TEST_CASE("what is printed reads back") {
    for (std::int64_t fen = 0; fen <= 12345; ++fen)
        CHECK(parse_yuan(format_yuan({fen})) == Fen{fen});
}
