#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct GroupStateRequest {
    std::string group;
    std::string words;
};

void describe_group_state(Options& options, GroupStateRequest& request) {
    options.word(request.group, "G", tr_later("a group complaint"), check_group);
    options.main_text(request.words, "words", tr_later("what is said to all households"), Need::required);
}

int run_group_state(const GroupStateRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    auto group = group_named(writer, request.group);
    writer.record(group, allowed(decide(GroupStated{request.words}, group, group_facts(writer))));
    return finish_write(session, writer, {number_of(writer, group.id)});
}

}  // namespace

const Command k_intake_group_state = {
    .name = "group state",
    .summary = tr_later("one statement for all households of a group complaint"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_group_state, run_group_state>,
};

}  // namespace aftercare
