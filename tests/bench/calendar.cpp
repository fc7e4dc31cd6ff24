// bench-calendar ZONE DURATION COUNT: adds the duration to so many instants on the calendars that ship, and
// prints the sum of what came out. Two counts give the instructions of one addition.
#include <cstdio>
#include <cstdlib>

#include "aftercare/reading/policy_reader.hpp"
#include "aftercare/support/zone.hpp"
#include "schemas/embedded.hpp"

int main(int argc, char** argv) {
    using namespace aftercare;
    const auto duration = argc == 4 ? parse_duration(argv[2]) : std::nullopt;
    if (!duration || !use_zone(argv[1])) {
        std::fputs("usage: bench-calendar ZONE DURATION COUNT\n", stderr);
        return 2;
    }
    // As a command gets it from its ledger.
    const auto policy = thaw_policy(freeze_policy(read_policy(default_policy(), "policy.toml").policy));
    const Instant first = start_of(to_day({2023, 12, 31}));
    std::int64_t sum = 0;
    for (std::int64_t i = 0, count = std::atoll(argv[3]); i < count; ++i) {
        // A minute and a third of a day apart: every time of day, over and over the same year.
        const Instant from = first + Seconds{i * 28'860 % (366 * k_24_hours.count)};
        sum += add_on(*policy, "", *duration, from).at.seconds;
    }
    std::printf("%lld\n", static_cast<long long>(sum));
}
