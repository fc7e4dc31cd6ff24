// Cases of warranty: a place, when it was reported, and what both sides come to in one line.
#pragma once

#include <doctest/doctest.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/warranty.hpp"
#include "aftercare/reading/policy_reader.hpp"
#include "aftercare/support/zone.hpp"
#include "schemas/embedded.hpp"

namespace warranty_cases {

using namespace aftercare;

inline Day day(std::string_view text) {
    const auto parsed = parse_day(text);
    REQUIRE_MESSAGE(parsed, text);
    return *parsed;
}

inline std::optional<Day> date(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(day(text));
}

/// The shipped policy with `rows` behind it.
inline Policy policy_with(const std::string& rows) {
    auto read = read_policy(std::string(default_policy()) + rows, "policy.toml");
    for (const auto& fault : read.faults) {
        FAIL(format_place(fault.place) << ": " << fault.what);
    }
    read.policy.version = 3;
    return read.policy;
}

inline const Policy& shipped() {
    static const Policy k_policy = policy_with("");
    return k_policy;
}

/// A place and when it was reported; dates left empty are missing.
struct WarrantyCase {
    std::string element = "roof";
    std::string defect = "leak";
    std::string completion;
    std::string handover;
    std::string tested;
    std::string expected;
    std::optional<Use> use = Use::dwelling;
    bool building_defect = false;
};

inline WarrantyInputs inputs_of(const WarrantyCase& each) {
    return {.element = each.element,
            .defect = each.defect,
            .use = each.use,
            .completion_on = date(each.completion),
            .handover_on = date(each.handover),
            .tested_on = day(each.tested),
            .noticed_on = {},
            .building_defect = each.building_defect,
            .owner_altered = false};
}

inline std::string side(std::optional<Day> until, Cover cover) {
    return (until ? format_day(*until) : "-") + " " + std::string(code_of(cover));
}

/// `owner 2021-03-10 covered, contractor 2021-03-10 covered`, then the flags.
inline std::string text(const Warranty& warranty) {
    return "owner " + side(warranty.owner_until, warranty.owner_cover) + ", contractor " +
           side(warranty.contractor_until, warranty.contractor_cover) + (warranty.gap ? ", gap" : "") +
           (warranty.between_days ? ", between days" : "");
}

inline void check(const Policy& policy, const std::vector<WarrantyCase>& cases,
                  std::string_view project = "P") {
    for (const auto& each : cases) {
        CAPTURE(each.element);
        CAPTURE(each.defect);
        CAPTURE(each.completion);
        CAPTURE(each.handover);
        CAPTURE(each.tested);
        CHECK(text(compute_warranty(policy, project, inputs_of(each))) == each.expected);
    }
}

inline const AppliedTerm* term_of(const Warranty& warranty, std::string_view id) {
    for (const auto& term : warranty.terms) {
        if (term.id == id) {
            return &term;
        }
    }
    return nullptr;
}

}  // namespace warranty_cases
