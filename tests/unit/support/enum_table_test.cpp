#include "aftercare/support/enum_table.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

namespace {

enum class Letter { a, b, c };

constexpr auto k_letters =
    enum_table<Letter, std::string_view>({{Letter::a, "A"}, {Letter::b, "B"}, {Letter::c, "C"}});

}  // namespace

// A row that is missing or stands elsewhere does not compile, so that is_enumerator is all there is to test.
TEST_CASE("a table parallel to an enum has its rows in the enum's order, and knows where the enum ends") {
    CHECK(k_letters.size() == 3);
    CHECK(k_letters[static_cast<std::size_t>(Letter::b)] == "B");
    CHECK(is_enumerator<Letter::c>());
    CHECK_FALSE(is_enumerator<static_cast<Letter>(3)>());
}
