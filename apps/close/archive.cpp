#include "aftercare/core/operations/archive.hpp"

#include "aftercare/store/charges.hpp"
#include "aftercare/store/queries/ticket_numbers.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/close/program.hpp"
#include "apps/close/ticket_bundle.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/exit_codes.hpp"

namespace aftercare {

namespace {

struct ArchiveRequest {
    std::vector<std::string> ids;
    bool due = false;
};

void describe_options(Options& options, ArchiveRequest& request) {
    options.words(request.ids, "ID", Arity::any, tr_later("tickets"), check_ticket_id);
    options.flag(request.due, "due", tr_later("all tickets that may be archived by now"));
}

bool check_request(const ArchiveRequest& request, Session&) {
    if (request.ids.empty() != request.due) {
        throw Error(ErrorKind::usage, tr("either tickets or --due"), tr("one of the two"));
    }
    return false;
}

struct PlacedBundle {
    TicketId id;
    Bundle bundle;
};
using Bundles = std::vector<PlacedBundle>;

/// Of a merged ticket the one that goes on in its place, along the whole chain.
std::optional<Ticket> goes_on_of(const TicketAct& act) {
    if (act.ticket.state != State::merged) {
        return std::nullopt;
    }
    return goes_on(act.writer, act.ticket);
}

/// Decides before it writes: what is refused leaves nothing behind. The bundle is in its place before the
/// journal says so, and goes again when the journal does not get to say it.
void archive_one(Session& session, TicketAct& act, Bundles& bundles) {
    const auto uncharged = uncharged_orders(act.writer.db(), act.ticket);
    const auto target = goes_on_of(act);
    const ArchiveFacts more{.money_open = !uncharged.empty(),
                            .goes_on = target ? &*target : nullptr,
                            .goes_on_number = target ? act.writer.number_of(target->id) : std::string()};
    if (const auto may = decide(Archived{}, act.facts(), more); !may) {
        auto no = may.reason();
        no.orders = no.why == Refusal::money_open ? uncharged : no.orders;
        throw TicketRefused{std::move(no)};
    }
    auto made = make_bundle(session, act.ticket.id, act.subject.number);
    act.record(decide(Archived{filed_as(session, act.subject.number), made.digest}, act.facts(), more));
    if (made.missing > 0) {
        session.warn(
            form(tr("{number}: {count} files are not where they were or not as they were; the bundle "
                    "goes without them, missing.txt names them"),
                 fmt::arg("number", act.subject.number), fmt::arg("count", made.missing)));
    }
    if (!session.dry_run()) {
        if (const auto moved = made.bundle.place(); !moved.empty()) {
            session.warn(
                form(tr("{number}: something else was in its place in the archive; it is {path} now"),
                     fmt::arg("number", act.subject.number), fmt::arg("path", moved)));
        }
    }
    bundles.push_back({act.ticket.id, std::move(made.bundle)});
}

/// Whether the ticket is archived, or that cannot be told any more: a bundle too many is in nobody's way.
bool may_be_archived(Session& session, TicketId id) {
    try {
        const auto ticket = load_ticket(session.ledger().db(), id);
        return ticket && ticket->archived_at;
    } catch (const Error&) {
        return true;
    }
}

/// Whatever came of the act: the bundles of tickets that are archived by now stay, the others go.
void keep_archived(Session& session, Bundles& bundles) {
    for (auto& each : bundles) {
        if (may_be_archived(session, each.id)) {
            each.bundle.keep();
        }
    }
    bundles.clear();
}

/// A ticket that has ended, in a transaction of its own; whether it was filed.
bool archive_candidate(Session& session, const NumberedTicket& candidate, Bundles& bundles) {
    const Subject subject{candidate.id, candidate.number, {}};
    try {
        Writer writer(session.ledger(), session.acting());
        auto ticket = writer.ticket(subject.id);
        TicketAct act{writer, *ticket, subject};
        archive_one(session, act, bundles);
        finish_write(session, writer, {subject.number});
    } catch (const TicketRefused&) {
        return false;
    } catch (...) {
        keep_archived(session, bundles);
        throw;
    }
    keep_archived(session, bundles);
    return true;
}

/// A transaction for each: others are not kept waiting while a year is archived. What is filed when the world
/// fails stays filed, and is said.
int archive_due(Session& session) {
    {
        Writer writer(session.ledger(), session.acting());
        if (auto no = refuse_actor(writer.actor())) {
            throw RefusedBatch{{sentence(*no)}};
        }
    }
    Bundles bundles;
    std::int64_t filed = 0;
    for (const auto& subject : archivable_tickets(session.ledger().db(), session.at())) {
        try {
            filed += archive_candidate(session, subject, bundles) ? 1 : 0;
        } catch (const Error& error) {
            if (filed == 0 || session.dry_run()) {
                throw;
            }
            throw RefusedBatch{
                {form(tr("{count} tickets are filed, {number} and those behind it are not: {what}"),
                      fmt::arg("count", filed), fmt::arg("number", subject.number),
                      fmt::arg("what", error_line(error)))},
                k_exit_partial};
        }
    }
    return 0;
}

int run(const ArchiveRequest& request, Session& session) {
    if (request.due) {
        return archive_due(session);
    }
    Bundles bundles;
    try {
        const int code = act_on_tickets(session, request.ids, [&](TicketAct& act) {
            archive_one(session, act, bundles);
            return act.subject.number;
        });
        keep_archived(session, bundles);
        return code;
    } catch (...) {
        keep_archived(session, bundles);
        throw;
    }
}

}  // namespace

const Command k_close_archive = {
    .name = "archive",
    .summary = tr_later("bundle the records of finished tickets and file them"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_options, run, check_request>,
};

}  // namespace aftercare
