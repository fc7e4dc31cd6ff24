#include "apps/shared/show_text.hpp"

#include <algorithm>

#include "aftercare/core/claim.hpp"
#include "aftercare/render/event_words.hpp"
#include "aftercare/render/table.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/store/queries/warranty.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/links.hpp"
#include "apps/shared/names.hpp"
#include "apps/shared/retention.hpp"
#include "apps/shared/warranties.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_detail_indent = 4;
constexpr std::size_t k_deeper = 2;

/// Fields of the record, those that say something.
class Record {
  public:
    void add(std::string_view field, std::string value) {
        if (!value.empty()) {
            m_fields.push_back({field_word(field), std::move(value)});
        }
    }
    void add(std::string_view field, const std::optional<Instant>& at) {
        if (at) {
            add(field, format_minute(*at));
        }
    }
    const std::vector<RecordField>& fields() const { return m_fields; }

  private:
    std::vector<RecordField> m_fields;
};

template <Coded E>
std::string word_or_nothing(const std::optional<E>& value) {
    return value ? word(*value) : std::string();
}

std::string place_of(const Ticket& ticket, const NameLookup& names) {
    auto place = ticket.unit_id
                     ? names.unit(*ticket.unit_id)
                     : form(tr("{place} (not a registered unit)"), fmt::arg("place", ticket.place));
    return ticket.location.empty() ? place : place + " " + ticket.location;
}

std::string joined_contacts(const Ticket& ticket, const NameLookup& names) {
    std::string text;
    for (const auto& contact : ticket.contacts) {
        text +=
            (text.empty() ? "" : "; ") + names.person(contact.person_id) + " (" + word(contact.role) + ")";
    }
    return text;
}

/// `2026-0815  2026-11-30 18:00`, and what they say came of it.
std::string referral_text(const Ticket& ticket) {
    std::string text = ticket.ref;
    if (ticket.ref_due) {
        text += "  " + format_minute(*ticket.ref_due);
    }
    const auto add = [&](const char* field, std::optional<bool> said) {
        text += said ? "  " + field_word(field) + " " + flag_word(*said) : std::string();
    };
    add("ref_solved", ticket.ref_solved);
    add("ref_satisfied", ticket.ref_satisfied);
    return text;
}

Record record_of(const Ticket& ticket, const std::string& number, const NameLookup& names) {
    Record record;
    record.add("number", number);
    record.add("state", word(ticket.state) + (ticket.closed_how ? ", " + word(*ticket.closed_how) : "") +
                            "  " + format_minute(ticket.state_since) + "  " + ticket.state_by);
    record.add("return_until", ticket.archived_at ? std::nullopt : ticket.return_until);
    record.add("archived_at", ticket.archived_at);
    record.add("kind", word(ticket.kind) + (ticket.urgency ? ", " + word(*ticket.urgency) : ""));
    record.add("project", names.project(ticket.project_id));
    record.add("unit", place_of(ticket, names));
    record.add("contact", joined_contacts(ticket, names));
    record.add("symptom", ticket.symptom);
    record.add("expected", ticket.expected);
    record.add("element", names.policy_code(CodeTable::element, ticket.element));
    record.add("defect", names.policy_code(CodeTable::defect, ticket.defect));
    record.add("category", names.policy_code(CodeTable::category, ticket.category));
    record.add("liability", ticket.liability.empty() ? std::string() : liability_words(ticket.liability));
    record.add("channel", names.policy_code(CodeTable::channel, ticket.channel));
    record.add("ref", referral_text(ticket));
    record.add("received_at", format_minute(ticket.received_at) + "  " + ticket.received_by);
    record.add("noticed_at", ticket.noticed_at);
    record.add("handler", ticket.handler);
    record.add("next_action",
               word_or_nothing(ticket.next_action) +
                   (ticket.next_at ? "  " + format_minute(*ticket.next_at) + (ticket.next_assumed ? "~" : "")
                                   : std::string()));
    record.add("result", ticket.result);
    record.add("cause", names.policy_code(CodeTable::cause, ticket.cause));
    record.add("closed_at", ticket.closed_at);
    record.add("score", ticket.score ? std::to_string(*ticket.score) : std::string());
    return record;
}

std::string heading(const char* text) {
    return "\n" + std::string(text) + "\n";
}

/// A line of text, behind `indent` blanks; what does not fit on the screen, and further lines of a text,
/// stand deeper than any line of ours.
std::string text_line(const std::string& text, std::size_t indent, const Screen& screen) {
    return std::string(indent, ' ') + wrap_to_width(marked_lines(text), screen.columns, indent + k_deeper) +
           "\n";
}

