// intake confirm: the report was read back to the owner and is complete.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Confirmed {
    static constexpr Verb verb = Verb::confirm;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<Who> from;
    std::optional<Means> how;
    std::string corrected;

    static void fields(auto& self, auto&& field) {
        field("from", self.from);
        field("how", self.how);
        field("corrected", self.corrected);
    }
    bool operator==(const Confirmed&) const = default;
};

/// Field names that a complete ticket would have and this one lacks: place, contact with a phone (or
/// anonymous with a reason), symptom, and for a repair an element.
std::vector<std::string> lacking(const Ticket& ticket);
/// Field names worth asking for that refuse nothing: location, noticed, expected.
std::vector<std::string> worth_asking(const Ticket& ticket);

/// Refused while the ticket is incomplete.
Decided<Confirmed> decide(Confirmed asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Confirmed& event);

}  // namespace aftercare
