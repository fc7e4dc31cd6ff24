// Whether an event can be folded at all: what apply() takes for granted, asked as a question.
//
// A written event fits by construction, because decide() agreed to it. What is read back from a file may have
// been tampered with, and a fold up to a past instant leaves events out on which later ones stood; both ask
// here first, so that apply() may go on asserting.
#pragma once

#include "aftercare/core/events.hpp"

namespace aftercare {

/// Whether `verb` begins a subject of this kind: it is its first event, and no other is. (To a group, `add`
/// adds.)
constexpr bool begins_subject(SubjectKind kind, Verb verb) {
    return verb == Verb::open || verb == Verb::import_closed || verb == Verb::charge || verb == Verb::apply ||
           verb == Verb::init || (verb == Verb::add && kind != SubjectKind::group);
}

/// Whether `event` can be applied to `ticket`, which has been opened: the state allows its verb, the orders
/// and appointments it names are there. False for an event that opens.
bool fits(const Ticket& ticket, const TicketEvent& event);

/// Whether the instants of an event can be reckoned with: years 1 to 9999.
bool is_sound(const TicketEvent& event);
bool is_sound(const Stamp& stamp);

}  // namespace aftercare
