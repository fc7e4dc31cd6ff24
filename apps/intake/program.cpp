#include "apps/intake/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_intake_new,         &k_intake_confirm,      &k_intake_amend,         &k_intake_note,
    &k_intake_attach,      &k_intake_assign,       &k_intake_triage,        &k_intake_decline,
    &k_intake_appeal,      &k_intake_answer,       &k_intake_chase,         &k_intake_promise,
    &k_intake_withdraw,    &k_intake_void,         &k_intake_import,        &k_intake_merge,
    &k_intake_split,       &k_intake_group_new,    &k_intake_group_add,     &k_intake_group_amend,
    &k_intake_group_state, &k_intake_group_answer, &k_intake_group_dismiss, &k_intake_group_void,
};

}  // namespace

const Program k_intake = {"aftercare-intake", tr_later("Registers what owners report."), k_commands};

}  // namespace aftercare
