// intake assign: the ticket gets a handler, who keeps it until it is assigned again.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Assigned {
    static constexpr Verb verb = Verb::assign;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string to;

    static void fields(auto& self, auto&& field) { field("to", self.to); }
    bool operator==(const Assigned&) const = default;
};

/// `handler` is the register's view of whom it goes to: once anybody is registered, only to them.
Decided<Assigned> decide(Assigned asked, const Facts& facts, const Actor& handler);
void apply(Ticket& ticket, const Stamp& stamp, const Assigned& event);

}  // namespace aftercare
