#include "aftercare/core/operations/archive.hpp"

#include <exception>
#include <span>

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

void describe_archive(Options& options, ArchiveRequest& request) {
    options.words(request.ids, "ID", Arity::any, tr_later("tickets"), check_ticket_id);
    options.flag(request.due, "due", tr_later("all tickets that may be archived by now"));
}

bool check_archive(const ArchiveRequest& request, Session&) {
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

void warn_of_missing(const Session& session, const std::string& number, int missing) {
    if (missing > 0) {
        session.warn(
            form(tr("{number}: {count} files are not where they were or not as they were; the bundle "
                    "goes without them, missing.txt names them"),
                 fmt::arg("number", number), fmt::arg("count", missing)));
    }
}

/// Decides before it writes: what is refused leaves nothing behind. The bundle is in its place before the
/// journal says so, and goes again when the journal does not get to say it.
void archive_one(Session& session, TicketAct& act, std::optional<BundleFolder>& folder, Bundles& bundles) {
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
    if (session.dry_run()) {
        act.record(decide(Archived{filed_as(session, act.subject.number), {}}, act.facts(), more));
        warn_of_missing(session, act.subject.number, missing_files(session, act.ticket, act.subject.number));
        return;
    }
    if (!folder) {
        folder.emplace(bundle_folder(session));
    }
    auto made = make_bundle(session, *folder, act.ticket.id, act.subject.number);
    warn_of_missing(session, act.subject.number, made.missing);
    if (const auto moved = made.bundle.place(); !moved.empty()) {
        session.warn(form(tr("{number}: something else was in its place in the archive; it is {path} now"),
                          fmt::arg("number", act.subject.number), fmt::arg("path", moved)));
    }
    act.record(decide(Archived{filed_as(session, act.subject.number), made.digest}, act.facts(), more));
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

/// So many are filed in one transaction: others do not wait long while a year is archived.
constexpr std::size_t k_at_once = 100;

/// Whatever keeps the next one from being filed.
struct Stopped {
    std::string number;
    std::string what;
    std::exception_ptr error;
};

/// Files those of the candidates that may be, up to one whose bundle fails, and gives their numbers: what was
/// decided before it stands.
std::vector<std::string> archive_some(Session& session, std::span<const NumberedTicket> candidates,
                                      std::optional<BundleFolder>& folder, std::optional<Stopped>& stopped) {
    Bundles bundles;
    std::vector<std::string> filed;
    try {
        Writer writer(session.ledger(), session.acting());
        for (const auto& candidate : candidates) {
            const Subject subject{candidate.id, candidate.number, {}};
            auto ticket = writer.ticket(subject.id);
            TicketAct act{writer, *ticket, subject};
            try {
                archive_one(session, act, folder, bundles);
                filed.push_back(subject.number);
            } catch (const TicketRefused&) {
                continue;
            } catch (const RefusedLate&) {
                continue;
            } catch (const Error& error) {
                stopped = {subject.number, error_line(error), std::current_exception()};
                break;
            }
        }
        if (session.dry_run()) {
            finish_write(session, writer, filed);
        } else if (!filed.empty()) {
            folder->sync();
            writer.commit();
        }
    } catch (...) {
        keep_archived(session, bundles);
        throw;
    }
    keep_archived(session, bundles);
    return filed;
}

/// What is filed when the world fails stays filed, and is said.
int archive_due(Session& session) {
    {
        Writer writer(session.ledger(), session.acting());
        if (auto no = refuse_actor(writer.actor())) {
            throw RefusedBatch{{sentence(*no)}};
        }
    }
    const auto candidates = archivable_tickets(session.ledger().db(), session.at());
    const std::span all(candidates);
    std::optional<BundleFolder> folder;
    std::optional<Stopped> stopped;
    std::size_t filed = 0;
    std::size_t singly_until =
        0;  // where a hundred failed they are tried one by one: as many as there is room for
    for (std::size_t i = 0; i < all.size() && !(stopped && session.dry_run());) {
        const auto some = all.subspan(i, i < singly_until ? 1 : std::min(k_at_once, all.size() - i));
        stopped.reset();
        std::vector<std::string> numbers;
        try {
            numbers = archive_some(session, some, folder, stopped);
        } catch (const Error& error) {
            stopped = {some.front().number, error_line(error), std::current_exception()};
        }
        filed += numbers.size();
        if (!session.dry_run()) {
            print_written(session, numbers);
        }
        if (stopped && some.size() == 1) {
            break;
        }
        singly_until = stopped ? i + some.size() : singly_until;
        i += stopped ? 0 : some.size();
    }
    if (stopped && (filed == 0 || session.dry_run())) {
        std::rethrow_exception(stopped->error);
    }
    if (stopped) {
        throw RefusedBatch{
            {form(tr("{count} tickets are filed, {number} and those behind it are not: {what}"),
                  fmt::arg("count", filed), fmt::arg("number", stopped->number),
                  fmt::arg("what", stopped->what))},
            k_exit_partial};
    }
    return 0;
}

int run_archive(const ArchiveRequest& request, Session& session) {
    if (request.due) {
        return archive_due(session);
    }
    Bundles bundles;
    std::optional<BundleFolder> folder;
    try {
        const int code = act_on_tickets(session, request.ids, [&](TicketAct& act) {
            archive_one(session, act, folder, bundles);
            if (folder) {
                folder->sync();
            }
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
    .bind = bound<describe_archive, run_archive, check_archive>,
};

}  // namespace aftercare
