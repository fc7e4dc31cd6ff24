#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/verified.hpp"

namespace aftercare {

namespace {

struct VerifyRequest {
    bool chain = false;
};

void describe_verify(Options& options, VerifyRequest& request) {
    options.flag(request.chain, "chain", tr_later("only the hashes of the journal"));
}

int run_verify(const VerifyRequest& request, Session& session) {
    speak_as_ledger(session);
    return tell_verified(session, request.chain ? VerifyScope::chain : VerifyScope::all);
}

}  // namespace

const Command k_verify = {
    .name = "verify",
    .summary = tr_later("prove that the ledger is whole and is what its journal says"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_verify, run_verify>,
};

}  // namespace aftercare
