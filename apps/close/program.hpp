// aftercare-close 验收关单: finishes, verifies and closes.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_close;

// Its verbs, each in the source of its name.
extern const Command k_close_archive;
extern const Command k_close_archive_check;
extern const Command k_close_charge_agree;
extern const Command k_close_charge_deduct;
extern const Command k_close_charge_dispute;
extern const Command k_close_charge_invoice;
extern const Command k_close_charge_litigate;
extern const Command k_close_charge_notice;
extern const Command k_close_charge_open;
extern const Command k_close_charge_settle;
extern const Command k_close_charge_void;
extern const Command k_close_charge_waive;
extern const Command k_close_cost;
extern const Command k_close_done;
extern const Command k_close_force;
extern const Command k_close_reject;
extern const Command k_close_reopen;
extern const Command k_close_verify;

}  // namespace aftercare
