#include "apps/dispatch/appoint.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

/// `11:00`, without a day.
bool is_time_of_day(std::string_view text) {
    return text.find_first_not_of("0123456789:") == std::string_view::npos;
}

Period read_window(const Request& request, const Session& session) {
    const auto from = *session.time(request, "from", DateMeans::beginning);
    const auto typed = request.text("until");
    const auto until = parse_time(typed, is_time_of_day(typed) ? from : session.at(), DateMeans::deadline);
    if (!until || *until <= from) {
        throw Error(ErrorKind::usage,
                    form(tr("--until {until} is not behind --from {from}"),
                         fmt::arg("until", until ? format_minute(*until) : typed),
                         fmt::arg("from", format_minute(from))),
                    {}, tr("give the end of the window, as 11:00 or 2026-11-21 11:00"));
    }
    return {from, *until};
}

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("an order, or a ticket with one open order"), check_one_id);
    options.value("from", "TIME", tr_later("when the window begins"), Need::required, check_time);
    options.value("until", "TIME", tr_later("when it ends; HH:MM is on the day it begins"), Need::required,
                  check_time);
}

int run(const Request& request, Session& session) {
    const auto window = read_window(request, session);
    warn_if_past(session, "until", window.until);
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Appointed said;
        said.k = act.subject.order_k;
        said.from_at = window.from;
        said.until_at = window.until;
        return order_number(act.subject, *act.record(decide(said, act.facts())).k);
    });
}

}  // namespace

const Command k_dispatch_appoint = {
    .name = "appoint",
    .summary = tr_later("a window agreed with the owner for the visit"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
