#include "apps/report/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array k_commands = {
    &k_report_list,      &k_report_show,     &k_report_look,     &k_report_ledger,      &k_report_overdue,
    &k_report_due,       &k_report_silent,   &k_report_promises, &k_report_search,      &k_report_day,
    &k_report_week,      &k_report_month,    &k_report_quarter,  &k_report_year,        &k_report_kpi,
    &k_report_explain,   &k_report_warranty, &k_report_audit,    &k_report_costs,       &k_report_clusters,
    &k_report_callbacks, &k_report_tally,    &k_report_ageing,   &k_report_suggestions, &k_report_workload,
    &k_report_parties,   &k_report_defects,  &k_report_delays,   &k_report_handover,    &k_report_retention,
};

}  // namespace

const Program k_report = {"aftercare-report", tr_later("Looks things up and lists; never changes a ticket."),
                          k_commands};

}  // namespace aftercare
