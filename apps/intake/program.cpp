#include "apps/intake/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/intake/confirm.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_intake_confirm,
};

}  // namespace

const Program k_intake = {"aftercare-intake", tr_later("Registers what owners report."), k_commands};

}  // namespace aftercare
