#include "aftercare/core/operations/group.hpp"

#include <algorithm>

namespace aftercare {

namespace {

void join(Group& group, const Stamp& stamp, const std::vector<TicketId>& tickets) {
    for (const auto ticket : tickets) {
        const bool member = std::any_of(group.members.begin(), group.members.end(),
                                        [&](const GroupMember& each) { return each.ticket_id == ticket; });
        if (!member) {
            group.members.push_back({static_cast<int>(group.members.size()) + 1, ticket, stamp.at, {}});
        }
    }
}

void enter(Group& group, GroupState state, Instant at) {
    if (group.state != state) {
        group.state = state;
        group.state_since = at;
    }
}

GroupMember* member_of(Group& group, TicketId ticket) {
    const auto found = std::find_if(group.members.begin(), group.members.end(),
                                    [&](const GroupMember& each) { return each.ticket_id == ticket; });
    return found == group.members.end() ? nullptr : &*found;
}

/// Who acts, whether the group is still one, and whether the act lies before it was formed.
std::optional<Refused> refuse_step(const Group& group, const GroupFacts& facts) {
    if (auto no = refuse_actor(facts.actor)) {
        return no;
    }
    if (group.state == GroupState::dismissed) {
        return Refused{.why = Refusal::group_state, .detail = std::string(code_of(group.state))};
    }
    if (facts.when.at < group.formed_at) {
        return Refused{.why = Refusal::before_subject, .since = group.formed_at};
    }
    return std::nullopt;
}

/// Whether a ticket in this state stands for a household that complains.
bool may_join(State state) {
    return state != State::merged && state != State::voided && state != State::archived;
}

std::optional<Refused> refuse_members(const std::vector<GroupCandidate>& tickets, Instant at) {
    for (const auto& ticket : tickets) {
        if (!may_join(ticket.state)) {
            return Refused{.why = Refusal::wrong_state, .number = ticket.number};
        }
        if (at < ticket.received_at) {
            return Refused{
                .why = Refusal::before_receipt, .number = ticket.number, .since = ticket.received_at};
        }
        if (!ticket.live_group.empty()) {
            return Refused{.why = Refusal::in_group, .number = ticket.number, .detail = ticket.live_group};
        }
    }
    return std::nullopt;
}

std::vector<TicketId> ids_of(const std::vector<GroupCandidate>& tickets) {
    std::vector<TicketId> ids;
    for (const auto& ticket : tickets) {
        if (std::find(ids.begin(), ids.end(), ticket.id) == ids.end()) {
            ids.push_back(ticket.id);
        }
    }
    return ids;
}

}  // namespace

Decided<GroupFormed> decide(GroupFormed asked, const GroupFacts& facts, const Actor& lead,
                            const std::vector<GroupCandidate>& tickets) {
    if (auto no = refuse_actor(facts.actor)) {
        return *no;
    }
    if (auto no = refuse_chosen(lead)) {
        return *no;
    }
    if (auto no = refuse_members(tickets, facts.when.at)) {
        return *no;
    }
    asked.lead = lead.name;
    asked.tickets = ids_of(tickets);
    return asked;
}

Decided<GroupJoined> decide(GroupJoined asked, const Group& group, const GroupFacts& facts,
                            const std::vector<GroupCandidate>& tickets) {
    if (auto no = refuse_step(group, facts)) {
        return *no;
    }
    if (auto no = refuse_members(tickets, facts.when.at)) {
        return *no;
    }
    asked.tickets = ids_of(tickets);
    return asked;
}

Decided<GroupStated> decide(GroupStated asked, const Group& group, const GroupFacts& facts) {
    if (auto no = refuse_step(group, facts)) {
        return *no;
    }
    return asked;
}

Decided<GroupAnswered> decide(GroupAnswered asked, const Group& group, const GroupFacts& facts,
                              const GroupCandidate& ticket) {
    if (auto no = refuse_step(group, facts)) {
        return *no;
    }
    auto copy = group;
    const auto* member = member_of(copy, ticket.id);
    if (member == nullptr) {
        return Refused{.why = Refusal::not_member, .number = ticket.number, .detail = ticket.number};
    }
    if (facts.when.at < member->joined_at) {
        return Refused{.why = Refusal::before_subject, .number = ticket.number, .since = member->joined_at};
    }
    if (member->answered_at) {
        return Refused{.why = Refusal::answered_before,
                       .number = ticket.number,
                       .since = member->answered_at,
                       .helps = "dispatch inform"};
    }
    asked.ticket_id = ticket.id;
    return asked;
}

Decided<GroupDismissed> decide(GroupDismissed asked, const Group& group, const GroupFacts& facts) {
    if (auto no = refuse_step(group, facts)) {
        return *no;
    }
    const bool answered = std::any_of(group.members.begin(), group.members.end(),
                                      [](const GroupMember& each) { return each.answered_at.has_value(); });
    if (group.state != GroupState::confirmed || answered) {
        return Refused{.why = Refusal::group_state, .detail = std::string(code_of(GroupState::answered))};
    }
    return asked;
}

void apply(Group& group, const Stamp& stamp, const GroupFormed& event) {
    group.state_since = stamp.at;
    group.formed_at = stamp.at;
    group.lead = event.lead;
    if (event.spokesperson) {
        group.spokesperson_id = event.spokesperson->id;
    }
    join(group, stamp, event.tickets);
}

void apply(Group& group, const Stamp& stamp, const GroupJoined& event) {
    join(group, stamp, event.tickets);
    enter(group, GroupState::confirmed, stamp.at);
}

void apply(Group& group, const Stamp& stamp, const GroupStated& event) {
    group.statement = event.words;
    group.stated_at = stamp.at;
}

void apply(Group& group, const Stamp& stamp, const GroupAnswered& event) {
    if (auto* member = member_of(group, event.ticket_id)) {
        member->answered_at = member->answered_at.value_or(stamp.at);
    }
    if (std::all_of(group.members.begin(), group.members.end(),
                    [](const GroupMember& each) { return each.answered_at.has_value(); })) {
        enter(group, GroupState::answered, stamp.at);
    }
}

void apply(Group& group, const Stamp& stamp, const GroupDismissed&) {
    enter(group, GroupState::dismissed, stamp.at);
}

}  // namespace aftercare
