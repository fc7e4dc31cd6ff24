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
#include "apps/close/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct CostRequest {
    std::vector<std::string> ids;
    std::vector<CostLine> costs;
    std::optional<int> strike;
};

void describe_cost(Options& options, CostRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets, or the orders it was spent on"),
                  check_id);
    options.value(request.costs, "cost", "KIND=YUAN", tr_later("what it cost: labour, material or other"),
                  Need::optional, read_cost);
    options.value(request.strike, "strike", "K",
                  tr_later("the number of a cost that was entered by mistake"));
}

bool prepare_cost(const CostRequest& request, Session&) {
    if (request.costs.empty() != request.strike.has_value()) {
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

std::string strike(TicketAct& act, int n) {
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

int run_cost(const CostRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        if (request.strike) {
            return strike(act, *request.strike);
        }
        act.record(decide(Costed{0, request.costs, act.subject.order_k}, act.facts()));
        warn_of_unclaimed_cost(session, act, act.subject.order_k);
        return act.subject.order_k ? order_number(act.subject, *act.subject.order_k) : act.subject.number;
    });
}

}  // namespace

std::string read_cost(std::string_view typed, CostLine& into) {
    const auto equals = typed.find('=');
    const auto kind = match<CostKind>(typed.substr(0, equals));
    const auto amount =
        equals == std::string_view::npos ? std::nullopt : parse_yuan(typed.substr(equals + 1));
    if (!kind || !amount) {
        return tr("labour, material or other, =, and an amount in yuan: labour=300");
    }
    into = {*kind, *amount};
    return {};
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
    .bind = bound<describe_cost, run_cost, prepare_cost>,
};

}  // namespace aftercare
