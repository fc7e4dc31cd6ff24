// Acts on the tickets named on a command line: one transaction, all or nothing, one line printed for each.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "aftercare/core/events.hpp"
#include "apps/shared/session.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

/// One ticket being acted on, inside the transaction.
struct TicketAct {
    Writer& writer;
    Ticket& ticket;
    const Subject& subject;

    /// The facts as they stood when the act happened, and as they are now.
    Facts facts() const { return writer.facts(ticket); }
    /// Records what was decided, and gives it; throws the refusal.
    template <class Event>
    Event record(Decided<Event> decided);
};

/// Thrown by TicketAct::record; caught by act_on_each, which names the ticket.
struct TicketRefused {
    Refused refused;
};

/// The ticket that goes on in place of one that was merged, along the whole chain; else the ticket itself.
Ticket goes_on(Writer& writer, Ticket ticket);

/// The refusal of a step that a merged ticket does not take any more: it names the ticket that goes on.
Refused named_goes_on(Writer& writer, Refused no, const Ticket& ticket);

/// What is said of a ticket that was merged into another.
enum class OfMerged {
    refused,    ///< it is refused, naming the ticket that goes on
    passed_on,  ///< it is said of the ticket that goes on, along the whole chain, and a message says so
};

/// Runs `act` for each id of `ids`; it returns the line to print (the id of what was made or acted on).
/// Refusals of all tickets are collected; with any, nothing is written. Commits unless --dry-run, which
/// prints the events instead.
int act_on_each(Session& session, const std::vector<std::string>& ids,
                const std::function<std::string(TicketAct&)>& act, OfMerged merged = OfMerged::refused);

/// The same for the ids that `find` gives inside the transaction.
int act_on_found(Session& session, const std::function<std::vector<std::string>(Writer&)>& find,
                 const std::function<std::string(TicketAct&)>& act, OfMerged merged = OfMerged::refused);

/// The same for ids as they were typed: a single `-` reads them from standard input.
int act_on_tickets(Session& session, const std::vector<std::string>& typed,
                   const std::function<std::string(TicketAct&)>& act, OfMerged merged = OfMerged::refused);

/// Runs `read` for each that was named; what the ledger refuses of any of them is thrown together as a
/// RefusedBatch.
void on_each_named(const std::vector<std::string>& named,
                   const std::function<void(const std::string&)>& read);

/// Prints what was committed; throws Error{system} that says what is in the ledger when it cannot be printed.
void print_written(Session& session, const std::vector<std::string>& lines);

/// Ends a write that is no batch: commits, or prints the events of a --dry-run; then prints `lines`.
int finish_write(Session& session, Writer& writer, const std::vector<std::string>& lines);

/// Tells the person at the terminal where the ticket stands and what usually comes next.
void tell_next(const Session& session, const Ticket& ticket, const std::string& number);

/// One event of a --dry-run, as a line of JSON.
void print_entry(Session& session, const Entry& entry);

/// `N/k`.
std::string order_number(const Subject& subject, int k);

template <class Event>
Event TicketAct::record(Decided<Event> decided) {
    if (!decided) {
        throw TicketRefused{decided.reason()};
    }
    writer.record(ticket, *decided);
    return std::move(decided).value();
}

}  // namespace aftercare
