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

}  // namespace

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
    for (auto& member : group.members) {
        if (member.ticket_id == event.ticket_id) {
            member.answered_at = member.answered_at.value_or(stamp.at);
        }
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
