// aftercare-report 台账报表: looks things up and lists; never changes a ticket.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_report;

// Its verbs, each in the source of its name.
extern const Command k_report_ageing;
extern const Command k_report_audit;
extern const Command k_report_callbacks;
extern const Command k_report_clusters;
extern const Command k_report_costs;
extern const Command k_report_day;
extern const Command k_report_defects;
extern const Command k_report_delays;
extern const Command k_report_due;
extern const Command k_report_explain;
extern const Command k_report_handover;
extern const Command k_report_kpi;
extern const Command k_report_ledger;
extern const Command k_report_list;
extern const Command k_report_look;
extern const Command k_report_month;
extern const Command k_report_overdue;
extern const Command k_report_parties;
extern const Command k_report_promises;
extern const Command k_report_quarter;
extern const Command k_report_retention;
extern const Command k_report_search;
extern const Command k_report_show;
extern const Command k_report_silent;
extern const Command k_report_suggestions;
extern const Command k_report_tally;
extern const Command k_report_warranty;
extern const Command k_report_week;
extern const Command k_report_workload;
extern const Command k_report_year;

}  // namespace aftercare
