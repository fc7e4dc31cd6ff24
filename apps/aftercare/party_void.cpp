#include "aftercare/support/messages.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_party_void(Options& options, VoidRequest& request) {
    describe_voiding(options, request, "PARTY", tr_later("the party"), check_not_empty);
}

Opening find_party_void(Writer& writer, const std::string& name) {
    const auto party = party_named(writer.db(), name);
    return {SubjectKind::party, party.id.value, party.name};
}

}  // namespace

const Command k_party_void = {
    .name = "party void",
    .summary = tr_later("take back a party that was added by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_party_void, run_void<find_party_void>>,
};

}  // namespace aftercare
