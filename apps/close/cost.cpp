#include "apps/close/cost.hpp"

#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets, or the orders it was spent on"), check_id);
    options.values("cost", "KIND=YUAN", tr_later("what it cost: labour, material or other"), Need::required,
                   check_cost);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        act.record(decide(Costed{cost_lines_of(request), act.subject.order_k}, act.facts()));
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

const Command k_close_cost = {
    .name = "cost",
    .summary = tr_later("what it cost"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
