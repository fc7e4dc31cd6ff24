// aftercare-dispatch 派工协调: sends parties to the work and keeps the owner informed.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_dispatch;

// Its verbs, each in the source of its name.
extern const Command k_dispatch_ack;
extern const Command k_dispatch_appoint;
extern const Command k_dispatch_arrive;
extern const Command k_dispatch_cancel;
extern const Command k_dispatch_consent;
extern const Command k_dispatch_default_order;
extern const Command k_dispatch_escalate;
extern const Command k_dispatch_extend;
extern const Command k_dispatch_hold;
extern const Command k_dispatch_inform;
extern const Command k_dispatch_notice;
extern const Command k_dispatch_order;
extern const Command k_dispatch_plan;
extern const Command k_dispatch_print;
extern const Command k_dispatch_progress;
extern const Command k_dispatch_remind;
extern const Command k_dispatch_resume;
extern const Command k_dispatch_return_order;
extern const Command k_dispatch_serve;
extern const Command k_dispatch_start;
extern const Command k_dispatch_survey;
extern const Command k_dispatch_transfer;

}  // namespace aftercare
