#include "apps/aftercare/export.hpp"

#include "aftercare/store/exchange.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.value("output", "FILE", tr_later("write to FILE"));
    options.letter('o');
    options.value("reveal", "PURPOSE",
                  tr_later("with names, phones and embedded files; journalled with the purpose"),
                  Need::optional, check_not_empty);
}

int run(const Request&, Session& session) {
    export_journal(session.ledger().db(), session.revealed(),
                   [&](std::string_view piece) { session.out().write(piece); });
    return 0;
}

}  // namespace

const Command k_export = {
    .name = "export",
    .summary = tr_later("the whole journal as JSON lines, from which a ledger can be made"),
    .need = LedgerNeed::read,
    .takes = k_carries_people,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
