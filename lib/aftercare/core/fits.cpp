#include "aftercare/core/fits.hpp"

#include <algorithm>
#include <type_traits>

#include "aftercare/core/listed.hpp"

namespace aftercare {

namespace {

/// 0001-01-01 to 9999-12-31 in any zone: nothing computed from these overflows.
constexpr Instant k_first{-62'135'683'200};
constexpr Instant k_last{253'402'387'199};

constexpr bool is_sound(Instant at) {
    return at >= k_first && at <= k_last;
}

/// Whether every instant that a listed struct holds, at any depth, can be computed with.
template <class T>
bool has_sound_times(const T& value) {
    if constexpr (std::is_same_v<T, Instant>) {
        return is_sound(value);
    } else if constexpr (Listed<T>) {
        bool sound = true;
        T::fields(value, [&](const char*, const auto& member) { sound = sound && has_sound_times(member); });
        return sound;
    } else if constexpr (is_optional<T>) {
        return !value || has_sound_times(*value);
    } else if constexpr (is_vector<T>) {
        return std::all_of(value.begin(), value.end(),
                           [](const auto& each) { return has_sound_times(each); });
    } else {
        return true;
    }
}

bool has_order(const Ticket& ticket, std::optional<int> k) {
    return k && find_order(ticket, *k) != nullptr;
}

/// What most events need: nothing beyond the state.
template <class Event>
bool finds_what_it_names(const Ticket&, const Event&) {
    return true;
}

template <class Event>
requires(std::is_same_v<Event, Served> || std::is_same_v<Event, Acked> || std::is_same_v<Event, Appointed> ||
         std::is_same_v<Event, Returned> || std::is_same_v<Event, Defaulted> ||
         std::is_same_v<Event, Cancelled>) bool finds_what_it_names(const Ticket& ticket,
                                                                    const Event& event) {
    return has_order(ticket, event.k);
}

bool finds_what_it_names(const Ticket& ticket, const Arrived& event) {
    return has_order(ticket, event.k) && (!event.no_show || pending_appointment(ticket, *event.k) != nullptr);
}

bool finds_what_it_names(const Ticket& ticket, const Ordered& event) {
    return find_order(ticket, event.k) == nullptr;
}

bool finds_what_it_names(const Ticket& ticket, const Transferred& event) {
    return has_order(ticket, event.k) && event.due_at && find_order(ticket, event.new_k) == nullptr;
}

bool finds_what_it_names(const Ticket& ticket, const Extended& event) {
    return !event.k || has_order(ticket, event.k);
}

bool finds_what_it_names(const Ticket& ticket, const Done& event) {
    return !event.k || has_order(ticket, event.k);
}

bool finds_what_it_names(const Ticket&, const Consented& event) {
    return !event.covers_work || event.plan.has_value();
}

bool finds_what_it_names(const Ticket& ticket, const Merged& event) {
    return event.into ? ticket.state != State::merged : event.from.has_value();
}

bool finds_what_it_names(const Ticket& ticket, const Split& event) {
    return event.out_of ? ticket.merged_from.has_value() : event.without.has_value();
}

bool finds_what_it_names(const Ticket&, const Reminded& event) {
    return event.level >= 0 && event.level < 63;
}

bool finds_what_it_names(const Ticket& ticket, const Held& event) {
    return std::none_of(ticket.holds.begin(), ticket.holds.end(),
                        [&](const Hold& hold) { return hold.n == event.n; });
}

bool finds_what_it_names(const Ticket& ticket, const Resumed&) {
    return !ticket.holds.empty();
}

}  // namespace

bool is_sound(const TicketEvent& event) {
    return std::visit([](const auto& each) { return has_sound_times(each); }, event);
}

bool fits(const Ticket& ticket, const TicketEvent& event) {
    const auto verb = verb_of(event);
    return !begins_subject(SubjectKind::ticket, verb) && !ticket.archived_at &&
           rule_of(verb).from.has(ticket.state) &&
           std::visit([&](const auto& each) { return finds_what_it_names(ticket, each); }, event);
}

bool is_sound(const Stamp& stamp) {
    return is_sound(stamp.at) && is_sound(stamp.recorded_at);
}

}  // namespace aftercare
