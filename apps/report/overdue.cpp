#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/list_extras.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

int run_overdue(const ListRequest& request, Session& session) {
    return run_list(k_overdue_list, request.filters, session, overdue_extras(session));
}

}  // namespace

const Command k_report_overdue = {
    .name = "overdue",
    .summary = tr_later("clocks past due, the oldest first"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound<describe_filters, run_overdue, prepare_list<k_overdue_list>>,
};

}  // namespace aftercare
