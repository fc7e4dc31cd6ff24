#include "apps/close/cost.hpp"

#include <algorithm>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets, or the orders it was spent on"), check_id);
    options.values("cost", "KIND=YUAN", tr_later("what it cost: labour, material or other"), Need::optional,
                   check_cost);
    options.value("strike", "K", tr_later("the number of a cost that was entered by mistake"), Need::optional,
                  check_count);
}

bool prepare(const Request& request, Session&) {
    if (request.has("cost") == request.has("strike")) {
        throw Error(ErrorKind::usage, tr("give either a cost, or the number of one that was a mistake"),
                    tr("--cost KIND=YUAN, or --strike K"));
    }
    return false;
}

/// The back-charge that claims the ticket's cost `n`, as written; empty when none does.
std::string claim_of(const TicketAct& act, int n) {
    for (const auto& each : charges_of(act.writer.db(), act.ticket.id, act.writer.ledger().site)) {
        const auto claimed = costs_of(each.charge);
        if (std::find(claimed.begin(), claimed.end(), n) != claimed.end()) {
            return each.number;
        }
    }
    return {};
}

std::string strike(const Request& request, TicketAct& act) {
    const auto n = static_cast<int>(*parse_digits(request.text("strike")));
    act.record(decide(CostStruck{n}, act.facts(), claim_of(act, n)));
    return act.subject.number;
}

std::string written_orders(const Subject& subject, const std::vector<int>& orders) {
    std::vector<std::string> written;
    for (const int k : orders) {
        written.push_back(order_number(subject, k));
    }
    return written.empty() ? std::string(tr("there is none")) : join_words(written);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        if (request.has("strike")) {
            return strike(request, act);
        }
        act.record(decide(Costed{0, cost_lines_of(request), act.subject.order_k}, act.facts()));
        warn_of_unclaimed_cost(session, act, act.subject.order_k);
        return act.subject.order_k ? order_number(act.subject, *act.subject.order_k) : act.subject.number;
    });
}

}  // namespace

std::vector<CostLine> cost_lines_of(const Request& request) {
    std::vector<CostLine> lines;
    for (const auto& text : request.values("cost")) {
        const auto equals = text.find('=');
        lines.push_back({*match<CostKind>(text.substr(0, equals)), *parse_yuan(text.substr(equals + 1))});
    }
    return lines;
}

void warn_of_unclaimed_cost(const Session& session, const TicketAct& act, std::optional<int> k) {
    const auto charges = charges_of(act.writer.db(), act.ticket.id, act.writer.ledger().site);
    const auto found = reach_of_cost(act.ticket, k, charges);
    const auto number = k ? order_number(act.subject, *k) : act.subject.number;
    const auto what = fmt::arg("cost", number);
    switch (found.reach) {
        case CostReach::next_notice:
            session.warn(
                form(tr("{cost}: this cost is not in the claim of {charge} yet; what helps: {command}"), what,
                     fmt::arg("charge", found.charge->number),
                     fmt::arg("command", "aftercare close charge notice " + found.charge->number)));
            break;
        case CostReach::too_late:
            session.warn(form(tr("{cost}: this cost is in no claim: {charge} is {state}"), what,
                              fmt::arg("charge", found.charge->number),
                              fmt::arg("state", word(found.charge->charge.state))));
            break;
        case CostReach::elsewhere:
            session.warn(
                form(tr("{cost}: this cost is in no claim: what is claimed are the costs of the orders that "
                        "replace one given up on: {orders}"),
                     what, fmt::arg("orders", written_orders(act.subject, found.replacing))));
            break;
        case CostReach::claimable:
        case CostReach::no_default:
            break;
    }
}

const Command k_close_cost = {
    .name = "cost",
    .summary = tr_later("what it cost"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
