#include "apps/close/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/close/cost.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_close_done,           &k_close_verify,
    &k_close_reject,         &k_close_reopen,
    &k_close_force,          &k_close_cost,
    &k_close_charge_open,    &k_close_charge_notice,
    &k_close_charge_dispute, &k_close_charge_litigate,
    &k_close_charge_agree,   &k_close_charge_deduct,
    &k_close_charge_invoice, &k_close_charge_settle,
    &k_close_charge_waive,   &k_close_charge_void,
    &k_close_archive,        &k_close_archive_check,
};

}  // namespace

const Program k_close = {"aftercare-close", tr_later("Finishes, verifies and closes."), k_commands};

}  // namespace aftercare
