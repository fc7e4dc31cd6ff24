// aftercare: the launcher of the programs, and the keeper of the ledger.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_aftercare;

// Its verbs, each in the source of its name.
extern const Command k_anchor;
extern const Command k_backup;
extern const Command k_config;
extern const Command k_doctor;
extern const Command k_export;
extern const Command k_help;
extern const Command k_import;
extern const Command k_info;
extern const Command k_init;
extern const Command k_migrate;
extern const Command k_party_add;
extern const Command k_party_amend;
extern const Command k_party_contract;
extern const Command k_party_forget;
extern const Command k_party_list_command;
extern const Command k_party_show;
extern const Command k_party_void;
extern const Command k_policy_apply;
extern const Command k_policy_check;
extern const Command k_policy_show;
extern const Command k_rebuild;
extern const Command k_restore;
extern const Command k_staff_add;
extern const Command k_staff_amend;
extern const Command k_staff_list_command;
extern const Command k_staff_void;
extern const Command k_undo;
extern const Command k_unit_add;
extern const Command k_unit_amend;
extern const Command k_unit_import;
extern const Command k_unit_list_command;
extern const Command k_unit_show;
extern const Command k_unit_void;
extern const Command k_verify;

}  // namespace aftercare
