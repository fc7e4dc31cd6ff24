#include "aftercare/store/keep.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"

namespace aftercare {

namespace {

struct MigrateRequest {
    bool check = false;
};

void describe_migrate(Options& options, MigrateRequest& request) {
    options.flag(request.check, "check", tr_later("only say whether it is needed; 1 when it is"));
}

int run_migrate(const MigrateRequest& request, Session& session) {
    speak_as_ledger(session);
    const auto path = session.settings().ledger();
    if (!request.check) {
        const auto done = migrate(path, session.settings().busy_timeout_ms());
        session.print(fmt::format("from={} to={}", done.from, done.to));
        return 0;
    }
    const auto plan = plan_migration(path);
    if (plan.is_needed()) {
        throw Error(ErrorKind::fact,
                    form(tr("the ledger has schema {found}, this program {known}"),
                         fmt::arg("found", plan.from), fmt::arg("known", plan.to)),
                    {}, tr("make a backup, then run `aftercare migrate`"));
    }
    session.print(fmt::format("from={} to={}", plan.from, plan.to));
    return 0;
}

}  // namespace

const Command k_migrate = {
    .name = "migrate",
    .summary = tr_later("bring an older ledger to this program's schema"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_migrate, run_migrate>,
};

}  // namespace aftercare
