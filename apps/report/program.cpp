#include "apps/report/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"
#include "apps/report/audit.hpp"
#include "apps/report/day.hpp"
#include "apps/report/due.hpp"
#include "apps/report/ledger.hpp"
#include "apps/report/list.hpp"
#include "apps/report/look.hpp"
#include "apps/report/overdue.hpp"
#include "apps/report/search.hpp"
#include "apps/report/show.hpp"
#include "apps/report/silent.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_report_list, &k_report_show,   &k_report_look,   &k_report_ledger, &k_report_overdue,
    &k_report_due,  &k_report_silent, &k_report_search, &k_report_day,    &k_report_audit,
};

}  // namespace

const Program k_report = {"aftercare-report", tr_later("Looks things up and lists; never changes a ticket."),
                          k_commands};

}  // namespace aftercare
