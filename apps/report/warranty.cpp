#include "aftercare/store/queries/warranty.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/report/list_extras.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

int run_warranty(const ListRequest& request, Session& session) {
    return run_list(k_warranty_list, request.filters, session, warranty_extras(session));
}

}  // namespace

const Command k_report_warranty = {
    .name = "warranty",
    .summary = tr_later("warranties of each unit by class, those that end first in front"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound<describe_filters, run_warranty, prepare_list<k_warranty_list>>,
};

}  // namespace aftercare
