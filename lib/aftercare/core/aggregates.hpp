// All kinds of aggregate, one row each: the list that folding, rows, writing, proving and naming iterate.
//
// Who adds a kind adds its row here; lib/README.md lists what else it takes.
#pragma once

#include "aftercare/core/events.hpp"

namespace aftercare {

/// What every aggregate says of itself: the kind of its entries, the letter of its written name (`AC-U12`; a
/// ticket's and the ledger's are written otherwise), its events, and whether its number stands on papers that
/// leave the house.
template <SubjectKind Kind, char Letter, class E, bool OnPapers = false>
struct AggregateRow {
    static constexpr SubjectKind kind = Kind;
    static constexpr char letter = Letter;
    static constexpr bool on_papers = OnPapers;
    using Events = E;
};

template <class T>
struct Aggregate;
template <>
struct Aggregate<LedgerState> : AggregateRow<SubjectKind::ledger, 'L', LedgerEvent> {};
template <>
struct Aggregate<Project> : AggregateRow<SubjectKind::project, 'J', ProjectEvent> {};
template <>
struct Aggregate<Unit> : AggregateRow<SubjectKind::unit, 'U', UnitEvent> {};
template <>
struct Aggregate<Party> : AggregateRow<SubjectKind::party, 'P', PartyEvent> {};
template <>
struct Aggregate<StaffMember> : AggregateRow<SubjectKind::staff, 'S', StaffEvent> {};
template <>
struct Aggregate<PolicyVersion> : AggregateRow<SubjectKind::policy, 'Y', PolicyEvent> {};
template <>
struct Aggregate<Ticket> : AggregateRow<SubjectKind::ticket, 'T', TicketEvent, true> {};
template <>
struct Aggregate<Group> : AggregateRow<SubjectKind::group, 'G', GroupEvent, true> {};
template <>
struct Aggregate<Charge> : AggregateRow<SubjectKind::charge, 'C', ChargeEvent, true> {};

template <class... T>
struct TypeList {};

/// In an order in which what one refers to comes before it.
using Aggregates =
    TypeList<LedgerState, Project, Unit, Party, StaffMember, PolicyVersion, Ticket, Group, Charge>;

/// Calls `each.operator()<T>()` for every kind of aggregate, in order.
template <class Each, class... T>
void for_each_aggregate(const Each& each, TypeList<T...>) {
    (each.template operator()<T>(), ...);
}
template <class Each>
void for_each_aggregate(const Each& each) {
    for_each_aggregate(each, Aggregates());
}

/// The key of an aggregate as an integer.
template <class T>
std::int64_t key_of(const T& aggregate) {
    if constexpr (std::is_integral_v<decltype(aggregate.id)>) {
        return aggregate.id;
    } else {
        return aggregate.id.value;
    }
}

/// An empty aggregate of that key, for its events to be folded into.
template <class T>
T aggregate_of_key(std::int64_t key) {
    T aggregate{};
    if constexpr (std::is_integral_v<decltype(aggregate.id)>) {
        aggregate.id = key;
    } else {
        aggregate.id.value = key;
    }
    return aggregate;
}

/// Whether `Event` is one of a kind of aggregate's events.
template <class Event, class Events>
struct IsEventOf;
template <class Event, class... Events>
struct IsEventOf<Event, std::variant<Events...>>
    : std::bool_constant<(std::is_same_v<Event, Events> || ...)> {};

/// Whether `event` ends its aggregate: what was opened by mistake is there no more.
template <class Events>
bool voids_opening(const Events& event) {
    if constexpr (IsEventOf<OpeningVoided, Events>::value) {
        return std::holds_alternative<OpeningVoided>(event);
    } else {
        return false;
    }
}

}  // namespace aftercare
