#include "apps/intake/merge.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets that end"), check_ticket_id);
    options.value("to", "ID", tr_later("the ticket that goes on"), Need::required, check_one_ticket_id);
}

/// Orders of a ticket that ends are out of reach until it is split off again.
std::string words_of_orders(const TicketAct& act) {
    std::vector<std::string> orders;
    for (const int k : open_orders(act.ticket)) {
        orders.push_back(order_number(act.subject, k));
    }
    return orders.empty()
               ? std::string()
               : form(tr("{number} had open orders; tell the party which ticket goes on: {orders}"),
                      fmt::arg("number", act.subject.number), fmt::arg("orders", join_words(orders)));
}

/// The refusal names the ticket that it is about.
Decided<MergedBoth> decided(const TicketAct& act, const Ticket& target, const Subject& subject) {
    const Facts of_target{target, act.writer.policy(), act.writer.project_name(target.project_id),
                          act.writer.actor(), act.writer.act().when};
    auto both = decide_merge(act.facts(), of_target);
    if (both || target.id == act.ticket.id || refuse(Verb::merge, act.facts(), Effect::changes_state) ||
        !refuse(Verb::merge, of_target, Effect::fact)) {
        return both;
    }
    auto no = both.reason();
    no.number = subject.number;
    return no;
}

int run(const Request& request, Session& session) {
    std::vector<std::string> warnings;
    const int code = act_on_tickets(request, session, [&](TicketAct& act) {
        const auto subject = find_subject(act.writer.db(), act.writer.ledger(), request.text("to"),
                                          act.writer.act().when.at, act.writer.act().by);
        auto target = *load_ticket(act.writer.db(), subject.id);
        const auto both = decided(act, target, subject);
        if (!both) {
            throw TicketRefused{both.reason()};
        }
        if (auto words = words_of_orders(act); !words.empty()) {
            warnings.push_back(std::move(words));
        }
        act.writer.record(act.ticket, both->source);
        act.writer.record(target, both->target);
        return act.subject.number;
    });
    for (const auto& words : warnings) {
        session.warn(words);
    }
    return code;
}

}  // namespace

const Command k_intake_merge = {
    .name = "merge",
    .summary = tr_later("these tickets are about the same thing as another"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
