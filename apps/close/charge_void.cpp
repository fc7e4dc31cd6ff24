#include "apps/close/charge_void.hpp"

#include "aftercare/store/writer.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/charge_subject.hpp"
#include "apps/shared/voiding.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    describe_voiding(options, "C", tr_later("the back-charge"), check_charge);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto& site = writer.ledger().site;
    const auto charge = find_charge(writer.db(), site, request.words().front());
    return void_subject(session, writer, request, SubjectKind::charge, charge.id.value,
                        written_subject(site, SubjectKind::charge, charge.id.value));
}

}  // namespace

const Command k_close_charge_void = {
    .name = "charge void",
    .summary = tr_later("take back a back-charge that was opened by mistake"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
