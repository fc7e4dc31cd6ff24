#include "apps/intake/group_state.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("G", Arity::one, tr_later("a group complaint"), check_group);
    options.main_text("words", tr_later("what is said to all households"), Need::required);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    auto group = group_named(writer, request.words().front());
    writer.record(group, allowed(decide(GroupStated{request.text("words")}, group, group_facts(writer))));
    return finish_write(session, writer, {number_of(writer, group.id)});
}

}  // namespace

const Command k_intake_group_state = {
    .name = "group state",
    .summary = tr_later("one statement for all households of a group complaint"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
