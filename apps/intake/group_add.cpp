#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct GroupAddRequest {
    std::string group;
    std::vector<std::string> ids;
};

void describe_group_add(Options& options, GroupAddRequest& request) {
    options.word(request.group, "G", tr_later("a group complaint"), check_group);
    options.words(request.ids, "ID", Arity::many, tr_later("tickets that join it"), check_ticket_id);
}

int run_group_add(const GroupAddRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    auto group = group_named(writer, request.group);
    const auto tickets = candidates(writer, expand_ids(request.ids));
    writer.record(group, allowed(decide(GroupJoined{}, group, group_facts(writer), tickets)));
    return finish_write(session, writer, {number_of(writer, group.id)});
}

}  // namespace

const Command k_intake_group_add = {
    .name = "group add",
    .summary = tr_later("more tickets join a group complaint"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_group_add, run_group_add>,
};

}  // namespace aftercare
