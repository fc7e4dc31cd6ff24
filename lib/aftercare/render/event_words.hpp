// Events in words, for the history of a ticket and the audit.
//
// Generic over the events' fields(): a new event or field needs a word (words_fields) and a head, and no code
// here. Events know people, units, parties and projects by their keys only; whoever shows them says how they
// are called, and masks what is to be masked.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/events.hpp"
#include "aftercare/core/policy.hpp"

namespace aftercare {

/// How keys are shown. A function that is not set gives `#` and the key, for a policy code the code.
struct NameLookup {
    std::function<std::string(PersonId)> person;  ///< masked already, unless revealed
    std::function<std::string(UnitId)> unit;
    std::function<std::string(PartyId)> party;
    std::function<std::string(ProjectId)> project;
    std::function<std::string(TicketId)> ticket;
    std::function<std::string(CodeTable, std::string_view)> policy_code;  ///< text that is no code passes
};

/// A field of an event that says something.
struct EventDetail {
    std::string_view field;  ///< as the event lists it
    std::string word;
    std::string value;
};

/// An event in words.
struct EventWords {
    std::string head;  ///< what happened, with the order it happened to
    std::vector<EventDetail> details;
};

/// Every field that says something, in its order; flags where they differ from a bare event's.
template <class Events>
EventWords describe(const Events& event, const NameLookup& names);

extern template EventWords describe(const TicketEvent&, const NameLookup&);
extern template EventWords describe(const ProjectEvent&, const NameLookup&);
extern template EventWords describe(const UnitEvent&, const NameLookup&);
extern template EventWords describe(const PartyEvent&, const NameLookup&);
extern template EventWords describe(const StaffEvent&, const NameLookup&);
extern template EventWords describe(const PolicyEvent&, const NameLookup&);
extern template EventWords describe(const LedgerEvent&, const NameLookup&);
extern template EventWords describe(const GroupEvent&, const NameLookup&);
extern template EventWords describe(const ChargeEvent&, const NameLookup&);

}  // namespace aftercare
