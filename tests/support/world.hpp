// A ticket in memory, taken along the main path under the shipped policy: what the tests of the rules start
// from.
//
// Monday 2026-11-23 09:00 in Shanghai is the receipt; no holiday is near. World::in(state) brings a leak in
// unit 7 into a state by the ordinary commands; say() requires that the rules agree, ask() only asks.
#pragma once

#include <doctest/doctest.h>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aftercare/core/events.hpp"
#include "aftercare/core/ticket_fold.hpp"
#include "aftercare/reading/policy_reader.hpp"
#include "schemas/embedded.hpp"
#include "tests/support/verdicts.hpp"

namespace testing {

using namespace aftercare;

/// The shipped policy, as version 3.
inline const Policy& shipped_policy() {
    static const Policy k_policy = [] {
        auto read = read_policy(default_policy(), "policy.toml");
        read.policy.version = 3;
        return read.policy;
    }();
    return k_policy;
}

/// An instant in Shanghai: `11-23 09:00` of 2026, `2027-01-31 09:00`, or with its seconds.
inline Instant at(std::string_view text) {
    static const bool k_zone = use_zone("Asia/Shanghai");
    REQUIRE(k_zone);
    const bool has_year = text.size() > 4 && text[4] == '-';
    const auto instant = parse_time((has_year ? "" : "2026-") + std::string(text), {}, DateMeans::beginning);
    REQUIRE_MESSAGE(instant, text);
    return *instant;
}

/// `11-23 09:00`, `-` for nothing.
inline std::string clock_text(std::optional<Instant> instant) {
    return instant ? format_minute(*instant).substr(5) : "-";
}

/// The runs of a clock: when it began, its due (`original/current` when they differ), the standard date where
/// that is another, until when a hold stops it, and how it stands.
inline std::string runs(const Ticket& ticket, Clock clock) {
    std::vector<std::string> lines;
    for (const auto& run : ticket.clocks) {
        if (run.clock != clock) {
            continue;
        }
        std::string line = clock_text(run.started_at) + " due " + clock_text(run.due_original_at);
        if (run.due_original_at != run.due_at) {
            line += "/" + clock_text(run.due_at);
        }
        if (run.standard_by && run.standard_by != run.due_original_at) {
            line += " standard " + clock_text(run.standard_by);
        }
        if (run.suspended_until) {
            line += " until " + clock_text(run.suspended_until);
        }
        if (run.running() && run.missed_before) {
            line += " late before";
        }
        line += " " + std::string(code_of(run.outcome));
        if (run.outcome == RunOutcome::met) {
            line += " " + clock_text(run.stopped_at);
        }
        lines.push_back(line);
    }
    std::string out;
    for (const auto& line : lines) {
        out += (out.empty() ? "" : "; ") + line;
    }
    return out;
}

inline constexpr UnitId k_unit{7};
inline constexpr UnitId k_unit_above{8};
inline constexpr PartyId k_party{21};

inline Person person(std::int64_t id) {
    Person named;
    named.id = {id};
    return named;
}

/// A report of a leak by a caller, with nothing missing.
inline Opened report() {
    Opened opened;
    opened.report.channel = "hotline";
    opened.report.project_id = {1};
    opened.report.unit_id = k_unit;
    opened.report.element = "wet-room";
    opened.report.defect = "leak";
    opened.report.symptom = "drips";
    opened.report.contacts = {{.person = person(31), .role = ContactRole::owner, .has_phone = true}};
    return opened;
}

inline Triaged first_triage(std::string category = "leak", Urgency urgency = Urgency::normal) {
    Triaged triaged;
    triaged.category = std::move(category);
    triaged.urgency = urgency;
    triaged.liability = "contractor";
    return triaged;
}

inline Ordered order_due(Instant due) {
    Ordered ordered;
    ordered.party_id = k_party;
    ordered.task = "find and mend";
    ordered.due_at = due;
    return ordered;
}

inline Appointed window(Instant from, Instant until) {
    Appointed appointed;
    appointed.from_at = from;
    appointed.until_at = until;
    return appointed;
}

inline Done finished() {
    Done done;
    done.result = "mended";
    done.cause = "sealing";
    return done;
}

inline Consented consent_of(UnitId unit) {
    Consented consented;
    consented.from.role = WhoRole::owner;
    consented.unit_id = unit;
    return consented;
}

class World {
  public:
    using Merge = std::function<std::optional<Ticket>(TicketId, const Stamp&)>;

