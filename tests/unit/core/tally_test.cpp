#include "aftercare/core/tally.hpp"

#include <doctest/doctest.h>
#include <limits>
#include <vector>

using namespace aftercare;

namespace {

Tallied of(const std::vector<std::optional<std::int64_t>>& values) {
    Tallied group;
    for (const auto& value : values) {
        group.add(1, value, true);
    }
    return group;
}

}  // namespace

TEST_CASE("a quantile is the value of the nearest rank: of an even number the lower middle") {
    CHECK(quantile(Occurrences{}, 50) == std::nullopt);
    CHECK(quantile(of({7}).values, 50) == 7);
    CHECK(quantile(of({7}).values, 90) == 7);
    CHECK(quantile(of({4, 1, 3, 2}).values, 50) == 2);
    CHECK(quantile(of({4, 1, 3, 2, 5}).values, 50) == 3);
    CHECK(quantile(of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).values, 90) == 9);
    CHECK(quantile(of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}).values, 90) == 10);
    CHECK(quantile(of({-5, 5}).values, 50) == -5);
    CHECK(quantile(Occurrences{{1, 1'000'000}, {2, 1}}, 100) == 2);
    CHECK(quantile(Occurrences{{1, 50}, {2, 150}}, 25) == 1);
    CHECK(quantile(Occurrences{{1, 49}, {2, 151}}, 25) == 2);
}

TEST_CASE("what is not known is a row, but in no sum and no quantile") {
    const auto group = of({3, std::nullopt, 1});
    CHECK(group.rows == 3);
    CHECK(group.counted == 2);
    CHECK(group.sum == 4);
    CHECK(quantile(group.values, 50) == 1);
}

TEST_CASE("groups joined are the group of all their rows") {
    auto all = of({3, std::nullopt, 1});
    all.join(of({10, 3}));
    CHECK(all.rows == 5);
    CHECK(all.counted == 4);
    CHECK(all.sum == 17);
    CHECK(all.values == Occurrences{{1, 1}, {3, 2}, {10, 1}});
}

TEST_CASE("a sum that is too large is none, however it came to be") {
    constexpr auto k_most = std::numeric_limits<std::int64_t>::max();
    CHECK(of({k_most}).sum == k_most);
    CHECK(of({k_most, 1}).sum == std::nullopt);
    CHECK(of({k_most, 1, -1}).sum == std::nullopt);
    auto joined = of({k_most});
    joined.join(of({1}));
    CHECK(joined.sum == std::nullopt);
    Tallied many;
    many.add(3, k_most, false);
    CHECK(many.sum == std::nullopt);
}
