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
const Policy& shipped_policy();

/// An instant in Shanghai: `11-23 09:00` of 2026, `2027-01-31 09:00`, or with its seconds.
Instant at(std::string_view text);

/// `11-23 09:00`, `-` for nothing.
std::string clock_text(std::optional<Instant> instant);

/// The runs of a clock: when it began, its due (`original/current` when they differ), the standard date where
/// that is another, until when a hold stops it, and how it stands.
std::string runs(const Ticket& ticket, Clock clock);

inline constexpr UnitId k_unit{7};
inline constexpr UnitId k_unit_above{8};
inline constexpr PartyId k_party{21};

Person person(std::int64_t id);

/// A report of a leak by a caller, with nothing missing.
Opened report();

Triaged first_triage(std::string category = "leak", Urgency urgency = Urgency::normal);

Ordered order_due(Instant due);

Appointed window(Instant from, Instant until);

Done finished();

Consented consent_of(UnitId unit);

class World {
  public:
    using Merge = std::function<std::optional<Ticket>(TicketId, const Stamp&)>;

    World();
    World(const World&);
    World(World&&) noexcept;
    World& operator=(const World&);
    World& operator=(World&&) noexcept;
    ~World();

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
    std::optional<ClockRun> resolve_after(const Triaged& said, const When& when) const;

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
    void record(TicketEvent event, Instant when, std::optional<Instant> now = std::nullopt);

    /// Takes the newest entry back.
    void strike_last();

    /// The ticket is what the journal says.
    void fold();

    /// The ticket by the acts until then, with all that is known now.
    Ticket as_of(Instant when) const;

    /// The acts until then, in the order of entry.
    std::vector<TicketEntry> until(Instant when) const;

    Policies policies() const;

    TicketFold fold_all(const std::vector<TicketEntry>& entries, Instant until) const;

    Instant latest() const;

    std::string state() const;
    std::string runs(Clock clock) const;
    /// `visit 11-24 11:00`.
    std::string next() const;

    /// A report registered, as `opened` says, Monday 09:00.
    static World opened(const Opened& opened = report());

    /// A ticket in `state` by the main path; it got there by Wednesday 2026-11-25 12:00.
    static World in(State state, Kind kind = Kind::repair, const std::string& category = "leak");

    /// A ticket in `state` of which the record was filed, Wednesday 2026-11-25 13:00.
    static World archived(State state);

  private:
    void go_on(State state, const std::string& category);
};

}  // namespace testing