/// What the law and the clock ask of an order, a line each.
std::string order_remarks(const Ticket& ticket, const Order& order, const std::string& number, Instant now,
                          const Screen& screen) {
    std::string text;
    if (order.formal_at) {
        const auto served = format_minute(*order.formal_at);
        const auto at = fmt::arg("at", served);
        text += text_line(order.cure_by ? form(tr("{order}: formally served {at}, to be mended by {until}"),
                                               fmt::arg("order", number), at,
                                               fmt::arg("until", format_minute(*order.cure_by)))
                                        : form(tr("{order}: formally served {at}, to be mended at once"),
                                               fmt::arg("order", number), at),
                          0, screen);
    }
    if (is_written_late(ticket, order, now)) {
        const auto due = format_minute(*written_order_due(ticket, order));
        text += text_line(
            order.served_at
                ? form(tr("{order}: the written order came late, {at}; due {due}"), fmt::arg("order", number),
                       fmt::arg("at", format_minute(*order.served_at)), fmt::arg("due", due))
                : form(tr("{order}: the written order never came; due {due}"), fmt::arg("order", number),
                       fmt::arg("due", due)),
            0, screen);
    }
    return text;
}

std::string orders_text(const Ticket& ticket, const std::string& number, const NameLookup& names, Instant now,
                        const Screen& screen) {
    if (ticket.orders.empty()) {
        return {};
    }
    Table table{
        {table_column({"order", ColumnKind::id}), table_column({"state", ColumnKind::code}),
         table_column({"party"}), table_column({"due_at", ColumnKind::instant}), table_column({"task"})},
        {}};
    std::string remarks;
    for (const auto& order : ticket.orders) {
        const auto written = number + "/" + std::to_string(order.k);
        table.rows.push_back({{written, word(order.state), names.party(order.party_id),
                               format_minute(order.due_at), order.task}});
        remarks += order_remarks(ticket, order, written, now, screen);
    }
    return heading(tr("Work orders")) + lay_out(table, screen) + remarks;
}

/// Where a run stands; one that runs past its due is said to be overdue.
std::string run_words(const ClockRun& run, Instant now) {
    const auto outcome = outcome_at(run, now);
    return outcome == RunOutcome::missed && run.running() ? tr("overdue") : word(outcome);
}

/// What the table of clocks does not say, a line each: a promised date that was cut, the time for which a
/// repair was watched before it was accepted.
std::string clock_remarks(const Ticket& ticket, Instant now, const Screen& screen) {
    std::string text;
    for (const auto& run : ticket.clocks) {
        if (run.cut_from) {
            text += text_line(
                form(tr("{clock}: a higher urgency cut the promised date {from}"),
                     fmt::arg("clock", word(run.clock)), fmt::arg("from", format_minute(*run.cut_from))),
                0, screen);
        }
        const auto watched = run.clock == Clock::verify
                                 ? observed_time(ticket, run.started_at, run.stopped_at.value_or(now))
                                 : Seconds{};
        if (watched.count > 0) {
            text += text_line(
                form(tr("{clock}: {time} of it the repair was watched"), fmt::arg("clock", word(run.clock)),
                     fmt::arg("time", format_duration(watched))),
                0, screen);
        }
    }
    return text;
}

std::string clocks_text(const Ticket& ticket, Instant now, const Screen& screen) {
    if (ticket.clocks.empty()) {
        return {};
    }
    Table table{
        {table_column({"clock", ColumnKind::code}), table_column({"started_at", ColumnKind::instant}),
         table_column({"due_at", ColumnKind::instant}),
         table_column({"due_original_at", ColumnKind::instant}),
         table_column({"stopped_at", ColumnKind::instant}), table_column({"state", ColumnKind::code})},
        {}};
    for (const auto& run : ticket.clocks) {
        const auto mark = run.calendar_assumed ? "~" : "";
        const bool moved = run.due_original_at != run.due_at;
        table.rows.push_back(
            {{word(run.clock), format_minute(run.started_at), format_minute(run.due_at) + mark,
              moved ? format_minute(run.due_original_at) : std::string(),
              run.stopped_at ? format_minute(*run.stopped_at) : std::string(), run_words(run, now)},
             !run.stopped_at && run.due_at < now});
    }
    return heading(tr("Clocks")) + lay_out(table, screen) + clock_remarks(ticket, now, screen);
}

/// The warranty in force, which is looked up only where an entry holds one.
std::string warranty_text_of(Database& db, const History& history, const Screen& screen) {
    const bool any = std::any_of(history.entries.begin(), history.entries.end(), [](const Entry& entry) {
        return entry.body.find("\"warranty\":") != std::string::npos;
    });
    const auto warranty = any ? frozen_warranty(db, history.ticket.id) : std::nullopt;
    return warranty ? heading(tr("Warranty")) + shown_warranty(db, *warranty, screen) : std::string();
}

