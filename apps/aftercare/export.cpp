#include "aftercare/store/exchange.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

/// Two of the options that reads take: it has no format, and shows the whole journal.
void describe_export(Options& options, Nothing&, CommonOptions& common) {
    options.text(common.output, "output", "FILE", tr_later("write to FILE"));
    options.letter('o');
    options.text(common.reveal, "reveal", "PURPOSE",
                 tr_later("with names, phones and embedded files; journalled with the purpose"),
                 Need::optional, check_not_empty);
}

int run_export(const Nothing&, Session& session) {
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
    .bind = bound<describe_export, run_export>,
};

}  // namespace aftercare
