#include "apps/aftercare/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/aftercare/anchor.hpp"
#include "apps/aftercare/backup.hpp"
#include "apps/aftercare/config.hpp"
#include "apps/aftercare/doctor.hpp"
#include "apps/aftercare/export.hpp"
#include "apps/aftercare/help.hpp"
#include "apps/aftercare/import.hpp"
#include "apps/aftercare/info.hpp"
#include "apps/aftercare/init.hpp"
#include "apps/aftercare/migrate.hpp"
#include "apps/aftercare/party_add.hpp"
#include "apps/aftercare/party_amend.hpp"
#include "apps/aftercare/party_contract.hpp"
#include "apps/aftercare/party_forget.hpp"
#include "apps/aftercare/party_list.hpp"
#include "apps/aftercare/party_show.hpp"
#include "apps/aftercare/party_void.hpp"
#include "apps/aftercare/policy_apply.hpp"
#include "apps/aftercare/policy_check.hpp"
#include "apps/aftercare/policy_show.hpp"
#include "apps/aftercare/rebuild.hpp"
#include "apps/aftercare/restore.hpp"
#include "apps/aftercare/staff_add.hpp"
#include "apps/aftercare/staff_amend.hpp"
#include "apps/aftercare/staff_list.hpp"
#include "apps/aftercare/staff_void.hpp"
#include "apps/aftercare/undo.hpp"
#include "apps/aftercare/unit_add.hpp"
#include "apps/aftercare/unit_amend.hpp"
#include "apps/aftercare/unit_import.hpp"
#include "apps/aftercare/unit_list.hpp"
#include "apps/aftercare/unit_show.hpp"
#include "apps/aftercare/unit_void.hpp"
#include "apps/aftercare/verify.hpp"

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