std::string costs_text(const Ticket& ticket, const Screen& screen) {
    if (ticket.costs.empty()) {
        return {};
    }
    std::vector<RecordField> lines;
    Fen sum;
    for (const auto kind : {CostKind::labour, CostKind::material, CostKind::other}) {
        Fen part;
        for (const auto& cost : ticket.costs) {
            part.count += cost.kind == kind ? cost.amount.count : 0;
        }
        if (part.count != 0) {
            lines.push_back({word(kind), format_yuan(part)});
        }
        sum.count += part.count;
    }
    lines.push_back({field_word("cost"), format_yuan(sum)});
    return heading(tr("Costs")) + lay_out(lines, screen);
}

/// What is claimed from parties, and what is held of their money.
std::string charges_text(Session& session, const History& history, const NameLookup& names,
                         const Screen& screen) {
    const auto& orders = history.ticket.orders;
    if (std::none_of(orders.begin(), orders.end(),
                     [](const Order& order) { return order.state == OrderState::defaulted; })) {
        return {};
    }
    auto& db = session.view();
    std::vector<RecordField> lines;
    for (const auto& [written, charge] : charges_of(db, history.ticket.id, session.ledger().state().site)) {
        auto text = word(charge.state) + "  " + names.party(charge.party_id) + "  " + history.number + "/" +
                    std::to_string(charge.order_k);
        const auto add = [&](std::string_view field, Fen amount) {
            text += "  " + field_word(field) + " " + format_yuan(amount);
        };
        add("claimed", charge.claimed);
        if (charge.agreed) {
            add("agreed", *charge.agreed);
            add("deducted", charge.deducted);
            add("invoiced", charge.invoiced);
            add("received", charge.received);
        }
        text += "  " + field_word("limitation_on") + " " + format_day(charge.limitation_on);
        std::vector<std::string> more;
        if (!charge.weak.empty()) {
            more.push_back(word_of("weak", charge.weak));
        }
        if (const auto retention = load_retention(db, charge.party_id, charge.project_id)) {
            more.push_back(field_word("retention") + " " + retention_words(*retention));
        }
        lines.push_back({written, std::move(text), false, std::move(more)});
    }
    return lines.empty() ? std::string() : heading(tr("Back-charges")) + lay_out(lines, screen);
}

std::string entry_text(const Entry& entry, const std::optional<State>& entered, const NameLookup& names,
                       JsonDocument& document, const Screen& screen) {
    std::string text = format_minute(entry.happened_at) + "  " + entry.actor + "  ";
    const auto verb = from_code<Verb>(entry.verb);
    const auto event =
        verb && document.parse(entry.body) ? read_body<TicketEvent>(*verb, document.root()) : std::nullopt;
    if (!event) {
        return text_line(text + entry.verb, 0, screen);
    }
    const auto words = describe(*event, names);
    text += words.head;
    if (entered) {
        text += "  → " + word(*entered);
    }
    if (entry.struck_by != 0) {
        text += tr("  (taken back)");
    }
    if (entry.recorded_at - entry.happened_at >= k_minute) {
        text += form(tr("  (entered {at})"), fmt::arg("at", format_minute(entry.recorded_at)));
    }
    auto lines = text_line(text, 0, screen);
    for (const auto& detail : words.details) {
        lines += text_line(detail.word + ": " + detail.value, k_detail_indent, screen);
    }
    return lines;
}

}  // namespace

std::string show_text(Session& session, const History& history) {
    const auto options = session.write_options();
    return show_text(session, history, Screen{options.terminal_columns, options.colour});
}

std::string show_text(Session& session, const History& history, const Screen& screen) {
    auto& db = session.view();
    const auto names = names_of(db, session.revealed());
    const auto& ticket = history.ticket;
    auto record = record_of(ticket, history.number, names);
    for (auto& link : links_of(session, ticket, names)) {
        record.add(link.field, std::move(link.value));
    }
    auto text = lay_out(record.fields(), screen);
    text += orders_text(ticket, history.number, names, session.at(), screen);
    text += clocks_text(ticket, session.at(), screen);
    text += warranty_text_of(db, history, screen);
    text += costs_text(ticket, screen);
    text += charges_text(session, history, names, screen);
    text += heading(tr("History"));
    JsonDocument document;
    for (std::size_t i = 0; i < history.entries.size(); ++i) {
        text += entry_text(history.entries[i], history.entered[i], names, document, screen);
    }
    return text;
}

}  // namespace aftercare
