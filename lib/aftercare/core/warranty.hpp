// Warranty, computed on both sides: what the developer owes the owner, and the contractor the developer
// (rules.md §3). Decision support with its sources: every term that applied, and which one decided.
//
// Terms are rows of the policy. A term that is known is a lower bound; an answer is unknown only when a date
// that is missing could change it. The result is frozen in the event that asked for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/core/ticket.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// What a warranty is computed from.
struct WarrantyInputs {
    std::string element;
    std::string defect;
    std::optional<Use> use;  ///< nothing: the place is no registered unit
    std::optional<Day> completion_on;
    std::optional<Day> handover_on;
    Day tested_on;                  ///< receipt of the first ticket in the chain of reopens and repeats
    std::optional<Day> noticed_on;  ///< printed beside it, decides nothing
    bool building_defect = false;   ///< the survey found a defect of the building
    bool owner_altered = false;     ///< owner's own decoration of the element: a flag, never a decision

    static void fields(auto& self, auto&& field) {
        field("element", self.element);
        field("defect", self.defect);
        field("use", self.use);
        field("completion_on", self.completion_on);
        field("handover_on", self.handover_on);
        field("tested_on", self.tested_on);
        field("noticed_on", self.noticed_on);
        field("building_defect", self.building_defect);
        field("owner_altered", self.owner_altered);
    }
    bool operator==(const WarrantyInputs&) const = default;
};

/// One term that applied.
struct AppliedTerm {
    std::string id;
    TermKind kind = TermKind::floor;
    TermBase base = TermBase::handover;
    std::optional<Day> until;  ///< its last day; nothing when its base date is missing
    std::optional<Day>
        rolled_to;           ///< the next working day when the last day is a day off (Civil Code art. 203)
    bool assumed = false;    ///< the policy has no holidays of that year: weekdays were assumed
    bool for_owner = false;  ///< developer to owner
    bool for_contractor = false;  ///< contractor to developer
    bool decides_owner = false;
    bool decides_contractor = false;
    std::string source;
    std::string version;

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("kind", self.kind);
        field("base", self.base);
        field("until", self.until);
        field("rolled_to", self.rolled_to);
        field("assumed", self.assumed);
        field("for_owner", self.for_owner);
        field("for_contractor", self.for_contractor);
        field("decides_owner", self.decides_owner);
        field("decides_contractor", self.decides_contractor);
        field("source", self.source);
        field("version", self.version);
    }
    bool operator==(const AppliedTerm&) const = default;
};

/// The result with its inputs.
struct Warranty {
    WarrantyInputs inputs;
    std::string warranty_class;  ///< empty: no class fits, nothing is known
    std::vector<AppliedTerm> terms;
    std::optional<Day> owner_until;
    std::optional<Day> contractor_until;
    Cover owner_cover = Cover::unknown;
    Cover contractor_cover = Cover::unknown;
    bool gap = false;  ///< the owner is covered, the contractor is free
    bool between_days =
        false;  ///< reported between a last day that is a day off and the working day after it
    std::int64_t policy = 0;

    static void fields(auto& self, auto&& field) {
        WarrantyInputs::fields(self.inputs, field);
        field("class", self.warranty_class);
        field("terms", self.terms);
        field("owner_until", self.owner_until);
        field("contractor_until", self.contractor_until);
        field("owner_cover", self.owner_cover);
        field("contractor_cover", self.contractor_cover);
        field("gap", self.gap);
        field("between_days", self.between_days);
        field("policy", self.policy);
    }
    bool operator==(const Warranty&) const = default;
};

/// The class of (element, defect), or null when no row of the policy fits.
const WarrantyClass* warranty_class_of(const Policy& policy, std::string_view element,
                                       std::string_view defect);
/// The class of this code, or null.
const WarrantyClass* find_warranty_class(const Policy& policy, std::string_view code);

/// Both terms of a place of `project`, for the class of its element and defect.
Warranty compute_warranty(const Policy& policy, std::string_view project, WarrantyInputs inputs);
/// The same for a class that is known already; element and defect decide nothing.
Warranty compute_warranty(const Policy& policy, std::string_view project, const WarrantyClass& of,
                          WarrantyInputs inputs);

/// Whether a ticket is about the building, so that its warranty matters: a repair, or a complaint of quality.
bool has_warranty(const Policy& policy, const Ticket& ticket);
/// The result as a question about `ticket` answers it: its element and defect, computed for `project`.
/// Nothing when nothing was asked or the ticket has no warranty.
std::optional<Warranty> decide_warranty(const Policy& policy, std::string_view project, const Ticket& ticket,
                                        std::optional<Warranty> asked);
/// What a frozen result means for its ticket.
void apply_warranty(Ticket& ticket, const Warranty& warranty);

/// A result as it was frozen in an event's body; nothing when `json` is none.
std::optional<Warranty> thaw_warranty(std::string_view json);

}  // namespace aftercare
