// aftercare-intake 受理登记: registers, confirms, judges, declines, answers; imports.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_intake;

// Its verbs, each in the source of its name.
extern const Command k_intake_amend;
extern const Command k_intake_answer;
extern const Command k_intake_appeal;
extern const Command k_intake_assign;
extern const Command k_intake_attach;
extern const Command k_intake_chase;
extern const Command k_intake_confirm;
extern const Command k_intake_decline;
extern const Command k_intake_group_add;
extern const Command k_intake_group_amend;
extern const Command k_intake_group_answer;
extern const Command k_intake_group_dismiss;
extern const Command k_intake_group_new;
extern const Command k_intake_group_state;
extern const Command k_intake_group_void;
extern const Command k_intake_import;
extern const Command k_intake_merge;
extern const Command k_intake_new;
extern const Command k_intake_note;
extern const Command k_intake_promise;
extern const Command k_intake_split;
extern const Command k_intake_triage;
extern const Command k_intake_void;
extern const Command k_intake_withdraw;

}  // namespace aftercare
