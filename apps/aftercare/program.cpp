#include "apps/aftercare/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/aftercare/init.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_init,
};

}  // namespace

const Program k_aftercare = {"aftercare",
                             tr_later("Keeps the ledger and starts the programs: intake, dispatch, close, "
                                      "callback, report."),
                             k_commands};

}  // namespace aftercare
