#include "apps/close/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/close/archive.hpp"
#include "apps/close/archive_check.hpp"
#include "apps/close/charge_agree.hpp"
#include "apps/close/charge_deduct.hpp"
#include "apps/close/charge_dispute.hpp"
#include "apps/close/charge_invoice.hpp"
#include "apps/close/charge_litigate.hpp"
#include "apps/close/charge_notice.hpp"
#include "apps/close/charge_open.hpp"
#include "apps/close/charge_settle.hpp"
#include "apps/close/charge_void.hpp"
#include "apps/close/charge_waive.hpp"
#include "apps/close/cost.hpp"
#include "apps/close/done.hpp"
#include "apps/close/force.hpp"
#include "apps/close/reject.hpp"
#include "apps/close/reopen.hpp"
#include "apps/close/verify.hpp"

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
