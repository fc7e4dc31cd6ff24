// A figure of one ticket's story.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/figures/figures.hpp"
#include "aftercare/support/format.hpp"
#include "tests/support/world.hpp"

namespace testing {

struct Asked {
    Period period{at("11-01 00:00"), at("2027-04-01 00:00")};
    Instant as_of = at("2027-04-02 00:00");
    bool with_imported = false;
};

/// What surrounds the ticket in its unit.
struct Around {
    std::vector<Instant> repeats, complaints;
    std::optional<Unit> unit = {};  ///< of every ticket, and the only one there is
};

/// `numerator/denominator why`, a count `n why`, a spread its value; `-` without a case.
inline std::string figure(const World& world, std::string_view code, const Asked& asked = {},
                          const Around& around = {}) {
    FigureQuestion question;
    question.figures.push_back({*asked_figure(code), false});
    question.periods = {asked.period};
    question.as_of = asked.as_of;
    question.with_imported = asked.with_imported;
    const auto policies = world.policies();
    const Rules rules{.policies = policies,
                      .project = [](ProjectId) { return std::string_view("East"); },
                      .merged = world.merged,
                      .moved = {}};
    const Neighbours neighbours{.repeats = [&](const Ticket&) { return around.repeats; },
                                .complaints = [&](const Ticket&) { return around.complaints; },
                                .unit = [&](UnitId) { return around.unit ? &*around.unit : nullptr; },
                                .referred_before = [](const Ticket&) { return false; },
                                .party_kind = [](PartyId) { return PartyKind::contractor; }};
    Registers registers;
    registers.unit = [&](UnitId) { return around.unit ? &*around.unit : nullptr; };
    registers.for_each_unit = [&](const auto& each) {
        if (around.unit) {
            each(*around.unit);
        }
    };
    Figures figures(question, {.rules = rules, .neighbours = neighbours, .registers = registers});
    std::string why;
    figures.explain = [&](const ExplainedCase& told) { why = code_of(told.contribution.why); };
    figures.add(world.ticket.id, world.journal);
    const auto answer = figures.answer().front();
    if (answer.n == 0) {
        return "-";
    }
    return answer.denominator ? fmt::format("{}/{} {}", *answer.numerator, *answer.denominator, why)
           : answer.value     ? fmt::format("{} {}", *answer.value, why)
                              : "empty";
}

inline Asked as_of(std::string_view time) {
    return {.as_of = at(time)};
}

inline World of_kind(Kind kind) {
    auto asked = report();
    asked.report.kind = kind;
    return World::opened(asked);
}

inline Answered answer(bool adopts = false) {
    return {.words = "thanks", .how = Means::phone, .adopt = adopts, .was_accepted = {}, .handler = {}};
}

inline Withdrawn withdrawn() {
    return {.from = {}, .words = "sold"};
}

}  // namespace testing
