#include "apps/close/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array<const Command*, 0> k_commands = {};

}  // namespace

const Program k_close = {"aftercare-close", tr_later("Finishes, verifies and closes."), k_commands};

}  // namespace aftercare
