// dispatch survey: what was found at the place, how far it goes, whose unit it comes from.
#pragma once

#include "aftercare/core/operations/operation.hpp"
#include "aftercare/core/warranty.hpp"

namespace aftercare {

struct Surveyed {
    static constexpr Verb verb = Verb::survey;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::string finding;
    std::string scope;
    std::optional<UnitId> source_unit_id;
    std::optional<std::string> liability;
    bool is_final = false;
    bool building_defect = false;      ///< the cause is a defect of the building, not of use
    std::optional<Warranty> warranty;  ///< a new result when that changes it

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("finding", self.finding);
        field("scope", self.scope);
        field("source_unit", self.source_unit_id);
        field("liability", self.liability);
        field("final", self.is_final);
        field("building_defect", self.building_defect);
        field("warranty", self.warranty);
    }
    bool operator==(const Surveyed&) const = default;
};

/// When the work turns out to be in another unit, that unit's consent is asked for anew.
Decided<Surveyed> decide(Surveyed asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Surveyed& event);

}  // namespace aftercare
