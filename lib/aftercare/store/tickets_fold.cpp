// The fold of tickets: a ticket's entries are read, then folded in the order in which they happened.
#include "aftercare/core/fits.hpp"
#include "aftercare/store/fold_parts.hpp"
#include "aftercare/store/ticket_entries.hpp"

namespace aftercare {

namespace {

class TicketsFold {
  public:
    TicketsFold(Database& db, const Folding& folding, const Rules& rules, Instant until)
        : m_db(db), m_folding(folding), m_visitor(folding.visitor), m_rules(rules), m_until(until) {}

    void run() {
        Entry entry;
        for_each_entry(m_db, SubjectKind::ticket, entry, [&] {
            if (m_visitor.entry) {
                m_visitor.entry(entry);
            }
            if (!m_entries.empty() && m_entries.front().subject_id != entry.subject_id) {
                finish();
            }
            m_entries.push_back(entry);
        });
        finish();
    }

  private:
    void finish() {
        if (!m_entries.empty()) {
            fold();
        }
        m_entries.clear();
    }

    void tell(const Entry& entry, EntryFault fault) {
        if (m_visitor.fault) {
            m_visitor.fault(entry, fault);
        }
    }

    /// Why an entry cannot be folded, with nothing or its event read.
    std::optional<EntryFault> fault_of(const Entry& entry, std::optional<TicketEntry>& read, bool is_first) {
        const auto verb = from_code<Verb>(entry.verb);
        if (!verb || !is_verb_of<TicketEvent>(*verb)) {
            return EntryFault::unknown_verb;
        }
        read = read_ticket_entry(entry, m_json);
        if (!read) {
            return EntryFault::unreadable_body;
        }
        if (begins_subject(SubjectKind::ticket, *verb) != is_first) {
            return is_first ? EntryFault::not_begun : EntryFault::begun_twice;
        }
        return std::nullopt;
    }

    /// Reads the entries; nothing when one cannot be read and that ends the subject.
    std::optional<std::vector<TicketEntry>> read() {
        std::vector<TicketEntry> all;
        m_kept.clear();
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            std::optional<TicketEntry> one;
            if (const auto fault = fault_of(m_entries[i], one, all.empty())) {
                tell(m_entries[i], *fault);
                if (m_folding.on_fault == OnFault::ends_subject) {
                    return std::nullopt;
                }
                continue;
            }
            one->struck = m_folding.struck.contains(m_entries[i].id.value);
            all.push_back(std::move(*one));
            m_kept.push_back(i);
        }
        return all;
    }

    void fold() {
        const auto key = m_entries.front().subject_id;
        const auto entries = read();
        if (entries && entries->empty()) {
            return;
        }
        if (entries) {
            const auto on_misfit =
                m_folding.on_fault == OnFault::ends_subject ? OnMisfit::stops : OnMisfit::skips;
            const auto folded = fold_ticket({key}, *entries, m_rules, m_until, on_misfit);
            if (folded.misfit) {
                tell(m_entries[m_kept[*folded.misfit]], EntryFault::does_not_fit);
            }
            if (!folded.misfit || on_misfit == OnMisfit::skips) {
                return show(folded.ticket, *entries);
            }
        }
        if (m_visitor.broken) {
            m_visitor.broken(SubjectKind::ticket, key);
        }
    }

    /// The hash binds an entry to its subject's written name: a key that another one is written like has
    /// none.
    void show(const Ticket& ticket, const std::vector<TicketEntry>& entries) {
        const auto serial = serial_of(ticket.id);
        const auto name =
            own_ticket_id(serial) == ticket.id ? format_number(m_folding.site, serial) : std::string();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto& entry = m_entries[m_kept[i]];
            if (entry.subject != name) {
                tell(entry, EntryFault::wrong_subject);
            }
            show_people(m_visitor, entry, entries[i].event);
            const auto* attached = std::get_if<Attached>(&entries[i].event);
            if (attached != nullptr && m_visitor.attached) {
                m_visitor.attached(entry, *attached);
            }
        }
        if (const auto& told = m_visitor.on<Ticket>()) {
            told(ticket);
        }
    }

    Database& m_db;
    const Folding& m_folding;
    const FoldVisitor& m_visitor;
    const Rules& m_rules;
    Instant m_until;
    JsonDocument m_json;
    std::vector<Entry> m_entries;     ///< of the ticket being read
    std::vector<std::size_t> m_kept;  ///< which of them are folded
};

}  // namespace

void fold_tickets(Database& db, const Folding& folding, const Rules& rules, Instant until) {
    TicketsFold(db, folding, rules, until).run();
}

}  // namespace aftercare
