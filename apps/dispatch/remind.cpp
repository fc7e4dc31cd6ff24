#include "apps/dispatch/remind.hpp"

#include <algorithm>
#include <map>

#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/reminders.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mail_message.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/digests.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/delivery.hpp"
#include "apps/shared/exit_codes.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.value("to", "NAME", tr_later("remind only this member of the staff or party"), Need::optional,
                  check_not_empty);
}

/// What one run sends.
struct Run {
    std::vector<RemindRow> rows;
    std::vector<Reminder> reminders;       ///< of `rows`; addressed to those who get one
    std::vector<std::string> unaddressed;  ///< who should have got one
    Policy policy;
};

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The recipient of --to as the register or the list of parties writes it; empty for everybody.
std::string recipient_of(Writer& writer, const Request& request) {
    auto typed = request.text("to");
    if (typed.empty() || typed == k_general_manager || find_staff(writer.db(), typed)) {
        return typed;
    }
    const auto party = find_party(writer.db(), typed);
    if (!party.one) {
        throw Error(ErrorKind::fact, form(tr("nobody of the staff and no party is called {name}"),
                                          fmt::arg("name", "\"" + typed + "\"")));
    }
    return party.one->name;
}

/// The addresses that `reminder` goes to now; what is left over keeps the step open.
struct Share {
    std::vector<Addressee> now;
    bool leaves_others = false;
};

Share share_of(Database& db, const Reminder& reminder, const std::string& only,
               std::vector<std::string>& unaddressed) {
    const auto reminded = names_reminded(db, reminder);
    Share share;
    for (const auto& who : reminder.to) {
        if (has(reminded, who.name)) {
            continue;
        }
        const bool meant = only.empty() || who.name == only;
        if (meant && is_plain_address(who.address)) {
            share.now.push_back(who);
            continue;
        }
        share.leaves_others = true;
        if (meant && !has(unaddressed, who.name)) {
            unaddressed.push_back(who.name);
        }
    }
    return share;
}

Reminded claim_of(const Reminder& reminder, std::vector<std::string> to) {
    Reminded claim;
    claim.run_n = reminder.row->run_n;
    claim.hold_n = reminder.row->hold_n;
    claim.level = reminder.level;
    claim.day_on = reminder.day_on;
    claim.to = std::move(to);
    return claim;
}

/// Records `said` of a ticket; false when the rules say no: it was archived meanwhile, or reminded of.
bool record(Writer& writer, Ticket& ticket, Reminded said) {
    const auto decided = decide(
        std::move(said),
        {ticket, writer.policy(), writer.project_name(ticket.project_id), writer.actor(), writer.act().when});
    if (!decided) {
        return false;
    }
    writer.record(ticket, *decided);
    return true;
}

/// Plans and claims within the transaction of `writer`.
Run claim_all(Writer& writer, const std::string& only) {
    Run run;
    run.policy = writer.policy();
    run.rows = load_remind_rows(writer.db());
    auto plan = plan_reminders(run.rows, load_staff_register(writer.db()), run.policy, writer.act().when.at);
    std::map<TicketId, Ticket> tickets;
    for (auto& reminder : plan) {
        auto share = share_of(writer.db(), reminder, only, run.unaddressed);
        if (share.now.empty()) {
            continue;
        }
        const auto id = reminder.row->ticket_id;
        auto ticket = tickets.find(id);
        if (ticket == tickets.end()) {
            ticket = tickets.emplace(id, *load_ticket(writer.db(), id)).first;
        }
        std::vector<std::string> names;
        for (const auto& who : share.now) {
            names.push_back(who.name);
        }
        auto claim = claim_of(reminder, std::move(names));
        claim.partial = share.leaves_others;
        if (record(writer, ticket->second, std::move(claim))) {
            reminder.to = std::move(share.now);
            run.reminders.push_back(std::move(reminder));
        }
    }
    return run;
}

/// Faults of the way to send, before anything is claimed.
void check_way(const RemindPolicy& remind) {
    if (remind.sendmail.empty() && remind.hook.empty()) {
        throw Error(ErrorKind::usage, tr("the policy names no way to send reminders"), {},
                    tr("set sendmail and from, or hook, in its section [remind], and apply it"));
    }
    const auto& program = remind.hook.empty() ? remind.sendmail : remind.hook.front();
    if (!may_run(program)) {
        throw Error(ErrorKind::system, form(tr("the policy's program for reminders cannot be run: {program}"),
                                            fmt::arg("program", program)));
    }
}

