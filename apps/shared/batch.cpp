#include "apps/shared/batch.hpp"

#include <algorithm>
#include <unistd.h>

#include "aftercare/render/words.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/output.hpp"

namespace aftercare {

namespace {

/// What came of a batch so far.
struct Batch {
    bool several = false;  ///< then each refusal names its ticket
    std::vector<Subject> subjects;
    std::vector<Ticket> tickets;  ///< as they are after the act
    std::vector<std::string> lines;
    std::vector<std::string> refusals;
    std::vector<std::string> told;  ///< what came of it that the line does not say

    /// Whether the subject was there already, written another way.
    bool has(const Subject& subject) const {
        return std::any_of(subjects.begin(), subjects.end(), [&](const Subject& each) {
            return each.id == subject.id && each.order_k == subject.order_k;
        });
    }
    /// What is wrong whatever the ticket (a code that does not exist) is said once.
    void refuse(std::string line) {
        if (std::find(refusals.begin(), refusals.end(), line) == refusals.end()) {
            refusals.push_back(std::move(line));
        }
    }
    void refuse(Refused no, const Subject& subject) {
        no.number = no.number.empty() ? subject.number : no.number;
        auto line = sentence(no);
        const bool is_of_actor = no.why <= Refusal::chosen_left;
        const bool names_it = !several || is_of_actor || line.find(subject.number) != std::string::npos;
        refuse(names_it ? line : subject.number + ": " + line);
    }
};

/// The subject of an act that is passed on, with the words that say so.
void pass_on(Writer& writer, Subject& subject, Batch& batch) {
    const auto ticket = *writer.ticket(subject.id);
    if (ticket.state != State::merged) {
        return;
    }
    const auto target = goes_on(writer, ticket);
    const auto number = writer.number_of(target.id);
    batch.told.push_back(
        form(tr("{number} was merged: this was said of {target}, which goes on in its place"),
             fmt::arg("number", subject.number), fmt::arg("target", number)));
    subject = {target.id, number, std::nullopt};
}

/// Whoever raises an urgency has to tell the owner when that cuts the date promised for the repair.
void note_cut_date(const std::string& number, const Ticket& before, const Ticket& after, Batch& batch) {
    for (std::size_t i = 0; i < before.clocks.size() && i < after.clocks.size(); ++i) {
        const auto& run = after.clocks[i];
        if (run.cut_from && run.cut_from != before.clocks[i].cut_from) {
            batch.told.push_back(form(
                tr("{number}: the higher urgency cuts the promised date {from} to {due}; tell the owner"),
                fmt::arg("number", number), fmt::arg("from", format_minute(*run.cut_from)),
                fmt::arg("due", format_minute(run.due_at))));
        }
    }
}

void act_on_one(Writer& writer, const std::string& id, const std::function<std::string(TicketAct&)>& act,
                OfMerged merged, Batch& batch) {
    try {
        auto subject = find_subject(writer.db(), writer.ledger(), id, writer.act().when.at, writer.act().by);
        if (merged == OfMerged::passed_on) {
            pass_on(writer, subject, batch);
        }
        if (batch.has(subject)) {
            return;
        }
        batch.subjects.push_back(subject);
        const auto before = writer.ticket(subject.id);
        auto ticket = before;
        TicketAct one{writer, *ticket, subject};
        try {
            batch.lines.push_back(act(one));
        } catch (TicketRefused& no) {
            return batch.refuse(named_goes_on(writer, std::move(no.refused), *ticket), subject);
        } catch (RefusedLate& no) {
            return batch.refuse(std::move(no.refused), subject);
        }
        note_cut_date(subject.number, *before, *ticket, batch);
        batch.tickets.push_back(std::move(*ticket));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::fact) {
            throw;
        }
        batch.refuse(error_line(error));
    }
}

}  // namespace

Ticket goes_on(Writer& writer, Ticket ticket) {
    while (ticket.state == State::merged && ticket.merged_into) {
        ticket = *writer.ticket(*ticket.merged_into);
    }
    return ticket;
}

Refused named_goes_on(Writer& writer, Refused no, const Ticket& ticket) {
    if (no.why == Refusal::wrong_state && ticket.state == State::merged) {
        no.why = Refusal::goes_on_elsewhere;
        no.detail = writer.number_of(goes_on(writer, ticket).id);
        no.helps.clear();
    }
    return no;
}

