#include "apps/aftercare/party_list.hpp"

#include "aftercare/store/queries/masters.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_party_list_command = {
    .name = "party list",
    .summary = tr_later("parties"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .describe = describe_filters,
    .run = [](const Request& request, Session& session) { return run_list(k_party_list, request, session); },
    .prepare = prepare_list<k_party_list>,
};

}  // namespace aftercare
