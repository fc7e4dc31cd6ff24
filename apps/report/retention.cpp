#include "aftercare/store/queries/retention.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

int run_retention(const ListRequest& request, Session& session) {
    auto& db = session.view();
    return run_list(k_retention_list, request.filters, session,
                    {.parameters = {{":defects", count_open_defects(db)}, {":notices", days_of_notice(db)}}});
}

}  // namespace

const Command k_report_retention = {
    .name = "retention",
    .summary = tr_later("what is retained of each contract, charged to it, and open in what its party built"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound<describe_filters, run_retention, prepare_list<k_retention_list>>,
};

}  // namespace aftercare