std::string send(const RemindDigest& digest, const DigestContext& context) {
    const auto& remind = context.policy.remind;
    return remind.hook.empty()
               ? deliver({remind.sendmail, "-t", "-i"}, as_mail(digest, context), remind.timeout_seconds)
               : deliver(remind.hook, as_json(digest, context), remind.timeout_seconds);
}

/// Takes the claims of a digest back, so that it goes out next time.
void give_back(Session& session, const RemindDigest& digest) {
    Writer writer(session.ledger(), session.act());
    for (const auto* item : digest.items) {
        auto failed = claim_of(*item, names_of(digest, *item));
        failed.failed = true;
        auto ticket = load_ticket(writer.db(), item->row->ticket_id);
        record(writer, *ticket, std::move(failed));
    }
    writer.commit();
}

/// To the person at the terminal, or to anybody with -v.
void tell(const Request& request, const Session& session, const std::string& line) {
    if (request.flag("verbose")) {
        say(line);
    } else {
        session.tell(line);
    }
}

void tell_digest(const Request& request, const Session& session, const RemindDigest& digest) {
    tell(request, session,
         form(tr("{names} <{address}>: {count} to see to"), fmt::arg("names", join_words(digest.names)),
              fmt::arg("address", digest.address), fmt::arg("count", digest.items.size())));
}

/// The digests, written in the ledger's language.
std::vector<RemindDigest> write_digests(const Session& session, const LedgerState& ledger, const Run& run,
                                        const DigestContext& context) {
    const auto screen = current_language();
    use_catalogues(session.env(), ledger.language == "en" ? Language::en : Language::zh);
    auto digests = make_digests(run.reminders, context);
    use_catalogues(session.env(), screen);
    return digests;
}

/// Sends all; the numbers of the tickets of which somebody was reminded, and how many digests failed.
struct Sent {
    std::vector<std::string> numbers;
    std::size_t failed = 0;
};

Sent send_all(const Request& request, Session& session, const std::vector<RemindDigest>& digests,
              const DigestContext& context) {
    Sent sent;
    for (const auto& digest : digests) {
        std::string why;
        try {
            why = send(digest, context);
            if (!why.empty()) {
                give_back(session, digest);
            }
        } catch (const Error& error) {
            why += (why.empty() ? "" : "; ") + error_line(error);
        }
        if (!why.empty()) {
            ++sent.failed;
            session.warn(form(tr("{names} <{address}> could not be reminded: {why}"),
                              fmt::arg("names", join_words(digest.names)),
                              fmt::arg("address", digest.address), fmt::arg("why", why)));
            continue;
        }
        tell_digest(request, session, digest);
        for (const auto* item : digest.items) {
            if (!has(sent.numbers, item->row->number)) {
                sent.numbers.push_back(item->row->number);
            }
        }
    }
    return sent;
}

int run(const Request& request, Session& session) {
    std::optional<Writer> writer(std::in_place, session.ledger(), session.act());
    if (const auto no = refuse_actor(writer->actor())) {
        throw RefusedBatch{{sentence(*no)}};
    }
    const auto claimed = claim_all(*writer, recipient_of(*writer, request));
    if (!claimed.unaddressed.empty()) {
        session.warn(form(tr("no e-mail address, so not reminded: {names}"),
                          fmt::arg("names", join_words(claimed.unaddressed))));
    }
    const int code = claimed.unaddressed.empty() ? k_exit_done : k_exit_partial;
    if (claimed.reminders.empty()) {
        return code;
    }
    const auto& ledger = session.ledger().state();
    const DigestContext context{ledger.site, claimed.policy, session.at()};
    const auto digests = write_digests(session, ledger, claimed, context);
    if (session.dry_run()) {
        for (const auto& digest : digests) {
            tell_digest(request, session, digest);
        }
        finish_write(session, *writer, {});
        return code;
    }
    check_way(claimed.policy.remind);
    writer->commit();
    writer.reset();
    const auto sent = send_all(request, session, digests, context);
    for (const auto& number : sent.numbers) {
        session.print(number);
    }
    return sent.failed == 0 ? code : k_exit_partial;
}

}  // namespace

const Command k_dispatch_remind = {
    .name = "remind",
    .summary = tr_later("send everybody a digest of what falls due and what is late"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
