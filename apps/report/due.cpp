#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

struct DueRequest {
    ListRequest list;
    std::optional<Duration> within;
};

void describe_options(Options& options, DueRequest& request) {
    describe_filters(options, request.list);
    options.value(request.within, "within", "DUR", tr_later("how soon; the policy's due soon if not given"));
}

bool prepare(const DueRequest& request, Session& session) {
    return prepare_list<k_due_list>(request.list, session);
}

int run(const DueRequest& request, Session& session) {
    const auto policy = load_policy_in_force(session.view());
    const auto within = request.within.value_or(policy.due_soon);
    const auto until = add_on(policy, {}, within, session.at()).at;
    return run_list(k_due_list, request.list.filters, session, {.parameters = {{":until", until.seconds}}});
}

}  // namespace

const Command k_report_due = {
    .name = "due",
    .summary = tr_later("clocks that fall due soon"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound<describe_options, run, prepare>,
};

}  // namespace aftercare
