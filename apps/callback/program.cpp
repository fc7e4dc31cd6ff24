#include "apps/callback/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_callback_due,
    &k_callback_attempt,
    &k_callback_record,
    &k_callback_waive,
};

}  // namespace

const Program k_callback = {"aftercare-callback", tr_later("Calls owners back."), k_commands};

}  // namespace aftercare
