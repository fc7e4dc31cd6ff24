#include "aftercare/store/queries/callbacks.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/callback/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

int run_due(const ListRequest& request, Session& session) {
    if (!session.revealed()) {
        session.reveal("callback");
    }
    return run_list(k_callback_list, request.filters, session);
}

}  // namespace

const Command k_callback_due = {
    .name = "due",
    .summary = tr_later("owners to be called back"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_needs_actor,
    .bind = bound<describe_filters, run_due, prepare_list<k_callback_list>>,
};

}  // namespace aftercare
