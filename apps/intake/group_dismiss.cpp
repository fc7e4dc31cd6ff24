#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct GroupDismissRequest {
    std::string group;
    std::string words;
};

void describe_group_dismiss(Options& options, GroupDismissRequest& request) {
    options.word(request.group, "G", tr_later("a group complaint"), check_group);
    options.main_text(request.words, "words", tr_later("why it is no group"), Need::required);
}

int run_group_dismiss(const GroupDismissRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    auto group = group_named(writer, request.group);
    writer.record(group, allowed(decide(GroupDismissed{request.words}, group, group_facts(writer))));
    return finish_write(session, writer, {number_of(writer, group.id)});
}

}  // namespace

const Command k_intake_group_dismiss = {
    .name = "group dismiss",
    .summary = tr_later("it is no group complaint after all"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_group_dismiss, run_group_dismiss>,
};

}  // namespace aftercare
