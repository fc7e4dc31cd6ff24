#include "apps/intake/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/intake/amend.hpp"
#include "apps/intake/answer.hpp"
#include "apps/intake/appeal.hpp"
#include "apps/intake/assign.hpp"
#include "apps/intake/attach.hpp"
#include "apps/intake/chase.hpp"
#include "apps/intake/confirm.hpp"
#include "apps/intake/decline.hpp"
#include "apps/intake/import.hpp"
#include "apps/intake/new_ticket.hpp"
#include "apps/intake/note.hpp"
#include "apps/intake/triage.hpp"
#include "apps/intake/void_ticket.hpp"
#include "apps/intake/withdraw.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_intake_new,    &k_intake_confirm,  &k_intake_amend,   &k_intake_note,   &k_intake_attach,
    &k_intake_assign, &k_intake_triage,   &k_intake_decline, &k_intake_appeal, &k_intake_answer,
    &k_intake_chase,  &k_intake_withdraw, &k_intake_void,    &k_intake_import,
};

}  // namespace

const Program k_intake = {"aftercare-intake", tr_later("Registers what owners report."), k_commands};

}  // namespace aftercare
