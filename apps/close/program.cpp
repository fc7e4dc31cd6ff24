#include "apps/close/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/close/cost.hpp"
#include "apps/close/done.hpp"
#include "apps/close/force.hpp"
#include "apps/close/reject.hpp"
#include "apps/close/reopen.hpp"
#include "apps/close/verify.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_close_done, &k_close_verify, &k_close_reject, &k_close_reopen, &k_close_force, &k_close_cost,
};

}  // namespace

const Program k_close = {"aftercare-close", tr_later("Finishes, verifies and closes."), k_commands};

}  // namespace aftercare
