// What a policy has lists of besides numbers: its codes, with what is special about each, and the gates and
// checklists that are asked of tickets. The policy itself is in policy.hpp.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/verbs.hpp"

namespace aftercare {

/// What may be special about a code of a list: the rules ask for it, never for the code by its name.
enum class CodeTrait {
    is_leak,      ///< category, defect: called about once more, and its reports run down a stack
    is_quality,   ///< category: a defect of the building; a complaint of it has a warranty and needs an order
    needs_cause,  ///< category: not done until its root cause is named
    stops_clocks,    ///< hold: the owner's delay, or nobody's, which stops the clocks that the owner sees
    stops_inform,    ///< hold: the owner asked for it and need not hear from us until its review
    by_owner,        ///< hold: the owner's own reason, so it needs who said so, and how
    by_third,        ///< hold: somebody else's, whom neither the department nor its party can hurry
    is_observation,  ///< hold: what is done is watched, so a finished repair may wait for it
    spoken,          ///< channel: a person spoke with the owner when it came in
    outside,         ///< channel: it came by way of somebody else: an authority, a lawyer, the media
    is_batch,        ///< channel: many defects of one inspection; none is a repeat, none makes a cluster
    is_callback,     ///< channel: of what comes up in a callback
};
constexpr auto k_code_trait_codes = code_table<CodeTrait>({{CodeTrait::is_leak, "is_leak"},
                                                           {CodeTrait::is_quality, "is_quality"},
                                                           {CodeTrait::needs_cause, "needs_cause"},
                                                           {CodeTrait::stops_clocks, "stops_clocks"},
                                                           {CodeTrait::stops_inform, "stops_inform"},
                                                           {CodeTrait::by_owner, "by_owner"},
                                                           {CodeTrait::by_third, "by_third"},
                                                           {CodeTrait::is_observation, "is_observation"},
                                                           {CodeTrait::spoken, "spoken"},
                                                           {CodeTrait::outside, "outside"},
                                                           {CodeTrait::is_batch, "is_batch"},
                                                           {CodeTrait::is_callback, "is_callback"}});
AFTERCARE_CODE_LIST(CodeTrait, code_trait);

/// One row of a code list that the site may set.
struct PolicyCode {
    std::string code;
    std::string word;                    ///< Chinese
    std::string parent = {};             ///< first-level category of a second-level one, else empty
    std::vector<CodeTrait> traits = {};  ///< its own; a category has those of its first level too

    static void fields(auto& self, auto&& field) {
        field("code", self.code);
        field("word", self.word);
        field("parent", self.parent);
        field("traits", self.traits);
    }
};

/// The code lists that are policy.
enum class CodeTable {
    category,
    element,
    defect,
    cause,
    decline_reason,
    hold_reason,
    force_reason,
    question,
    channel,
    check,
};

/// What a gate may ask for before its verb.
enum class GateNeed { plan, consent, notice, photo, escalate, designer, safe };
constexpr auto k_gate_need_codes = code_table<GateNeed>({{GateNeed::plan, "plan"},
                                                         {GateNeed::consent, "consent"},
                                                         {GateNeed::notice, "notice"},
                                                         {GateNeed::photo, "photo"},
                                                         {GateNeed::escalate, "escalate"},
                                                         {GateNeed::designer, "designer"},
                                                         {GateNeed::safe, "safe"}});
AFTERCARE_CODE_LIST(GateNeed, gate_need);

/// What a verb waits for; every row that fits the ticket applies.
struct Gate {
    Verb verb = Verb::start;
    std::vector<Kind> kinds;
    std::vector<std::string> categories;
    std::vector<std::string> elements;
    std::vector<GateNeed> needs;

    static void fields(auto& self, auto&& field) {
        field("verb", self.verb);
        field("kinds", self.kinds);
        field("categories", self.categories);
        field("elements", self.elements);
        field("needs", self.needs);
    }
};

/// What is looked at on a visit; every row that fits the ticket applies. Its items are codes of
/// `Policy::checks`.
struct Checklist {
    std::string code;
    std::string word;  ///< Chinese
    std::vector<Kind> kinds;
    std::vector<std::string> elements;
    std::vector<std::string> items;

    static void fields(auto& self, auto&& field) {
        field("code", self.code);
        field("word", self.word);
        field("kinds", self.kinds);
        field("elements", self.elements);
        field("items", self.items);
    }
};

}  // namespace aftercare
