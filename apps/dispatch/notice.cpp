#include "apps/dispatch/notice.hpp"

#include "aftercare/core/operations/notice.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("a ticket"), check_one_ticket_id);
    options.main_text("what", tr_later("noise, dust, or what is cut off"), Need::required);
    options.value("from", "TIME", tr_later("from when; the work does not start before"), Need::required,
                  check_time);
    options.value("until", "TIME", tr_later("when it ends; HH:MM is on the day it begins"), Need::optional,
                  check_time);
    options.value("units", "U,…", tr_later("the units that were told"), Need::optional, check_not_empty);
}

/// The units of `U,…`; each is refused by name when it is none.
std::vector<UnitId> units_of(TicketAct& act, const std::string& typed) {
    std::vector<UnitId> units;
    for (const auto each : split(typed, ',')) {
        if (const auto name = trim(each); !name.empty()) {
            units.push_back(unit_named(act.writer.db(), std::string(name), act.ticket.project_id).id);
        }
    }
    return units;
}

int run(const Request& request, Session& session) {
    const auto from_at = *session.time(request, "from", DateMeans::beginning);
    const auto until_at = window_end(request, session, from_at);
    warn_if_past(session, "from", from_at);
    return act_on_tickets(request, session, [&](TicketAct& act) {
        NoticeGiven said;
        said.what = request.text("what");
        said.from_at = from_at;
        said.until_at = until_at;
        said.units = units_of(act, request.text("units"));
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_notice = {
    .name = "notice",
    .summary = tr_later("neighbours are told of noise, dust or cuts; work waits for the time said"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
