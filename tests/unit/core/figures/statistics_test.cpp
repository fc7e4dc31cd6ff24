#include "aftercare/core/figures/statistics.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

TEST_CASE("Wilson's interval is that of the textbook, and exact at both ends") {
    const auto eight = wilson_interval(std::int64_t{8}, std::int64_t{10});
    REQUIRE(eight);
    CHECK(eight->low == doctest::Approx(0.490162471536642).epsilon(1e-12));
    CHECK(eight->high == doctest::Approx(0.943317848545625).epsilon(1e-12));
    CHECK(wilson_interval(std::int64_t{0}, std::int64_t{7})->low == 0);
    CHECK(wilson_interval(std::int64_t{7}, std::int64_t{7})->high == 1);
    CHECK(wilson_interval(std::int64_t{0}, std::int64_t{7})->high > 0);
    CHECK_FALSE(wilson_interval(std::int64_t{0}, std::int64_t{0}).has_value());
}

TEST_CASE("a quantile is the value at the nearest rank, of an even number the lower middle") {
    std::vector<std::int64_t> four = {40, 10, 30, 20};
    CHECK(quantile(four, 50) == 20);
    CHECK(quantile(four, 90) == 40);
    std::vector<std::int64_t> ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    CHECK(quantile(ten, 50) == 5);
    CHECK(quantile(ten, 90) == 9);
    std::vector<std::int64_t> one = {7};
    CHECK(quantile(one, 50) == 7);
    std::vector<std::int64_t> none;
    CHECK_FALSE(quantile(none, 50).has_value());
}

TEST_CASE("a mean has its standard error from two values on") {
    CHECK_FALSE(mean_of({}).has_value());
    CHECK(mean_of({5})->mean == 5);
    CHECK_FALSE(mean_of({5})->interval.has_value());
    const auto three = mean_of({1, 2, 6});
    CHECK(three->mean == 3);
    // s = sqrt(7), s/sqrt(3) = 1.527525…
    CHECK(three->interval->high - three->mean == doctest::Approx(k_z_95 * 1.5275252316519468));
    CHECK(three->mean - three->interval->low == doctest::Approx(k_z_95 * 1.5275252316519468));
}

TEST_CASE("what cannot be below zero has no interval that is; what can has") {
    // mean 5, s = 10, s/sqrt(4) = 5: from 5 - 9.8
    const auto cost = mean_of({0, 0, 0, 20});
    CHECK(cost->interval->low == 0);
    CHECK(cost->interval->high == doctest::Approx(5 + k_z_95 * 5));
    const auto early = mean_of({-20, 0, 0, 0});
    CHECK(early->interval->low == doctest::Approx(-5 - k_z_95 * 5));
}

TEST_CASE("what was drawn at a fifth of the rate weighs five times, and says less than its number") {
    const auto even = mean_of({2, 4}, {3, 3});
    CHECK(even->mean == 3);
    CHECK(even->interval->high == doctest::Approx(mean_of({2, 4})->interval->high));
    const auto uneven = mean_of({5, 1}, {1, 5});
    CHECK(uneven->mean == doctest::Approx(10.0 / 6));
    // Kish: (1 + 5)^2 / (1 + 25) = 1.3846 of two
    const auto share = wilson_interval(0.5, 36.0 / 26);
    CHECK(share->high - share->low > wilson_interval(0.5, 2.0)->high - wilson_interval(0.5, 2.0)->low);
}
