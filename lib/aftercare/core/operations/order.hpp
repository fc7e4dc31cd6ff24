// dispatch order: a work order to a party, in writing or by phone first.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Ordered {
    static constexpr Verb verb = Verb::order;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    int k = 0;
    OrderKind kind = OrderKind::repair;
    PartyId party_id;
    std::optional<Person> person;  ///< of the party, who comes
    std::optional<Who> contact;    ///< whom they ask for at the place
    std::string task;
    Instant due_at;
    bool phone_first = false;
    std::optional<int> replaces;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("kind", self.kind);
        field("party", self.party_id);
        field("worker", self.person);
        field("contact", self.contact);
        field("task", self.task);
        field("due_at", self.due_at);
        field("phone_first", self.phone_first);
        field("replaces", self.replaces);
    }
    bool operator==(const Ordered&) const = default;
};

/// Numbers the order.
Decided<Ordered> decide(Ordered asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Ordered& event);

}  // namespace aftercare
