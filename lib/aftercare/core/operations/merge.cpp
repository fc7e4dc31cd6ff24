#include "aftercare/core/operations/merge.hpp"

#include "aftercare/core/coming_back.hpp"

namespace aftercare {

namespace {

bool is_same_place(const Ticket& one, const Ticket& other) {
    if (one.unit_id || other.unit_id) {
        return one.unit_id == other.unit_id;
    }
    return one.project_id == other.project_id && one.place == other.place;
}

}  // namespace

Decided<MergedBoth> decide_merge(const Facts& source, const Facts& target) {
    if (auto no = refuse(Verb::merge, source, Effect::changes_state)) {
        if (no->why == Refusal::wrong_state && source.ticket.state == State::merged) {
            no->helps = "intake split";
        }
        return *no;
    }
    if (source.ticket.id == target.ticket.id) {
        auto no = refused(Refusal::same_ticket, source.ticket);
        no.helps.clear();
        return no;
    }
    if (auto no = refuse(Verb::merge, target, Effect::fact)) {
        const bool may_reopen = no->why == Refusal::wrong_state && target.ticket.state == State::closed &&
                                may_come_back(target.ticket, target.when.at);
        no->helps = may_reopen ? "close reopen" : "";
        return *no;
    }
    if (auto open = open_orders(source.ticket); !open.empty()) {
        auto no = refused(Refusal::orders_open, source.ticket);
        no.orders = std::move(open);
        no.helps = "dispatch cancel";
        return no;
    }
    if (!is_same_place(source.ticket, target.ticket)) {
        auto no = refused(Refusal::other_place, source.ticket);
        no.helps.clear();
        return no;
    }
    MergedBoth both;
    both.source.into = target.ticket.id;
    both.target.from = source.ticket.id;
    return both;
}

/// What a target takes over is reckoned (clock_moves.cpp).
void apply(Ticket& ticket, const Stamp& stamp, const Merged& event) {
    if (event.into) {
        ticket.merged_into = event.into;
        ticket.merged_from = ticket.state;
        enter(ticket, State::merged, Verb::merge, stamp.at, stamp.actor);
    }
}

}  // namespace aftercare
