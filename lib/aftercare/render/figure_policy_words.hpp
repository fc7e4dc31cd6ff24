// Parts of a policy in words, as far as figures rest on them. Private to render.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/policy.hpp"

namespace aftercare {

/// What of a policy a figure may rest on.
enum class PolicyPart {
    target,       ///< of the clock
    all_targets,  ///< of every clock that has one, but retention
    working_hours,
    service_hours,
    stopping_holds,  ///< reasons of holds that stop the clocks the owner sees
    owner_holds,     ///< reasons of holds that are the owner's
    third_holds,     ///< … that are somebody else's
    owner_closings,  ///< reasons of forced closings that count as the owner's
    repeat_windows,  ///< in which what comes back counts against a repair
    leaks,           ///< categories and defects that are leaks
    callbacks,       ///< who is called back, and how many of them
    tries,           ///< before an owner counts as unreachable
    leak_callback,   ///< when a leak is called about once more
    due_soon,
    no_objection,      ///< after how long silence closes
    outside_channels,  ///< by which somebody else reports
    warranty,
};

struct PolicyBasis {
    PolicyPart part = PolicyPart::target;
    Clock clock = {};  ///< of a target
};

/// The part in lines: of a target one a clock, of hours one a project that has its own.
std::vector<std::string> policy_part_lines(const Policy& policy, const PolicyBasis& basis);

}  // namespace aftercare
