// close verify: the repair is accepted by the owner or an inspector, or nobody objected in time.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Verified {
    static constexpr Verb verb = Verb::verify;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<Who> from;
    std::optional<Means> how;
    std::optional<Person> person;
    bool no_objection = false;

    static void fields(auto& self, auto&& field) {
        field("from", self.from);
        field("how", self.how);
        field("by", self.person);
        field("no_objection", self.no_objection);
    }
    bool operator==(const Verified&) const = default;
};

/// Without objection: refused until policy.no_objection_days after the owner was informed of the completion,
/// and when the owner has asked again since, until told again.
Decided<Verified> decide(Verified asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Verified& event);

}  // namespace aftercare
