#include "aftercare/core/operations/hold.hpp"

#include "aftercare/support/zone.hpp"

namespace aftercare {

Decided<Held> decide(Held asked, const Facts& facts) {
    const bool is_long =
        day_of(asked.review_at).number > day_of(facts.when.at).number + facts.policy.hold_review_days;
    if (auto no = refuse_actor(facts.actor, is_long ? StaffRole::supervisor : StaffRole::desk)) {
        return *no;
    }
    if (auto no = refuse(Verb::hold, facts, Effect::changes_state)) {
        return *no;
    }
    const auto is_special = [&](CodeTrait trait) {
        return has_trait(facts.policy, CodeTable::hold_reason, asked.reason, trait);
    };
    if (facts.ticket.state == State::completed && !is_special(CodeTrait::is_observation)) {
        return refused(Refusal::wrong_state, facts.ticket);
    }
    if (is_special(CodeTrait::by_owner)) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        if (!asked.from) {
            no.missing.emplace_back("from");
        }
        if (!asked.how) {
            no.missing.emplace_back("how");
        }
        no.helps.clear();
        if (!no.missing.empty()) {
            return no;
        }
    }
    asked.n = facts.latest().work.given.hold + 1;
    return asked;
}

/// From when it counts, and whether it stops clocks, is reckoned (clock_moves.cpp).
void apply(Ticket& ticket, const Stamp& stamp, const Held& event) {
    enter(ticket, State::on_hold, Verb::hold, stamp.at, stamp.actor);
    Hold hold;
    hold.n = event.n;
    hold.reason = event.reason;
    hold.from_at = stamp.at;
    hold.review_at = event.review_at;
    ticket.holds.push_back(hold);
}

}  // namespace aftercare
