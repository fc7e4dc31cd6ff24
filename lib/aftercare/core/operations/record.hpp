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
    bool opens_complaint = false;  ///< a linked complaint is opened with it
    bool calls_again = false;      ///< the owner is called once more

    static void fields(auto& self, auto&& field) {
        field("score", self.score);
        field("about", self.about);
        field("questions", self.questions);
        field("words", self.words);
        field("from", self.from);
        field("how", self.how);
        field("reopens", self.reopens);
        field("opens_complaint", self.opens_complaint);
        field("calls_again", self.calls_again);
    }
    bool operator==(const Recorded&) const = default;
};

/// Scores 1 and 2 are dissatisfied.
constexpr bool is_dissatisfied(int score) {
    return score <= 2;
}

/// What else deciding on a callback needs.
struct CallFacts {
    std::vector<std::string> repairers = {};  ///< who reported arrival, start, progress or completion
    bool complaint_open = false;              ///< an earlier dissatisfied answer's complaint is still open
};

/// Refused to who handles the ticket or reported its repair, once there is a staff register and an order was
/// issued: the caller is not the repairer.
std::optional<Refused> refuse_own_repair(const Facts& facts, const CallFacts& call);

/// A dissatisfied answer about the repair reopens inside the window. Any other one is kept, opens a linked
/// complaint and has the owner called again, unless such a complaint is open already.
Decided<Recorded> decide(Recorded asked, const Facts& facts, const CallFacts& call = {});
/// The first score of each cycle counts.
void apply(Ticket& ticket, const Stamp& stamp, const Recorded& event);

}  // namespace aftercare
