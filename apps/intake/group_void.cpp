#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_group_void(Options& options, VoidRequest& request) {
    describe_voiding(options, request, "G", tr_later("a group complaint"), check_group);
}

Opening find_group_void(Writer& writer, const std::string& name) {
    const auto group = group_named(writer, name);
    return {SubjectKind::group, group.id.value, number_of(writer, group.id)};
}

}  // namespace

const Command k_intake_group_void = {
    .name = "group void",
    .summary = tr_later("take back a group complaint that was made by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_group_void, run_void<find_group_void>>,
};

}  // namespace aftercare
