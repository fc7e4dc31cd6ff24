#include "aftercare/core/operations/registry.hpp"

#include <algorithm>

#include "aftercare/core/room.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

void name_unit(Unit& unit) {
    unit.name = unit.area.empty() ? room_key(unit.building, unit.entrance, unit.room) : unit.area;
}

template <class Event>
void take_owner(Unit& unit, const Event& event) {
    if (!event.owner) {
        return;
    }
    unit.owner_id = event.owner->id;
    unit.owner_has_phone = event.owner_has_phone;
    unit.contacts.clear();
    for (const auto& person : event.contacts) {
        unit.contacts.push_back({static_cast<int>(unit.contacts.size()) + 1, person.id});
    }
}

void add_people(Party& party, const std::vector<Person>& people) {
    for (const auto& person : people) {
        const bool known = std::any_of(party.people.begin(), party.people.end(),
                                       [&](const PartyPerson& each) { return each.person_id == person.id; });
        if (!known) {
            party.people.push_back({static_cast<int>(party.people.size()) + 1, person.id});
        }
    }
}

/// Leaves of what was asked what differs from what is known.
template <class T>
void drop_known(std::optional<T>& asked, const T& known) {
    if (asked == known) {
        asked.reset();
    }
}

bool is_there(const StaffMember& member, StaffRole least) {
    return !member.left_on && member.role >= least;
}

}  // namespace

std::optional<Instant> left_at(const StaffMember& member, Instant now) {
    const auto at = member.left_on ? std::optional(start_of(*member.left_on)) : std::nullopt;
    return at && *at <= now ? at : std::nullopt;
}

Actor actor_of(const StaffMember& member, Instant now) {
    return {
        .name = member.name, .role = member.role, .register_empty = false, .left_at = left_at(member, now)};
}

std::optional<Refused> refuse_last_of_staff(const std::vector<StaffMember>& staff, const StaffMember& before,
                                            const std::optional<StaffMember>& after) {
    const auto is_lost = [&](StaffRole least) {
        return is_there(before, least) && !(after && is_there(*after, least)) &&
               std::none_of(staff.begin(), staff.end(), [&](const StaffMember& each) {
                   return each.name != before.name && is_there(each, least);
               });
    };
    if (is_lost(StaffRole::desk)) {
        return Refused{.why = Refusal::last_of_staff, .detail = before.name};
    }
    if (is_lost(StaffRole::manager)) {
        return Refused{.why = Refusal::last_manager, .detail = before.name};
    }
    return std::nullopt;
}

Decided<StaffAmended> decide(StaffAmended asked, const StaffMember& member,
                             const std::vector<StaffMember>& staff, const Actor& actor) {
    if (auto no = refuse_actor(actor)) {
        return *no;
    }
    drop_known(asked.role, member.role);
    drop_known(asked.email, member.email);
    drop_known(asked.os_user, member.os_user);
    if (asked.left_on == member.left_on) {
        asked.left_on.reset();
    }
    asked.came_back = asked.came_back && member.left_on;
    auto after = member;
    apply(after, {}, asked);
    if (auto no = refuse_last_of_staff(staff, member, after)) {
        return *no;
    }
    return asked;
}

void apply(Project& project, const Stamp&, const ProjectAdded& event) {
    project.name = event.name;
}

void apply(Unit& unit, const Stamp&, const UnitAdded& event) {
    unit.project_id = event.project_id;
    unit.phase = event.phase;
    unit.section = event.section;
    unit.building = event.building;
    unit.entrance = event.entrance;
    unit.room = event.room;
    unit.area = event.area;
    unit.layout = event.layout;
    unit.batch = event.batch;
    unit.use = event.use;
    unit.handover_on = event.handover_on;
    unit.completion_on = event.completion_on;
    take_owner(unit, event);
    name_unit(unit);
}

void apply(Unit& unit, const Stamp&, const UnitAmended& event) {
    set_if_given(unit.phase, event.phase);
    set_if_given(unit.section, event.section);
    set_if_given(unit.building, event.building);
    set_if_given(unit.entrance, event.entrance);
    set_if_given(unit.room, event.room);
    set_if_given(unit.area, event.area);
    set_if_given(unit.layout, event.layout);
    set_if_given(unit.batch, event.batch);
    set_if_given(unit.use, event.use);
    unit.handover_on = event.handover_on ? event.handover_on : unit.handover_on;
    unit.completion_on = event.completion_on ? event.completion_on : unit.completion_on;
    take_owner(unit, event);
    name_unit(unit);
}

void apply(Party& party, const Stamp&, const PartyAdded& event) {
    party.name = event.name;
    party.kind = event.kind;
    if (event.contact) {
        party.contact_id = event.contact->id;
    }
    add_people(party, event.people);
}

void apply(Party& party, const Stamp&, const PartyAmended& event) {
    set_if_given(party.name, event.name);
    set_if_given(party.kind, event.kind);
    if (event.contact) {
        party.contact_id = event.contact->id;
    }
    add_people(party, event.people);
}

void apply(Party& party, const Stamp& stamp, const PartyContracted& event) {
    auto found = std::find_if(party.contracts.begin(), party.contracts.end(),
                              [&](const Contract& each) { return each.project_id == event.project_id; });
    if (found == party.contracts.end()) {
        Contract contract;
        contract.n = static_cast<int>(party.contracts.size()) + 1;
        contract.project_id = event.project_id;
        contract.contracted_at = stamp.at;
        found = party.contracts.insert(found, std::move(contract));
    }
    set_if_given(found->settlement, event.settlement);
    set_if_given(found->retention, event.retention);
    set_if_given(found->scope, event.scope);
    set_if_given(found->buildings, event.buildings);
    found->release_on = event.release_on ? event.release_on : found->release_on;
}

void apply(StaffMember& staff, const Stamp&, const StaffAdded& event) {
    staff.name = event.name;
    staff.role = event.role;
    staff.email = event.email;
    staff.os_user = event.os_user;
}

void apply(StaffMember& staff, const Stamp&, const StaffAmended& event) {
    set_if_given(staff.role, event.role);
    set_if_given(staff.email, event.email);
    set_if_given(staff.os_user, event.os_user);
    staff.left_on = event.came_back ? std::nullopt : event.left_on ? event.left_on : staff.left_on;
}

}  // namespace aftercare