void on_each_named(const std::vector<std::string>& named,
                   const std::function<void(const std::string&)>& read) {
    RefusedBatch all;
    for (const auto& each : named) {
        try {
            read(each);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::fact) {
                throw;
            }
            all.lines.push_back(error_line(error));
        } catch (const RefusedBatch& one) {
            all.lines.insert(all.lines.end(), one.lines.begin(), one.lines.end());
        }
    }
    if (!all.lines.empty()) {
        throw RefusedBatch(std::move(all));
    }
}

void print_entry(Session& session, const Entry& entry) {
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    json.key("subject_kind");
    json.string(entry.subject_kind);
    json.key("subject");
    json.string(entry.subject);
    json.key("verb");
    json.string(entry.verb);
    json.key("happened_at");
    json.string(format_rfc3339(entry.happened_at));
    json.key("actor");
    json.string(entry.actor);
    json.key("body");
    json.raw(entry.body);
    json.end_object();
    session.out().write(line + "\n");
}

void tell_next(const Session& session, const Ticket& ticket, const std::string& number) {
    // Before looking the words up: a script has nobody to tell.
    if (!is_terminal(STDERR_FILENO)) {
        return;
    }
    const auto next = helping_command(ticket.state);
    auto line =
        form(tr("{number} is {state}"), fmt::arg("number", number), fmt::arg("state", word(ticket.state)));
    if (ticket.next_action && ticket.next_at) {
        line += form(tr(", next {action} by {at}"), fmt::arg("action", word(*ticket.next_action)),
                     fmt::arg("at", format_minute(*ticket.next_at)));
    }
    if (!next.empty() && is_open(ticket.state)) {
        line +=
            form(tr(": aftercare {command} {number}"), fmt::arg("command", next), fmt::arg("number", number));
    }
    session.tell(line);
}

/// What was written stays written when it cannot be printed; then the message says what it was.
void print_written(Session& session, const std::vector<std::string>& lines) {
    try {
        for (const auto& line : lines) {
            session.print(line);
        }
        session.out().finish();
    } catch (const Error& error) {
        std::string written;
        for (const auto& line : lines) {
            written += (written.empty() ? "" : ", ") + line;
        }
        throw Error(error.kind(), error.found(), error.expected(),
                    form(tr("it is in the ledger: {written}"), fmt::arg("written", written)));
    }
}

int act_on_each(Session& session, const std::vector<std::string>& ids,
                const std::function<std::string(TicketAct&)>& act, OfMerged merged) {
    return act_on_found(
        session, [&](Writer&) { return ids; }, act, merged);
}

int act_on_found(Session& session, const std::function<std::vector<std::string>(Writer&)>& find,
                 const std::function<std::string(TicketAct&)>& act, OfMerged merged) {
    Writer writer(session.ledger(), session.acting());
    const auto ids = find(writer);
    Batch batch{
        .several = ids.size() > 1, .subjects = {}, .tickets = {}, .lines = {}, .refusals = {}, .told = {}};
    for (const auto& id : ids) {
        act_on_one(writer, id, act, merged, batch);
    }
    if (!batch.refusals.empty()) {
        throw RefusedBatch{std::move(batch.refusals)};
    }
    const int code = finish_write(session, writer, batch.lines);
    for (const auto& told : batch.told) {
        session.warn(told);
    }
    for (const auto& ticket : batch.tickets) {
        if (!session.dry_run()) {
            tell_next(session, ticket, writer.number_of(ticket.id));
        }
    }
    return code;
}

int act_on_tickets(Session& session, const std::vector<std::string>& typed,
                   const std::function<std::string(TicketAct&)>& act, OfMerged merged) {
    return act_on_each(session, expand_ids(typed), act, merged);
}

namespace {

/// Whether the entry says that a closing was not drawn for a callback: who only tries does not learn it.
bool tells_draw(const Entry& entry) {
    JsonDocument json;
    if (entry.verb != code_of(Verb::waive) || !json.parse(entry.body)) {
        return false;
    }
    const auto not_sampled = json.root().member("not_sampled");
    return not_sampled && not_sampled->boolean().value_or(false);
}

}  // namespace

int finish_write(Session& session, Writer& writer, const std::vector<std::string>& lines) {
    if (session.dry_run()) {
        for (const auto& entry : writer.entries()) {
            if (!tells_draw(entry)) {
                print_entry(session, entry);
            }
        }
        return k_exit_done;
    }
    writer.commit();
    print_written(session, lines);
    return k_exit_done;
}

std::string order_number(const Subject& subject, int k) {
    return subject.number + "/" + std::to_string(k);
}

}  // namespace aftercare
