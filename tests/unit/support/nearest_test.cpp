#include "aftercare/support/nearest.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace aftercare;

TEST_CASE("a slip of a word is taken for the word, what is far from all for none") {
    const std::vector<std::string_view> known = {"tickets", "overdue", "orders", "due"};
    CHECK(nearest("ticket", known) == "tickets");
    CHECK(nearest("Odrers", known) == "orders");
    CHECK(nearest("ovredue", known) == "overdue");
    CHECK(nearest("dua", known) == "due");
    CHECK(nearest("x", known) == std::nullopt);
    CHECK(nearest("colours", known) == std::nullopt);
    CHECK(nearest("", known) == std::nullopt);
    CHECK(nearest(std::string(1000, 'd'), known) == std::nullopt);
}
