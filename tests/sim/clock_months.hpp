// Random months of a ticket and of a second one of the same unit that may be merged into it: acts drawn at
// random, said when the rules allow them, entered up to ten days late.
#pragma once

#include <random>

#include "tests/sim/clock_model.hpp"

namespace testing {

inline constexpr std::string_view k_new_day_off = "2026-10-14";

/// A zone with its minutes, and two policies: the second asks for less time and knows one day off more.
struct ModelWorld {
    MinuteList minutes;
    Policy first, second;

    /// Sets the zone for all that reads local times.
    explicit ModelWorld(const ModelZone& zone);
};

struct Month {
    World repair, other;
    World before_merge;  ///< the other as it was
    bool was_merged = false, was_split = false;
    Minute second_from = 0;
};

Month random_month(unsigned seed, const ModelWorld& rules);

/// Takes some of the acts back that the rest does not stand on; gives how many. The model is never told of
/// them.
int strike_some(World& world, std::mt19937& random);

/// The acts of a ticket until a time in the order in which they happened, each with the state that it led
/// into.
std::vector<ModelAct> acts_until(const World& world, Instant until);

}  // namespace testing
