#include "apps/intake/group_void.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_voiding(options, "G", tr_later("a group complaint"), check_group);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto group = group_named(writer, request.words().front());
    return void_subject(session, writer, request, SubjectKind::group, group.id.value,
                        number_of(writer, group.id));
}

}  // namespace

const Command k_intake_group_void = {
    .name = "group void",
    .summary = tr_later("take back a group complaint that was made by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
