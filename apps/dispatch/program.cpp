#include "apps/dispatch/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_dispatch_order,        &k_dispatch_print,    &k_dispatch_serve,  &k_dispatch_ack,
    &k_dispatch_inform,       &k_dispatch_appoint,  &k_dispatch_arrive, &k_dispatch_survey,
    &k_dispatch_plan,         &k_dispatch_consent,  &k_dispatch_notice, &k_dispatch_start,
    &k_dispatch_progress,     &k_dispatch_hold,     &k_dispatch_resume, &k_dispatch_extend,
    &k_dispatch_return_order, &k_dispatch_transfer, &k_dispatch_cancel, &k_dispatch_default_order,
    &k_dispatch_escalate,     &k_dispatch_remind,
};

}  // namespace

const Program k_dispatch = {"aftercare-dispatch",
                            tr_later("Sends parties to the work and keeps the owner informed."), k_commands};

}  // namespace aftercare
