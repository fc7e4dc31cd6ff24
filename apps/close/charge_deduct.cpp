#include "aftercare/store/charges.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/names.hpp"
#include "apps/shared/retention.hpp"

namespace aftercare {

namespace {

Retention retention_of(const ChargeAct& act) {
    auto& db = act.writer.db();
    const auto retention = load_retention(db, act.charge.party_id, act.charge.project_id);
    if (!retention) {
        const auto names = names_of(db, false);
        throw Error(ErrorKind::fact,
                    form(tr("{party} has no contract for {project}: there is no retention"),
                         fmt::arg("party", names.party(act.charge.party_id)),
                         fmt::arg("project", names.project(act.charge.project_id))),
                    {}, tr("record it with `aftercare party contract`, or invoice the amount"));
    }
    return *retention;
}

int run_charge_deduct(const AmountRequest& request, Session& session) {
    return act_on_charge(session, request.charge, [&](ChargeAct& act) {
        const auto retention = retention_of(act);
        act.record(decide(ChargeDeducted{request.amount}, act.facts()));
        if (is_released(retention, session.at())) {
            session.warn(form(tr("the retention was to be released on {day}"),
                              fmt::arg("day", format_day(*retention.release_on))));
        }
    });
}

}  // namespace

const Command k_close_charge_deduct = {
    .name = "charge deduct",
    .summary = tr_later("so much was taken from the retention"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_amount, run_charge_deduct>,
};

}  // namespace aftercare
