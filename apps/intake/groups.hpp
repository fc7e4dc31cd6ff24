// What the verbs of group complaints 群诉 share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/operations/group.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// A group as it is typed: `AC-G1`, `G1` or `1`; empty when `value` is one.
std::string check_group(std::string_view value);

/// The group that `typed` means. Throws Error{fact} when there is none.
Group group_named(Writer& writer, const std::string& typed);
/// `AC-G1`.
std::string number_of(const Writer& writer, GroupId id);

/// A ticket as a member of a group. Throws Error{fact} when there is none.
GroupCandidate candidate(Writer& writer, const std::string& typed);
/// The tickets named, each once.
std::vector<GroupCandidate> candidates(Writer& writer, const std::vector<std::string>& typed);

/// Who speaks for the households of `tickets`: a contact of one of them, else a person of that name.
Person spokesperson_of(Writer& writer, const std::vector<TicketId>& tickets, const std::string& name);

/// Throws the refusal of a step of a group.
[[noreturn]] void throw_refused(const Refused& refused);

/// The value of a step that was decided; throws its refusal.
template <class Event>
Event allowed(const Decided<Event>& decided) {
    if (!decided) {
        throw_refused(decided.reason());
    }
    return *decided;
}

/// What deciding needs.
inline GroupFacts group_facts(Writer& writer) {
    return {writer.actor(), writer.act().when};
}

}  // namespace aftercare
