#include <algorithm>
#include <memory>
#include <optional>

#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/digests.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/dispatch/remind_plan.hpp"
#include "apps/dispatch/remind_status.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/delivery.hpp"
#include "apps/shared/exit_codes.hpp"

namespace aftercare {

namespace {

struct RemindRequest {
    std::string to;
    bool status = false;
};

void describe_remind(Options& options, RemindRequest& request) {
    options.text(request.to, "to", "NAME", tr_later("remind only this member of the staff or party"),
                 Need::optional, check_not_empty);
    options.flag(request.status, "status",
                 tr_later("send nothing; say what became of the reminders of the last 7 days"));
}

/// A run whose deliveries together take longer than this many time-outs of one begins no more of them, so
/// that it ends before a timer begins the next.
constexpr std::int64_t k_timeouts_max = 10;

struct GivenOption {
    const char* name;
    bool is_given;
};

bool prepare_remind(const RemindRequest& request, Session& session) {
    const auto& common = session.common();
    const GivenOption of_status[] = {{"--as-of", common.as_of.has_value()},
                                     {"--known-at", common.known_at.has_value()},
                                     {"--format", common.format.has_value()},
                                     {"--output", common.output.has_value()},
                                     {"--reveal", common.reveal.has_value()}};
    const GivenOption of_sending[] = {
        {"--to", !request.to.empty()}, {"--at", common.at.has_value()}, {"--dry-run", common.dry_run}};
    for (const auto& [name, is_given] : of_status) {
        if (!request.status && is_given) {
            throw Error(ErrorKind::usage, form(tr("{option} goes with --status"), fmt::arg("option", name)));
        }
    }
    for (const auto& [name, is_given] : of_sending) {
        if (request.status && is_given) {
            throw Error(ErrorKind::usage,
                        form(tr("{option} and --status exclude each other"), fmt::arg("option", name)));
        }
    }
    return false;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The recipient of --to as the register or the list of parties writes it; empty for everybody.
std::string recipient_of(Database& db, const RemindRequest& request, Instant now) {
    auto typed = request.to;
    if (typed.empty() || typed == k_general_manager) {
        return typed;
    }
    if (const auto member = find_staff(db, typed)) {
        if (auto no = refuse_chosen(actor_of(*member, now))) {
            throw RefusedBatch{{sentence(*no)}};
        }
        return typed;
    }
    const auto party = find_party(db, typed);
    if (!party.one) {
        throw Error(ErrorKind::fact, form(tr("nobody of the staff and no party is called {name}"),
                                          fmt::arg("name", "\"" + typed + "\"")));
    }
    return party.one->name;
}

/// What is said of a reminder to some of those whom it is for.
struct Said {
    std::vector<std::string> to;
    bool partial = false;
    bool failed = false;
    bool sent = false;
};

template <class Event>
Event event_of(const Reminder& reminder, const Said& said) {
    Event event;
    event.level = reminder.level;
    event.day_on = reminder.day_on;
    event.to = said.to;
    event.partial = said.partial;
    event.failed = said.failed;
    event.sent = said.sent;
    return event;
}

void record_of_ticket(Writer& writer, const Reminder& reminder, const Said& said) {
    const auto& row = *reminder.row;
    auto event = event_of<Reminded>(reminder, said);
    if (row.run_n) {
        event.clock = row.clock;
        event.since = row.started_at;
        event.order_k = row.order_k;
        event.part_n = row.part_n;
    }
    event.hold_n = row.hold_n;
    auto ticket = writer.ticket(row.ticket_id);
    const auto decided =
        decide(std::move(event), {*ticket, writer.policy(), writer.project_name(ticket->project_id),
                                  writer.actor(), writer.act().when});
    if (decided) {
        writer.record(*ticket, *decided);
    }
}

void record_of_contract(Writer& writer, const Reminder& reminder, const Said& said) {
    auto event = event_of<ContractReminded>(reminder, said);
    event.contract_n = *reminder.row->run_n;
    auto party = load_party(writer.db(), *reminder.row->party_id);
    const auto decided = decide(std::move(event), *party, writer.actor());
    if (decided) {
        writer.record(*party, PartyEvent(*decided));
    }
}

/// Records it, unless the rules say no: the ticket was archived meanwhile, or it was reminded of.
void record(Writer& writer, const Reminder& reminder, const Said& said) {
    (reminder.row->party_id ? record_of_contract : record_of_ticket)(writer, reminder, said);
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

/// To the person at the terminal, or to anybody with -v.
void tell(const Session& session, const std::string& line) {
    if (session.common().verbose) {
        say(line);
    } else {
        session.tell(line);
    }
}

void tell_digest(const Session& session, const RemindDigest& digest) {
    tell(session,
         form(tr("{names} <{address}>: {count} to see to"), fmt::arg("names", join_words(digest.names)),
              fmt::arg("address", digest.address), fmt::arg("count", digest.items.size())));
}

/// One digest that has been claimed, with what it points to.
struct Claim {
    std::unique_ptr<const RemindPlan> plan;
    RemindDigest digest;
};

/// A run: one digest after the other is claimed, delivered, and what came of it noted, each in transactions
/// of its own, so that a run that ends early has lost nothing of those who come later.
class Run {
  public:
    Run(const RemindRequest& request, Session& session)
        : m_session(session), m_only(recipient_of(session.ledger().db(), request, session.now())) {}

    int send_all() {
        const StopSignals stop;
        while (!stop.came() && !(m_limit && m_limit->is_over())) {
            auto claim = claim_in_turn();
            if (!claim) {
                break;
            }
            deliver_one(*claim, stop);
        }
        if (m_left > 0) {
            m_code = k_exit_partial;
            m_session.warn(form(tr("not reminded in this run, but in the next: {count} more"),
                                fmt::arg("count", m_left)));
        }
        for (const auto& number : m_numbers) {
            m_session.print(number);
        }
        if (stop.came()) {
            m_session.out().finish();
            m_session.close();
        }
        return m_code;
    }

    int try_all() {
        Writer writer(m_session.ledger(), m_session.acting());
        while (const auto claim = claim_next(writer)) {
            tell_digest(m_session, claim->digest);
        }
        finish_write(m_session, writer, {});
        return m_code;
    }

  private:
    /// The next digest; those to whom less has failed come first, so that nobody waits behind an address that
    /// never answers. Nothing when all have had their turn.
    std::optional<Claim> claim_next(Writer& writer) {
        if (const auto no = refuse_actor(writer.actor())) {
            throw RefusedBatch{{sentence(*no)}};
        }
        Claim claim{plan_at(writer.db(), writer.act().when.at, m_only), {}};
        warn_unaddressed(claim.plan->unaddressed);
        auto digests = write_digests(*claim.plan);
        std::erase_if(digests, [&](const RemindDigest& each) { return has(m_had_turn, each.address); });
        m_left = digests.empty() ? 0 : digests.size() - 1;
        if (digests.empty()) {
            return std::nullopt;
        }
        const auto failures = [&](const RemindDigest& digest) {
            return claim.plan->failures.at(digest.address);
        };
        claim.digest = *std::min_element(digests.begin(), digests.end(), [&](const auto& a, const auto& b) {
            return failures(a) < failures(b);
        });
        m_had_turn.push_back(claim.digest.address);
        for (const auto* item : claim.digest.items) {
            record_claim(writer, *claim.plan, claim.digest, *item);
        }
        return claim;
    }

    static void record_claim(Writer& writer, const RemindPlan& plan, const RemindDigest& digest,
                             const Reminder& item) {
        auto names = names_of(digest, item);
        const bool partial = plan.leaves_others[static_cast<std::size_t>(&item - plan.reminders.data())] ||
                             names.size() < item.to.size();
        record(writer, item, {.to = std::move(names), .partial = partial});
    }

    /// Claims within a transaction of its own. What goes wrong once something was sent ends the run without
    /// hiding that.
    std::optional<Claim> claim_in_turn() {
        try {
            Writer writer(m_session.ledger(), m_session.acting());
            auto claim = claim_next(writer);
            if (claim) {
                const auto& remind = claim->plan->policy.remind;
                check_way(remind);
                if (!m_limit) {
                    m_limit.emplace(k_timeouts_max * remind.timeout_seconds);
                }
                writer.commit();
            }
            return claim;
        } catch (const Error& error) {
            if (m_numbers.empty()) {
                throw;
            }
            m_session.warn(error_line(error));
            m_code = k_exit_partial;
            return std::nullopt;
        }
    }

    void deliver_one(const Claim& claim, const StopSignals& stop) {
        const auto& digest = claim.digest;
        std::string why;
        bool sent = false;
        try {
            why = send(claim, stop);
            sent = why.empty();
            note(claim, sent);
        } catch (const Error& error) {
            why += (why.empty() ? "" : "; ") + error_line(error);
        }
        if (!why.empty()) {
            m_code = k_exit_partial;
            m_session.warn(
                form(sent ? tr("{names} <{address}> got a reminder, which could not be noted: {why}")
                          : tr("{names} <{address}> could not be reminded: {why}"),
                     fmt::arg("names", join_words(digest.names)), fmt::arg("address", digest.address),
                     fmt::arg("why", why)));
        }
        if (!sent) {
            return;
        }
        tell_digest(m_session, digest);
        for (const auto* item : digest.items) {
            if (!has(m_numbers, item->row->number)) {
                m_numbers.push_back(item->row->number);
            }
        }
    }

    std::string send(const Claim& claim, const StopSignals& stop) const {
        const auto& remind = claim.plan->policy.remind;
        const auto context = context_of(*claim.plan);
        return remind.hook.empty()
                   ? deliver({remind.sendmail, "-t", "-i"}, as_mail(claim.digest, context),
                             remind.timeout_seconds, stop)
                   : deliver(remind.hook, as_json(claim.digest, context), remind.timeout_seconds, stop);
    }

    /// That the digest was sent; or takes its claims back, so that it goes out next time.
    void note(const Claim& claim, bool sent) {
        Writer writer(m_session.ledger(), m_session.acting());
        for (const auto* item : claim.digest.items) {
            record(writer, *item, {.to = names_of(claim.digest, *item), .failed = !sent, .sent = sent});
        }
        writer.commit();
    }

    void warn_unaddressed(const std::vector<std::string>& names) {
        if (names.empty() || m_warned) {
            return;
        }
        m_warned = true;
        m_code = k_exit_partial;
        m_session.warn(form(tr("no usable e-mail address, so not reminded: {names}"),
                            fmt::arg("names", join_words(names))));
    }

    DigestContext context_of(const RemindPlan& plan) const {
        return {m_session.ledger().state().site, plan.policy, m_session.at()};
    }

    /// The digests, written in the ledger's language.
    std::vector<RemindDigest> write_digests(const RemindPlan& plan) const {
        const auto screen = current_language();
        const bool english = m_session.ledger().state().language == "en";
        use_catalogues(m_session.env(), english ? Language::en : Language::zh);
        auto digests = make_digests(plan.reminders, context_of(plan));
        use_catalogues(m_session.env(), screen);
        return digests;
    }

    Session& m_session;
    std::string m_only;
    std::vector<std::string> m_had_turn;  ///< addresses
    std::vector<std::string> m_numbers;   ///< of the tickets and contracts of which somebody was reminded
    std::optional<TimeLimit> m_limit;
    std::size_t m_left = 0;  ///< digests that have not had their turn
    bool m_warned = false;
    int m_code = k_exit_done;
};

int run_remind(const RemindRequest& request, Session& session) {
    if (request.status) {
        return print_remind_status(session);
    }
    Run run(request, session);
    return session.dry_run() ? run.try_all() : run.send_all();
}

}  // namespace

const Command k_dispatch_remind = {
    .name = "remind",
    .summary = tr_later("send everybody a digest of what falls due and what is late"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes | k_takes_reads,
    .bind = bound<describe_remind, run_remind, prepare_remind>,
};

}  // namespace aftercare
