#include "apps/aftercare/backup.hpp"

#include "aftercare/store/keep.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("FILE", Arity::one, tr_later("the copy; it must not exist"), check_not_empty);
}

int run(const Request& request, Session& session) {
    speak_as_ledger(session);
    const auto& target = request.words().front();
    const auto report =
        back_up(session.settings().text("ledger"), target, session.settings().busy_timeout_ms());
    session.tell(form(tr("{entries} entries, head {head}"), fmt::arg("entries", report.entries),
                      fmt::arg("head", to_hex(report.head.hash))));
    session.print(target);
    return 0;
}

}  // namespace

const Command k_backup = {
    .name = "backup",
    .summary = tr_later("make a verified copy while others go on writing"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
