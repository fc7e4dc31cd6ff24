// The sample of callbacks: what anyone computes with sha256sum.
#include "aftercare/core/sampling.hpp"

#include <doctest/doctest.h>

#include "aftercare/support/hash.hpp"

using namespace aftercare;

TEST_CASE("a sample is what printf and sha256sum say") {
    // printf 'seed:%064d' 0 | sha256sum | cut -c1-8
    const std::string zeros(64, '0');
    const auto digits = to_hex(sha256("seed:" + zeros)).substr(0, 8);
    const auto number = std::stoll(digits, nullptr, 16);
    for (std::int64_t percent = 0; percent <= 100; ++percent) {
        CHECK(is_sampled("seed", zeros, percent) == (number * 100 < percent * 4294967296));
    }
    CHECK_FALSE(is_sampled("seed", zeros, 0));
    CHECK(is_sampled("seed", zeros, 100));
}

TEST_CASE("about so many are in the sample, other ones with another seed") {
    int kept = 0;
    int differ = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto hash = to_hex(sha256(std::to_string(i)));
        kept += is_sampled("one", hash, 30) ? 1 : 0;
        differ += is_sampled("one", hash, 30) != is_sampled("two", hash, 30) ? 1 : 0;
    }
    CHECK(kept > 520);
    CHECK(kept < 680);
    CHECK(differ > 600);
}
