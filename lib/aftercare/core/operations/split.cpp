#include "aftercare/core/operations/split.hpp"

namespace aftercare {

Decided<SplitBoth> decide_split(const Facts& source, const Facts& target) {
    if (auto no = refuse(Verb::split, source, Effect::changes_state)) {
        return *no;
    }
    if (source.ticket.state != State::merged) {
        auto no = refused(Refusal::wrong_state, source.ticket);
        no.helps.clear();
        return no;
    }
    if (auto no = refuse(Verb::split, target, Effect::fact)) {
        no->helps.clear();
        return *no;
    }
    SplitBoth both;
    both.source.out_of = target.ticket.id;
    both.target.without = source.ticket.id;
    return both;
}

void apply(Ticket& ticket, const Stamp& stamp, const Split& event) {
    if (event.out_of) {
        enter(ticket, *ticket.merged_from, Verb::split, stamp.at, stamp.actor);
        ticket.merged_into.reset();
        ticket.merged_from.reset();
    }
}

}  // namespace aftercare
