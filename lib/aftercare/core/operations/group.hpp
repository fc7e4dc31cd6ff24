// Group complaints 群诉: tickets of many households about one thing, with a spokesperson, a lead, one
// statement, and an answer to each household.
#pragma once

#include <vector>

#include "aftercare/core/operations/operation.hpp"
#include "aftercare/core/person.hpp"

namespace aftercare {

struct GroupMember {
    int n = 0;
    TicketId ticket_id;
    Instant joined_at;
    std::optional<Instant> answered_at;

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("ticket_id", self.ticket_id);
        field("joined_at", self.joined_at);
        field("answered_at", self.answered_at);
    }
    bool operator==(const GroupMember&) const = default;
};

struct Group {
    GroupId id;
    GroupState state = GroupState::confirmed;
    Instant state_since;
    std::string lead;
    std::optional<PersonId> spokesperson_id;
    std::string statement;
    std::optional<Instant> stated_at;
    Instant formed_at;
    std::vector<GroupMember> members;

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("state", self.state);
        field("state_since", self.state_since);
        field("lead", self.lead);
        field("spokesperson_id", self.spokesperson_id);
        field("statement", self.statement);
        field("stated_at", self.stated_at);
        field("formed_at", self.formed_at);
    }
    static void parts(auto& self, auto&& part) { part("group_member", self.members); }
    bool operator==(const Group&) const = default;
};

struct GroupFormed {
    static constexpr Verb verb = Verb::open;
    static constexpr SubjectKind subject = SubjectKind::group;
    std::string lead;
    std::optional<Person> spokesperson;
    std::vector<TicketId> tickets;

    static void fields(auto& self, auto&& field) {
        field("lead", self.lead);
        field("spokesperson", self.spokesperson);
        field("tickets", self.tickets);
    }
    bool operator==(const GroupFormed&) const = default;
};

struct GroupJoined {
    static constexpr Verb verb = Verb::add;
    static constexpr SubjectKind subject = SubjectKind::group;
    std::vector<TicketId> tickets;

    static void fields(auto& self, auto&& field) { field("tickets", self.tickets); }
    bool operator==(const GroupJoined&) const = default;
};

struct GroupStated {
    static constexpr Verb verb = Verb::state;
    static constexpr SubjectKind subject = SubjectKind::group;
    std::string words;

    static void fields(auto& self, auto&& field) { field("words", self.words); }
    bool operator==(const GroupStated&) const = default;
};

/// The household of one member was answered; its ticket has an `inform` of its own.
struct GroupAnswered {
    static constexpr Verb verb = Verb::answer;
    static constexpr SubjectKind subject = SubjectKind::group;
    TicketId ticket_id;
    std::string words;
    Means how = Means::phone;

    static void fields(auto& self, auto&& field) {
        field("ticket", self.ticket_id);
        field("words", self.words);
        field("how", self.how);
    }
    bool operator==(const GroupAnswered&) const = default;
};

struct GroupDismissed {
    static constexpr Verb verb = Verb::dismiss;
    static constexpr SubjectKind subject = SubjectKind::group;
    std::string words;

    static void fields(auto& self, auto&& field) { field("words", self.words); }
    bool operator==(const GroupDismissed&) const = default;
};

/// Somebody else leads the group or speaks for it; what is not named stays.
struct GroupAmended {
    static constexpr Verb verb = Verb::amend;
    static constexpr SubjectKind subject = SubjectKind::group;
    std::optional<std::string> lead;
    std::optional<Person> spokesperson;

    static void fields(auto& self, auto&& field) {
        field("lead", self.lead);
        field("spokesperson", self.spokesperson);
    }
    bool operator==(const GroupAmended&) const = default;
};

/// A ticket that is to be a member, or of which something is said as one.
struct GroupCandidate {
    TicketId id;
    std::string number;
    State state = State::registered;
    Instant received_at;
    std::string live_group;  ///< the written name of the group that it is in and that is not over
    std::optional<Instant> archived_at = {};
    std::string goes_on = {};               ///< of a merged ticket the number of the one that goes on
    std::vector<TicketId> stands_for = {};  ///< those that were merged into it, along the whole chain
};

/// What deciding on a group needs beside the group itself.
struct GroupFacts {
    const Actor& actor;
    When when;
};

/// `lead` is the register's view of the lead. A group has at least two members. A ticket that is merged, void
/// or archived is none, nor is one that another group has that is not over.
Decided<GroupFormed> decide(GroupFormed asked, const GroupFacts& facts, const Actor& lead,
                            const std::vector<GroupCandidate>& tickets);
Decided<GroupJoined> decide(GroupJoined asked, const Group& group, const GroupFacts& facts,
                            const std::vector<GroupCandidate>& tickets);
Decided<GroupStated> decide(GroupStated asked, const Group& group, const GroupFacts& facts);
/// `lead` is the register's view of the new lead.
Decided<GroupAmended> decide(GroupAmended asked, const Group& group, const GroupFacts& facts,
                             const Actor& lead);
/// `ticket` is the member, or goes on in its place; once for each household.
Decided<GroupAnswered> decide(GroupAnswered asked, const Group& group, const GroupFacts& facts,
                              const GroupCandidate& ticket);
/// Only while no household was answered as one of the group.
Decided<GroupDismissed> decide(GroupDismissed asked, const Group& group, const GroupFacts& facts);

void apply(Group& group, const Stamp& stamp, const GroupFormed& event);
void apply(Group& group, const Stamp& stamp, const GroupJoined& event);
void apply(Group& group, const Stamp& stamp, const GroupAmended& event);
void apply(Group& group, const Stamp& stamp, const GroupStated& event);
void apply(Group& group, const Stamp& stamp, const GroupAnswered& event);
void apply(Group& group, const Stamp& stamp, const GroupDismissed& event);

}  // namespace aftercare