    Policy policy = shipped_policy();
    Ticket ticket;
    Actor actor{.name = "Li Na", .role = {}, .register_empty = true};
    Actor approver{.name = "Chen Jing", .role = {}, .register_empty = true};
    std::string supervisor;
    std::vector<std::string> duplicates;
    std::vector<TicketEntry> journal;
    std::vector<std::pair<Instant, Policy>> applied;  ///< versions behind `policy`, and from when
    std::function<std::optional<PartyKind>(PartyId)> party_kind;
    Merge merged = [](TicketId, const Stamp&) { return std::nullopt; };

    /// What the rules say; nothing changes. Recorded when it happened, unless `now` is given.
    template <class E>
    Decided<E> ask(const E& asked, Instant when, std::optional<Instant> now = std::nullopt) const {
        const When both{when, now.value_or(when)};
        const auto then = as_of(when);
        const auto versions = policies();
        const bool is_late = !journal.empty() && latest() > when;
        const Facts facts{is_late ? then : ticket,
                          versions.at(when),
                          "East",
                          actor,
                          both,
                          is_late ? &ticket : nullptr,
                          [&](const Triaged& said) { return resolve_after(said, both); },
                          party_kind};
        if constexpr (std::is_same_v<E, Opened>) {
            return decide(asked, OpenFacts{policy, "East", actor, both, duplicates});
        } else if constexpr (std::is_same_v<E, Answered>) {
            return decide(asked, facts, supervisor);
        } else if constexpr (std::is_same_v<E, Appealed> || std::is_same_v<E, Forced> ||
                             std::is_same_v<E, Assigned>) {
            return decide(asked, facts, approver);
        } else if constexpr (std::is_same_v<E, Archived>) {
            return decide(asked, facts, ArchiveFacts{});
        } else {
            return decide(asked, facts);
        }
    }

    /// The repair's running clock as a triage would leave it.
    std::optional<ClockRun> resolve_after(const Triaged& said, const When& when) const {
        auto entries = until(when.at);
        entries.push_back(
            {{when.at, when.now, actor.name, static_cast<std::int64_t>(journal.size()) + 1}, said});
        const auto after = fold_all(entries, when.at).ticket;
        const auto* run = running_clock(after, Clock::resolve);
        return run == nullptr ? std::nullopt : std::optional(*run);
    }

    template <class E>
    std::string verdict_of(const E& asked, Instant when, std::optional<Instant> now = std::nullopt) const {
        return verdict(ask(asked, when, now));
    }

    /// Says it; the rules must agree. Gives the event as decided.
    template <class E>
    E say(const E& asked, Instant when, std::optional<Instant> now = std::nullopt) {
        const auto decided = ask(asked, when, now);
        REQUIRE(verdict(decided) == "ok");
        record(*decided, when, now);
        return *decided;
    }

    /// Folds an event as it is; it must fit.
    void record(TicketEvent event, Instant when, std::optional<Instant> now = std::nullopt) {
        const auto entry = static_cast<std::int64_t>(journal.size()) + 1;
        journal.push_back({{when, now.value_or(when), actor.name, entry}, std::move(event)});
        fold();
    }

    /// Takes the newest entry back.
    void strike_last() {
        journal.back().struck = true;
        fold();
    }

    /// The ticket is what the journal says.
    void fold() {
        const auto folded = fold_all(journal, k_end_of_time);
        REQUIRE_FALSE(folded.misfit);
        ticket = folded.ticket;
    }

    /// The ticket by the acts until then, with all that is known now.
    Ticket as_of(Instant when) const { return fold_all(until(when), when).ticket; }

