#include "apps/report/due.hpp"

#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_filters(options);
    options.value("within", "DUR", tr_later("how soon; the policy's due soon if not given"), Need::optional,
                  check_duration);
}

int run(const Request& request, Session& session) {
    const auto policy = load_policy_in_force(session.view());
    const auto named = request.value("within");
    const auto within = named ? *parse_duration(*named) : policy.due_soon;
    const auto until = add_on(policy, {}, within, session.at()).at;
    return run_list(k_due_list, request, session, {.parameters = {{":until", until.seconds}}});
}

}  // namespace

const Command k_report_due = {
    .name = "due",
    .summary = tr_later("clocks that fall due soon"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .describe = describe_options,
    .run = run,
    .prepare = prepare_list<k_due_list>,
};

}  // namespace aftercare
