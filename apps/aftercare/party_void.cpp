#include "apps/aftercare/party_void.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_voiding(options, "PARTY", tr_later("the party"), check_not_empty);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto party = party_named(writer.db(), request.words().front());
    return void_subject(session, writer, request, SubjectKind::party, party.id.value, party.name);
}

}  // namespace

const Command k_party_void = {
    .name = "party void",
    .summary = tr_later("take back a party that was added by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
