// callback record: the owner was reached and says how it went.
#pragma once

#include <vector>

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct QuestionScore {
    std::string code;
    int score = 0;

    static void fields(auto& self, auto&& field) {
        field("code", self.code);
        field("score", self.score);
    }
    bool operator==(const QuestionScore&) const = default;
};

struct Recorded {
    static constexpr Verb verb = Verb::record;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    int score = 0;  ///< 1..5
    std::optional<About> about;
    std::vector<QuestionScore> questions;
    std::string words;
    std::optional<Who> from;
    Means how = Means::phone;
    bool reopens = false;
    Deadlines deadlines;

    static void fields(auto& self, auto&& field) {
        field("score", self.score);
        field("about", self.about);
        field("questions", self.questions);
        field("words", self.words);
        field("from", self.from);
        field("how", self.how);
        field("reopens", self.reopens);
        field("deadlines", self.deadlines);
    }
    bool operator==(const Recorded&) const = default;
};

/// Scores 1 and 2 are dissatisfied.
constexpr bool is_dissatisfied(int score) {
    return score <= 2;
}

/// A dissatisfied answer about the repair reopens inside the window; otherwise it is kept.
Decided<Recorded> decide(Recorded asked, const Facts& facts);
/// The first score of each cycle counts.
void apply(Ticket& ticket, const Stamp& stamp, const Recorded& event);

}  // namespace aftercare
