#include "aftercare/core/operations/notice.hpp"

#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

struct NoticeRequest {
    std::string id;
    std::string what;
    TypedTime from;
    std::optional<TypedTime> until;
    std::string units;
};

void describe_notice(Options& options, NoticeRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket"), check_one_ticket_id);
    options.main_text(request.what, "what", tr_later("noise, dust, or what is cut off"), Need::required);
    options.time(request.from, "from", tr_later("from when; the work does not start before"),
                 DateMeans::beginning, Need::required);
    options.time(request.until, "until", tr_later("when it ends; HH:MM is on the day it begins"),
                 DateMeans::deadline);
    options.text(request.units, "units", "U,…", tr_later("the units that were told"), Need::optional,
                 check_not_empty);
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

int run_notice(const NoticeRequest& request, Session& session) {
    const int code = act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        NoticeGiven said;
        said.what = request.what;
        said.from_at = session.time(request.from);
        if (request.until) {
            said.until_at = window_end(session, *request.until, said.from_at);
        }
        said.units = units_of(act, request.units);
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
    warn_if_past(session, request.from);
    return code;
}

}  // namespace

const Command k_dispatch_notice = {
    .name = "notice",
    .summary = tr_later("neighbours are told of noise, dust or cuts; work waits for the time said"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_notice, run_notice>,
};

}  // namespace aftercare
