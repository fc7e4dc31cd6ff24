#include "apps/aftercare/verify.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/verified.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.flag("chain", tr_later("only the hashes of the journal"));
}

int run(const Request& request, Session& session) {
    speak_as_ledger(session);
    return tell_verified(session, request.flag("chain") ? VerifyScope::chain : VerifyScope::all);
}

}  // namespace

const Command k_verify = {
    .name = "verify",
    .summary = tr_later("prove that the ledger is whole and is what its journal says"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
