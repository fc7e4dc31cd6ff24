#include "apps/dispatch/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/dispatch/arrive.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_dispatch_arrive,
};

}  // namespace

const Program k_dispatch = {"aftercare-dispatch",
                            tr_later("Sends parties to the work and keeps the owner informed."), k_commands};

}  // namespace aftercare
