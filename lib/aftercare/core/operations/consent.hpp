// dispatch consent: the unit worked in agrees to a plan, or does not.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Consented {
    static constexpr Verb verb = Verb::consent;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    Who from;
    Means how = Means::signed_paper;
    std::optional<UnitId> unit_id;
    std::optional<int> plan;  ///< version; the newest when not said
    bool was_refused = false;
    bool by_owner = true;     ///< false: kept and flagged, the person is not the unit's owner
    bool covers_work = true;  ///< false: of another unit than the one worked in; gates nothing

    static void fields(auto& self, auto&& field) {
        field("from", self.from);
        field("how", self.how);
        field("unit", self.unit_id);
        field("plan", self.plan);
        field("refused", self.was_refused);
        field("by_owner", self.by_owner);
        field("covers_work", self.covers_work);
    }
    bool operator==(const Consented&) const = default;
};

/// The unit worked in is the survey's source unit, else the ticket's own. Refused without such a plan.
Decided<Consented> decide(Consented asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Consented& event);

/// Takes back what was said of the plans: the work is to be done in another unit.
void forget_consent(Ticket& ticket);

/// The unit in which the work is done.
std::optional<UnitId> unit_worked_in(const Ticket& ticket);

}  // namespace aftercare
