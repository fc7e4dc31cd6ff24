#include "apps/aftercare/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_init,
    &k_info,
    &k_help,
    &k_doctor,
    &k_config,
    &k_verify,
    &k_anchor,
    &k_rebuild,
    &k_backup,
    &k_restore,
    &k_migrate,
    &k_export,
    &k_import,
    &k_undo,
    &k_policy_show,
    &k_policy_check,
    &k_policy_apply,
    &k_unit_add,
    &k_unit_amend,
    &k_unit_list_command,
    &k_unit_show,
    &k_unit_import,
    &k_unit_void,
    &k_party_add,
    &k_party_amend,
    &k_party_list_command,
    &k_party_show,
    &k_party_contract,
    &k_party_forget,
    &k_party_void,
    &k_staff_add,
    &k_staff_amend,
    &k_staff_list_command,
    &k_staff_void,
};

}  // namespace

const Program k_aftercare = {"aftercare",
                             tr_later("Keeps the ledger and starts the programs: intake, dispatch, close, "
                                      "callback, report."),
                             k_commands};

}  // namespace aftercare
