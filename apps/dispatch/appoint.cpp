#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

struct AppointRequest {
    std::string id;
    std::optional<TypedTime> from;
    std::optional<TypedTime> until;
    std::optional<std::string> window;
    std::optional<MovedBy> moved_by;
    std::optional<Means> how;
};

void describe_appoint(Options& options, AppointRequest& request) {
    options.word(request.id, "ID", tr_later("an order, or a ticket with one open order"), check_one_id);
    options.time(request.from, "from", tr_later("when the window begins"), DateMeans::beginning);
    options.time(request.until, "until", tr_later("when it ends; HH:MM is on the day it begins"),
                 DateMeans::deadline);
    options.text(request.window, "window", "WINDOW",
                 tr_later("both in one: tomorrow 9-11, 12-03 14:00-16:00, 明天9-11点"), Need::optional,
                 check_window);
    options.value(request.moved_by, "moved-by", "WHO",
                  tr_later("who asked for another window: owner, contractor or us (us)"));
    options.value(request.how, "how", "MEANS", tr_later("how the owner was told"));
}

bool prepare_appoint(const AppointRequest& request, Session&) {
    const bool has_both = request.from && request.until;
    const bool has_any = request.from || request.until;
    if (request.window ? has_any : !has_both) {
        throw Error(ErrorKind::usage,
                    request.window ? std::string(tr("--window is given beside --from or --until"))
                                   : std::string(tr("the window of the visit is not given whole")),
                    {}, tr("give --from and --until, or --window alone"));
    }
    return false;
}

Period window_of(const AppointRequest& request, const Session& session) {
    if (request.window) {
        return read_typed_window("--window", *request.window, session.at());
    }
    const auto from = session.time(*request.from);
    return {from, window_end(session, *request.until, from)};
}

int run_appoint(const AppointRequest& request, Session& session) {
    Period window;
    const int code = act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        window = window_of(request, session);
        Appointed said;
        said.k = act.subject.order_k;
        said.from_at = window.from;
        said.until_at = window.until;
        said.moved_by = request.moved_by;
        said.how = request.how;
        return order_number(act.subject, *act.record(decide(said, act.facts())).k);
    });
    warn_if_past(session, request.window ? "--window" : "--until", window.until);
    return code;
}

}  // namespace

const Command k_dispatch_appoint = {
    .name = "appoint",
    .summary = tr_later("a window agreed with the owner for the visit"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_appoint, run_appoint, prepare_appoint>,
};

}  // namespace aftercare