    /// The acts until then, in the order of entry.
    std::vector<TicketEntry> until(Instant when) const {
        std::vector<TicketEntry> known;
        std::copy_if(journal.begin(), journal.end(), std::back_inserter(known),
                     [&](const TicketEntry& each) { return each.stamp.at <= when; });
        return known;
    }

    Policies policies() const {
        std::vector<Policies::Applied> versions{{policy.version, Instant{}}};
        std::map<std::int64_t, Policy> texts{{policy.version, policy}};
        for (const auto& [from, text] : applied) {
            versions.push_back({text.version, from});
            texts[text.version] = text;
        }
        return {std::move(versions), [texts](std::int64_t version) { return texts.at(version); }};
    }

    TicketFold fold_all(const std::vector<TicketEntry>& entries, Instant until) const {
        const auto versions = policies();
        return fold_ticket(ticket.id, entries,
                           Rules{.policies = versions,
                                 .project = [](ProjectId) -> std::string_view { return "East"; },
                                 .merged = merged},
                           until, OnMisfit::stops);
    }

    Instant latest() const {
        Instant last;
        for (const auto& each : journal) {
            last = std::max(last, each.stamp.at);
        }
        return last;
    }

    std::string state() const { return std::string(code_of(ticket.state)); }
    std::string runs(Clock clock) const { return testing::runs(ticket, clock); }
    /// `visit 11-24 11:00`.
    std::string next() const {
        return (ticket.next_action ? std::string(code_of(*ticket.next_action)) : "-") + " " +
               clock_text(ticket.next_at);
    }

    /// A report registered, as `opened` says, Monday 09:00.
    static World opened(const Opened& opened = report()) {
        World world;
        world.ticket.id = own_ticket_id({2026, 1});
        world.say(opened, at("11-23 09:00"));
        return world;
    }

    /// A ticket in `state` by the main path; it got there by Wednesday 2026-11-25 12:00.
    static World in(State state, Kind kind = Kind::repair, const std::string& category = "leak") {
        auto asked = report();
        asked.report.kind = kind;
        World world = opened(asked);
        switch (state) {
            case State::declined: {
                Declined declined;
                declined.reason = "not-ours";
                declined.how = Means::phone;
                declined.told_at = at("11-23 09:30");
                world.say(declined, at("11-23 09:30"));
                return world;
            }
            case State::withdrawn:
                world.say(Withdrawn{}, at("11-23 09:30"));
                return world;
            case State::voided:
                world.say(Voided{}, at("11-23 09:30"));
                return world;
            case State::merged: {
                Merged merged;
                merged.into = own_ticket_id({2026, 2});
                world.record(merged, at("11-23 09:30"));
                return world;
            }
            default:
                world.go_on(state, category);
                return world;
        }
    }

    /// A ticket in `state` of which the record was filed, Wednesday 2026-11-25 13:00.
    static World archived(State state) {
        auto world = in(state);
        world.record(Archived{}, at("11-25 13:00"));
        return world;
    }

  private:
    void go_on(State state, const std::string& category) {
        if (state == State::registered) {
            return;
        }
        say(first_triage(category), at("11-23 10:00"));
        if (state == State::accepted) {
            return;
        }
        say(order_due(at("11-27 18:00")), at("11-23 10:10"));
        if (state == State::dispatched) {
            return;
        }
        say(Served{}, at("11-23 10:20"));
        say(Arrived{}, at("11-24 09:30"));
        say(Planned{}, at("11-24 09:50"));
        say(consent_of(k_unit), at("11-24 10:00"));
        say(Started{}, at("11-24 10:10"));
        if (state == State::in_progress) {
            return;
        }
        if (state == State::on_hold) {
            Held held;
            held.reason = "material";
            held.review_at = at("12-01 18:00");
            say(held, at("11-24 11:00"));
            return;
        }
        say(finished(), at("11-25 10:00"));
        if (state == State::closed) {
            say(Verified{}, at("11-25 12:00"));
        }
    }
};

}  // namespace testing
