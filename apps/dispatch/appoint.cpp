#include "apps/dispatch/appoint.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

bool prepare(const Request& request, Session&) {
    const bool has_both = request.has("from") && request.has("until");
    const bool has_any = request.has("from") || request.has("until");
    if (request.has("window") ? has_any : !has_both) {
        throw Error(ErrorKind::usage,
                    request.has("window") ? std::string(tr("--window is given beside --from or --until"))
                                          : std::string(tr("the window of the visit is not given whole")),
                    {}, tr("give --from and --until, or --window alone"));
    }
    return false;
}

Period read_window(const Request& request, const Session& session) {
    if (const auto window = request.value("window")) {
        return read_typed_window("--window", *window, session.at());
    }
    const auto from = *session.time(request, "from", DateMeans::beginning);
    return {from, *window_end(request, session, from)};
}

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("an order, or a ticket with one open order"), check_one_id);
    options.value("from", "TIME", tr_later("when the window begins"), Need::optional, check_time);
    options.value("until", "TIME", tr_later("when it ends; HH:MM is on the day it begins"), Need::optional,
                  check_time);
    options.value("window", "WINDOW", tr_later("both in one: tomorrow 9-11, 12-03 14:00-16:00, 明天9-11点"),
                  Need::optional, check_window);
    options.value("moved-by", "WHO", tr_later("who asked for another window: owner, contractor or us (us)"),
                  Need::optional, check_code<MovedBy>);
    options.value("how", "MEANS", tr_later("how the owner was told"), Need::optional, check_code<Means>);
}

int run(const Request& request, Session& session) {
    const auto window = read_window(request, session);
    warn_if_past(session, request.has("window") ? "window" : "until", window.until);
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Appointed said;
        said.k = act.subject.order_k;
        said.from_at = window.from;
        said.until_at = window.until;
        said.moved_by = code_of_option<MovedBy>(request, "moved-by");
        said.how = code_of_option<Means>(request, "how");
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
    .prepare = prepare,
};

}  // namespace aftercare
