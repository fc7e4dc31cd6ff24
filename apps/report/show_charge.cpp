#include "apps/report/show_charge.hpp"

#include <algorithm>
#include <set>

#include "aftercare/core/claim.hpp"
#include "aftercare/render/charge_statement.hpp"
#include "aftercare/render/event_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/names.hpp"
#include "apps/shared/retention.hpp"

namespace aftercare {

namespace {

template <class Events>
std::optional<Events> event_of(const Entry& entry, JsonDocument& document) {
    const auto verb = from_code<Verb>(entry.verb);
    return verb && document.parse(entry.body) ? read_body<Events>(*verb, document.root()) : std::nullopt;
}

/// `2026-03-05 10:00  the work order was served (order 1); how: letter`, without the deadlines that follow.
template <class Events>
std::string line_of(const Entry& entry, const Events& event, const NameLookup& names) {
    const auto words = describe(event, names);
    auto line = format_minute(entry.happened_at) + "  " + words.head;
    for (const auto& detail : words.details) {
        if (detail.field != "deadlines" && detail.field != "proofs") {
            line += tr_in("list", "; ") + detail.word + ": " + detail.value;
        }
    }
    return line;
}

/// The order that an event is about; files have a list of their own.
std::optional<int> order_of(const TicketEvent& event) {
    return std::visit(
        [](const auto& each) -> std::optional<int> {
            if constexpr (requires { each.k; }) {
                return each.k;
            }
            return std::nullopt;
        },
        event);
}

/// Numbers of the orders that the claim is about: the one that was not fulfilled, and its replacements.
std::set<int> orders_behind(const Ticket& ticket, int k) {
    auto orders = replacements_of(ticket, k);
    orders.insert(k);
    return orders;
}

/// Each file once, however often it served as a proof.
void add_file(StatementFacts& facts, const std::string& file) {
    if (std::find(facts.files.begin(), facts.files.end(), file) == facts.files.end()) {
        facts.files.push_back(file);
    }
}

void add_ticket(const History& ticket, const NameLookup& names, StatementFacts& facts) {
    const auto orders = orders_behind(ticket.ticket, facts.charge.order_k);
    JsonDocument document;
    for (const auto& entry : ticket.entries) {
        const auto event = event_of<TicketEvent>(entry, document);
        const auto k = event ? order_of(*event) : std::nullopt;
        const bool has_own_list = entry.verb == code_of(Verb::cost);
        if (k && orders.count(*k) > 0 && !has_own_list) {
            facts.chain.push_back(line_of(entry, *event, names));
        }
    }
    for (const auto& cost : ticket.ticket.costs) {
        if (cost.order_k && *cost.order_k != facts.charge.order_k && orders.count(*cost.order_k) > 0) {
            facts.costs.push_back(format_minute(cost.incurred_at) + "  " + ticket.number + "/" +
                                  std::to_string(*cost.order_k) + "  " + word(cost.kind) + "  " +
                                  format_yuan(cost.amount));
        }
    }
    for (const auto& file : ticket.ticket.attachments) {
        if (file.order_k && orders.count(*file.order_k) > 0) {
            add_file(facts, file.sha256 + " " + file.path);
        }
    }
}

void add_steps(const ChargeHistory& history, const NameLookup& names, StatementFacts& facts) {
    JsonDocument document;
    for (const auto& entry : history.entries) {
        const auto event = event_of<ChargeEvent>(entry, document);
        if (!event) {
            continue;
        }
        facts.steps.push_back(line_of(entry, *event, names));
        if (const auto* notice = std::get_if<ChargeNoticed>(&*event)) {
            for (const auto& proof : notice->proofs) {
                add_file(facts, proof);
            }
        }
    }
}

}  // namespace

Sheet statement_of(Session& session, const ChargeHistory& history) {
    auto& db = session.view();
    const auto names = names_of(db, session.revealed());
    const auto& charge = history.charge;
    const auto number = names.ticket(charge.ticket_id);
    const auto ticket = load_history(db, charge.ticket_id, number);
    StatementFacts facts;
    facts.charge = charge;
    facts.number = history.number;
    facts.order = number + "/" + std::to_string(charge.order_k);
    facts.project = names.project(charge.project_id);
    facts.place = ticket.ticket.unit_id ? names.unit(*ticket.ticket.unit_id) : ticket.ticket.place;
    facts.party = names.party(charge.party_id);
    facts.symptom = ticket.ticket.symptom;
    if (const auto* order = find_order(ticket.ticket, charge.order_k)) {
        facts.task = order->task;
    }
    if (const auto retention = load_retention(db, charge.party_id, charge.project_id)) {
        facts.retention = retention_words(*retention);
    }
    add_ticket(ticket, names, facts);
    add_steps(history, names, facts);
    const auto& last = history.entries.back();
    facts.footer = form(tr("as of {at}; journal up to entry {entry}, hash {hash}"),
                        fmt::arg("at", format_minute(session.at())), fmt::arg("entry", last.id.value),
                        fmt::arg("hash", to_hex(last.hash)));
    return charge_statement(facts);
}

}  // namespace aftercare
