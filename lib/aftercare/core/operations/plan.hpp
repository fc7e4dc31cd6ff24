// dispatch plan: what will be done, how long, what it means for living there. Each plan is a version.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Planned {
    static constexpr Verb verb = Verb::plan;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    int version = 0;
    std::string work;
    std::optional<int> days;
    std::string effect;
    bool no_consent_needed = false;

    static void fields(auto& self, auto&& field) {
        field("version", self.version);
        field("work", self.work);
        field("days", self.days);
        field("effect", self.effect);
        field("no_consent_needed", self.no_consent_needed);
    }
    bool operator==(const Planned&) const = default;
};

/// Numbers the plan. A consent to an earlier version does not cover it.
Decided<Planned> decide(Planned asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Planned& event);

}  // namespace aftercare
