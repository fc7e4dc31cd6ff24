#include "apps/intake/group_add.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("G", Arity::one, tr_later("a group complaint"), check_group);
    options.positional("ID", Arity::many, tr_later("tickets that join it"), check_ticket_id);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    auto group = group_named(writer, request.words().front());
    const std::vector<std::string> ids(request.words().begin() + 1, request.words().end());
    const auto tickets = candidates(writer, expand_ids(ids));
    writer.record(group, allowed(decide(GroupJoined{}, group, group_facts(writer), tickets)));
    return finish_write(session, writer, {number_of(writer, group.id)});
}

}  // namespace

const Command k_intake_group_add = {
    .name = "group add",
    .summary = tr_later("more tickets join a group complaint"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
