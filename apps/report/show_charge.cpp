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

/// When something happened, and when it was entered.
std::string times_of(const Entry& entry) {
    return format_minute(entry.happened_at) +
           form(tr("  (entered {at})"), fmt::arg("at", format_minute(entry.recorded_at)));
}

/// `2026-03-05 10:00  (entered 2026-03-05 10:02)  the work order was served (order 1); how: letter`, without
/// what has a list of its own and the deadlines that follow.
template <class Events>
std::string line_of(const Entry& entry, const Events& event, const NameLookup& names) {
    const auto words = describe(event, names);
    auto line = times_of(entry) + "  " + words.head;
    for (const auto& detail : words.details) {
        if (detail.field != "proofs" && detail.field != "costs") {
            line += tr_in("list", "; ") + detail.word + ": " + detail.value;
        }
    }
    return line;
}

/// Whether an event proves something about one of `orders`: what was said and done about it, and the
/// emergency in which work had to begin. Costs and files have lists of their own.
bool is_proof(const TicketEvent& event, const std::set<int>& orders) {
    return std::visit(
        [&](const auto& each) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(each)>, Costed>) {
                return false;
            } else if constexpr (requires { each.emergency; }) {
                return each.emergency;
            } else if constexpr (requires { each.k; }) {
                const std::optional<int> k = each.k;
                return k && orders.count(*k) > 0;
            }
            return false;
        },
        event);
}

/// Numbers of the orders that the claim is about: the one that was not fulfilled, and its replacements.
std::set<int> orders_behind(const Ticket& ticket, int k) {
    auto orders = replacements_of(ticket, k);
    orders.insert(k);
    return orders;
}

/// `file` is a digest, a blank and a path; where it lies with us is not for the party to read.
void add_file(StatementFacts& facts, const Entry& entry, std::string_view file) {
    const auto digest = file.substr(0, file.find(' '));
    const auto path = file.substr(std::min(digest.size() + 1, file.size()));
    const auto name = path.substr(path.rfind('/') + 1);
    facts.files.push_back(times_of(entry) + "  " + std::string(digest) + " " + std::string(name));
}

/// Takes the ticket's journal apart into the lists of the statement.
class ProofReader {
  public:
    ProofReader(const History& ticket, const NameLookup& names, StatementFacts& facts)
        : m_ticket(ticket),
          m_names(names),
          m_facts(facts),
          m_orders(orders_behind(ticket.ticket, facts.charge.order_k)),
          m_claimed(costs_of(facts.charge)) {}

    void read(const Entry& entry) {
        const auto event = event_of<TicketEvent>(entry, m_document);
        if (!event) {
            return;
        }
        if (is_proof(*event, m_orders)) {
            m_facts.chain.push_back(line_of(entry, *event, m_names));
        }
        if (const auto* costed = std::get_if<Costed>(&*event)) {
            take(entry, *costed);
        }
        const auto* file = std::get_if<Attached>(&*event);
        if (file != nullptr && file->order_k && m_orders.count(*file->order_k) > 0) {
            add_file(m_facts, entry, file->sha256 + " " + file->path);
        }
    }

  private:
    void take(const Entry& entry, const Costed& costed) {
        for (const auto& line : costed.lines) {
            const bool is_claimed =
                std::find(m_claimed.begin(), m_claimed.end(), ++m_cost) != m_claimed.end();
            const bool is_replacing =
                costed.k && *costed.k != m_facts.charge.order_k && m_orders.count(*costed.k) > 0;
            if (is_claimed || is_replacing) {
                auto& list = is_claimed ? m_facts.costs : m_facts.costs_left_out;
                list.push_back(times_of(entry) + "  " + m_ticket.number + "/" + std::to_string(*costed.k) +
                               "  " + word(line.kind) + "  " + format_yuan(line.amount));
            }
        }
    }

    const History& m_ticket;
    const NameLookup& m_names;
    StatementFacts& m_facts;
    std::set<int> m_orders;
    std::vector<int> m_claimed;
    int m_cost = 0;  ///< number of the last cost read
    JsonDocument m_document;
};

void add_steps(const ChargeHistory& history, const NameLookup& names, StatementFacts& facts) {
    JsonDocument document;
    for (const auto& entry : history.entries) {
        if (entry.struck_by != 0) {
            continue;
        }
        const auto event = event_of<ChargeEvent>(entry, document);
        if (!event) {
            continue;
        }
        facts.steps.push_back(line_of(entry, *event, names));
        if (const auto* notice = std::get_if<ChargeNoticed>(&*event)) {
            for (const auto& proof : notice->proofs) {
                add_file(facts, entry, proof);
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
    ProofReader reader(ticket, names, facts);
    for (const auto& entry : ticket.entries) {
        if (entry.struck_by != 0) {
            continue;
        }
        reader.read(entry);
    }
    add_steps(history, names, facts);
    const auto& last = history.entries.back();
    facts.footer = form(tr("as of {at}; journal up to entry {entry}, hash {hash}"),
                        fmt::arg("at", format_minute(session.at())), fmt::arg("entry", last.id.value),
                        fmt::arg("hash", to_hex(last.hash)));
    return charge_statement(facts);
}

}  // namespace aftercare
