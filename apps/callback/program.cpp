#include "apps/callback/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array<const Command*, 0> k_commands = {};

}  // namespace

const Program k_callback = {"aftercare-callback", tr_later("Calls owners back."), k_commands};

}  // namespace aftercare
