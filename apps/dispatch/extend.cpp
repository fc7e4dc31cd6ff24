#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

struct ExtendRequest {
    std::string id;
    TypedTime due;
    std::string reason;
    std::optional<std::string> to;
    std::optional<Means> how;
};

void describe_extend(Options& options, ExtendRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket, or an order, whose own due it is then"), check_one_id);
    options.time(request.due, "due", tr_later("the new date"), DateMeans::deadline, Need::required);
    options.text(request.reason, "reason", "CODE", tr_later("why, a code of the policy"), Need::required,
                 check_not_empty);
    options.text(request.to, "to", "WHO", tr_later("who was told"), Need::optional, check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"));
}

/// Whether the date that is extended has passed.
bool is_late(const TicketAct& act) {
    const auto* run = running_clock(act.ticket, Clock::resolve);
    return !act.subject.order_k && run != nullptr && run->due_at < act.writer.act().when.now;
}

/// Of an order nobody but its party need know.
void warn_of_flags(const Session& session, const Subject& subject, const Extended& said, bool late) {
    if (late) {
        session.warn(
            form(tr("{number}: the date had passed when this was recorded; the new one counts, and the "
                    "miss stands"),
                 fmt::arg("number", subject.number)));
    }
    if (!said.k && !said.to && !said.how) {
        session.warn(form(tr("{number}: the owner was not told of the new date (--to, --how)"),
                          fmt::arg("number", subject.number)));
    }
}

int run_extend(const ExtendRequest& request, Session& session) {
    const int code = act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Extended said;
        said.k = act.subject.order_k;
        said.due_at = session.time(request.due);
        said.reason = policy_code(act.writer.policy(), CodeTable::hold_reason, "reason", request.reason);
        said.to = who_named(act.writer, act.ticket, request.to);
        said.how = request.how;
        const bool late = is_late(act);
        said = act.record(decide(std::move(said), act.facts()));
        warn_of_flags(session, act.subject, said, late);
        return said.k ? order_number(act.subject, *said.k) : act.subject.number;
    });
    warn_if_far(session, request.due);
    return code;
}

}  // namespace

const Command k_dispatch_extend = {
    .name = "extend",
    .summary = tr_later("a new date for the repair, the original stays; or for one order"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_extend, run_extend>,
};

}  // namespace aftercare
