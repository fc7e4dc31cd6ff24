#include "apps/aftercare/restore.hpp"

#include "aftercare/store/keep.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("FILE", Arity::one, tr_later("the backup"), check_not_empty);
    options.flag("replace", tr_later("lose the ledger that is there"));
}

int run(const Request& request, Session& session) {
    const auto act = session.act();
    const auto path = path_of_new_ledger(session);
    const auto report = restore(
        request.words().front(), path,
        {.replace = request.flag("replace"), .busy_timeout_ms = session.settings().busy_timeout_ms()}, act);
    session.tell(form(tr("{entries} entries, head {head}"), fmt::arg("entries", report.entries),
                      fmt::arg("head", to_hex(report.head.hash))));
    session.print(path);
    return 0;
}

}  // namespace

const Command k_restore = {
    .name = "restore",
    .summary = tr_later("make a backup the ledger"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
