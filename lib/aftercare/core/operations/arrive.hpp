// dispatch arrive: the party came, or somebody did not.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

enum class CheckResult { ok, no };
constexpr auto k_check_result_codes =
    code_table<CheckResult>({{CheckResult::ok, "ok"}, {CheckResult::no, "no"}});
AFTERCARE_CODE_LIST(CheckResult, check_result);

/// What was found of one item of a checklist.
struct CheckAnswer {
    std::string code;
    CheckResult result = CheckResult::ok;

    static void fields(auto& self, auto&& field) {
        field("check", self.code);
        field("result", self.result);
    }
    bool operator==(const CheckAnswer&) const = default;
};

struct Arrived {
    static constexpr Verb verb = Verb::arrive;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::optional<VisitFor> visit_for;
    std::optional<NoShow> no_show;
    std::vector<CheckAnswer> checks;  ///< codes of the policy
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("for", self.visit_for);
        field("no_show", self.no_show);
        field("checks", self.checks);
        field("words", self.words);
    }
    bool operator==(const Arrived&) const = default;
};

/// An arrival before the window counts as inside it. A no-show needs an appointment whose window has begun;
/// the owner's drops the visit out of the rate, the contractor's is a miss.
Decided<Arrived> decide(Arrived asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Arrived& event);

}  // namespace aftercare
