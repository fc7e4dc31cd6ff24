#include "aftercare/core/operations/group.hpp"

#include <algorithm>
#include <iterator>

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

/// The members that `ticket` stands for: itself, and those that were merged into it.
std::vector<GroupMember> members_of(const Group& group, const GroupCandidate& ticket) {
    std::vector<GroupMember> members;
    std::copy_if(group.members.begin(), group.members.end(), std::back_inserter(members),
                 [&](const GroupMember& each) {
                     return each.ticket_id == ticket.id ||
                            std::find(ticket.stands_for.begin(), ticket.stands_for.end(), each.ticket_id) !=
                                ticket.stands_for.end();
                 });
    return members;
}

/// A merged ticket is said of by the one that goes on, which is named.
std::optional<Refused> refuse_merged(const GroupCandidate& ticket) {
    if (ticket.goes_on.empty()) {
        return std::nullopt;
    }
    return Refused{.why = Refusal::goes_on_elsewhere, .number = ticket.number, .detail = ticket.goes_on};
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

std::optional<Refused> refuse_members(const std::vector<GroupCandidate>& tickets, Instant at) {
    for (const auto& ticket : tickets) {
        if (auto no = refuse_merged(ticket)) {
            return no;
        }
        if (ticket.state == State::voided || ticket.archived_at) {
            return Refused{.why = ticket.archived_at ? Refusal::archived : Refusal::wrong_state,
                           .number = ticket.number,
                           .since = ticket.archived_at};
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
    if (asked.tickets.size() < 2) {
        return Refused{.why = Refusal::group_too_small};
    }
    return asked;
}

Decided<GroupAmended> decide(GroupAmended asked, const Group& group, const GroupFacts& facts,
                             const Actor& lead) {
    if (auto no = refuse_step(group, facts)) {
        return *no;
    }
    if (auto no = asked.lead ? refuse_chosen(lead) : std::nullopt) {
        return *no;
    }
    const bool changes = (asked.lead && *asked.lead != group.lead) ||
                         (asked.spokesperson && asked.spokesperson->id != group.spokesperson_id);
    if (!changes) {
        return Refused{.why = Refusal::nothing_to_change};
    }
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
    if (auto no = refuse_merged(ticket)) {
        return *no;
    }
    const auto members = members_of(group, ticket);
    if (members.empty()) {
        return Refused{.why = Refusal::not_member, .number = ticket.number, .detail = ticket.number};
    }
    if (facts.when.at < members.front().joined_at) {
        return Refused{
            .why = Refusal::before_subject, .number = ticket.number, .since = members.front().joined_at};
    }
    for (const auto& member : members) {
        if (member.answered_at) {
            return Refused{.why = Refusal::answered_before,
                           .number = ticket.number,
                           .since = member.answered_at,
                           .helps = "dispatch inform"};
        }
    }
    asked.ticket_id = members.front().ticket_id;
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

void apply(Group& group, const Stamp&, const GroupAmended& event) {
    group.lead = event.lead.value_or(group.lead);
    if (event.spokesperson) {
        group.spokesperson_id = event.spokesperson->id;
    }
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
