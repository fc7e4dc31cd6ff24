// Master data: projects, units, parties, staff. Each is folded from its own few events, as tickets are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/core/operations/operation.hpp"
#include "aftercare/core/person.hpp"
#include "aftercare/core/verbs.hpp"

namespace aftercare {

struct Project {
    ProjectId id;
    std::string name;

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("name", self.name);
    }
    bool operator==(const Project&) const = default;
};

/// A further number of a unit's owner, as a person of its own: a person has one number.
struct UnitContact {
    int n = 0;
    PersonId person_id;

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("person_id", self.person_id);
    }
    bool operator==(const UnitContact&) const = default;
};

/// A unit 房屋, or with `area` a public area of its project.
struct Unit {
    UnitId id;
    ProjectId project_id;
    std::string phase;
    std::string section;  ///< 标段, by which it was built
    std::string building;
    std::string entrance;
    std::string room;
    std::string area;
    std::string layout;  ///< 户型
    std::string batch;   ///< of handing over 交付批次
    std::string name;    ///< as shown: `3-1-1201`, or the area
    Use use = Use::dwelling;
    std::optional<Day> handover_on;
    std::optional<Day> completion_on;
    std::optional<PersonId> owner_id;
    bool owner_has_phone = false;
    std::vector<UnitContact> contacts;  ///< the owner's, when they have several numbers

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("project_id", self.project_id);
        field("phase", self.phase);
        field("section", self.section);
        field("building", self.building);
        field("entrance", self.entrance);
        field("room", self.room);
        field("area", self.area);
        field("layout", self.layout);
        field("batch", self.batch);
        field("name", self.name);
        field("use", self.use);
        field("handover_on", self.handover_on);
        field("completion_on", self.completion_on);
        field("owner_id", self.owner_id);
        field("owner_has_phone", self.owner_has_phone);
    }
    static void parts(auto& self, auto&& part) { part("unit_contact", self.contacts); }
    bool operator==(const Unit&) const = default;
};

/// A person of a party, such as a contractor's foreman.
struct PartyPerson {
    int n = 0;
    PersonId person_id;

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("person_id", self.person_id);
    }
    bool operator==(const PartyPerson&) const = default;
};

/// The contract of a party for a project 合同: what it built there, and what is retained from it until when.
struct Contract {
    int n = 0;
    ProjectId project_id;
    Instant contracted_at;  ///< when it was first recorded
    Fen settlement;
    Fen retention;
    std::optional<Day> release_on;     ///< when the retention is released
    std::string scope;                 ///< see builder.hpp; empty: all of the works
    std::string buildings;             ///< parts of rooms, as `3,5`; empty: all of the project
    std::optional<Day> reminded_on;    ///< last day on which its release was reminded of
    std::int64_t reminded_levels = 0;  ///< bit n: at step n of the ladder on that day

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("project_id", self.project_id);
        field("contracted_at", self.contracted_at);
        field("settlement", self.settlement);
        field("retention", self.retention);
        field("release_on", self.release_on);
        field("scope", self.scope);
        field("buildings", self.buildings);
        field("reminded_on", self.reminded_on);
        field("reminded_levels", self.reminded_levels);
    }
    bool operator==(const Contract&) const = default;
};

/// A party 责任单位. Its phone, e-mail and address are a person's, so that they can be forgotten too.
struct Party {
    PartyId id;
    std::string name;
    PartyKind kind = PartyKind::contractor;
    std::optional<PersonId> contact_id;
    std::vector<PartyPerson> people;
    std::vector<Contract> contracts;

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("name", self.name);
        field("kind", self.kind);
        field("contact_id", self.contact_id);
    }
    static void parts(auto& self, auto&& part) {
        part("party_person", self.people);
        part("contract", self.contracts);
    }
    bool operator==(const Party&) const = default;
};

struct StaffMember {
    StaffId id;
    std::string name;
    StaffRole role = StaffRole::desk;
    std::string email;
    std::string os_user;
    std::optional<Day> left_on;  ///< the first day on which they are of the department no more

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("name", self.name);
        field("role", self.role);
        field("email", self.email);
        field("os_user", self.os_user);
        field("left_on", self.left_on);
    }
    bool operator==(const StaffMember&) const = default;
};

struct ProjectAdded {
    static constexpr Verb verb = Verb::add;
    static constexpr SubjectKind subject = SubjectKind::project;
    std::string name;

    static void fields(auto& self, auto&& field) { field("name", self.name); }
    bool operator==(const ProjectAdded&) const = default;
};

struct UnitAdded {
    static constexpr Verb verb = Verb::add;
    static constexpr SubjectKind subject = SubjectKind::unit;
    ProjectId project_id;
    std::string phase, section, building, entrance, room, area, layout, batch;
    Use use = Use::dwelling;
    std::optional<Day> handover_on, completion_on;
    std::optional<Person> owner;
    bool owner_has_phone = false;
    std::vector<Person> contacts;  ///< the owner's further numbers; with an owner only

    static void fields(auto& self, auto&& field) {
        field("project", self.project_id);
        field("phase", self.phase);
        field("section", self.section);
        field("building", self.building);
        field("entrance", self.entrance);
        field("room", self.room);
        field("area", self.area);
        field("layout", self.layout);
        field("batch", self.batch);
        field("use", self.use);
        field("handover_on", self.handover_on);
        field("completion_on", self.completion_on);
        field("owner", self.owner);
        field("owner_has_phone", self.owner_has_phone);
        field("contacts", self.contacts);
    }
    bool operator==(const UnitAdded&) const = default;
};

/// What is named changes; the rest stays. An owner comes with all of their numbers.
struct UnitAmended {
    static constexpr Verb verb = Verb::amend;
    static constexpr SubjectKind subject = SubjectKind::unit;
    std::optional<std::string> phase, section, building, entrance, room, area, layout, batch;
    std::optional<Use> use;
    std::optional<Day> handover_on, completion_on;
    std::optional<Person> owner;
    bool owner_has_phone = false;
    std::vector<Person> contacts;  ///< the owner's further numbers; with an owner only

    static void fields(auto& self, auto&& field) {
        field("phase", self.phase);
        field("section", self.section);
        field("building", self.building);
        field("entrance", self.entrance);
        field("room", self.room);
        field("area", self.area);
        field("layout", self.layout);
        field("batch", self.batch);
        field("use", self.use);
        field("handover_on", self.handover_on);
        field("completion_on", self.completion_on);
        field("owner", self.owner);
        field("owner_has_phone", self.owner_has_phone);
        field("contacts", self.contacts);
    }
    bool operator==(const UnitAmended&) const = default;
};

struct PartyAdded {
    static constexpr Verb verb = Verb::add;
    static constexpr SubjectKind subject = SubjectKind::party;
    std::string name;
    PartyKind kind = PartyKind::contractor;
    std::optional<Person> contact;
    std::vector<Person> people;

    static void fields(auto& self, auto&& field) {
        field("name", self.name);
        field("kind", self.kind);
        field("contact", self.contact);
        field("people", self.people);
    }
    bool operator==(const PartyAdded&) const = default;
};

/// People named that the party already has get new data; others are added.
struct PartyAmended {
    static constexpr Verb verb = Verb::amend;
    static constexpr SubjectKind subject = SubjectKind::party;
    std::optional<std::string> name;
    std::optional<PartyKind> kind;
    std::optional<Person> contact;
    std::vector<Person> people;

    static void fields(auto& self, auto&& field) {
        field("name", self.name);
        field("kind", self.kind);
        field("contact", self.contact);
        field("people", self.people);
    }
    bool operator==(const PartyAmended&) const = default;
};

/// What is named of the party's contract for a project is set; the rest stays.
struct PartyContracted {
    static constexpr Verb verb = Verb::contract;
    static constexpr SubjectKind subject = SubjectKind::party;
    ProjectId project_id;
    std::optional<Fen> settlement, retention;
    std::optional<Day> release_on;
    std::optional<std::string> scope, buildings;  ///< an empty one: all again

    static void fields(auto& self, auto&& field) {
        field("project", self.project_id);
        field("settlement", self.settlement);
        field("retention", self.retention);
        field("release_on", self.release_on);
        field("scope", self.scope);
        field("buildings", self.buildings);
    }
    bool operator==(const PartyContracted&) const = default;
};

struct StaffAdded {
    static constexpr Verb verb = Verb::add;
    static constexpr SubjectKind subject = SubjectKind::staff;
    std::string name;
    StaffRole role = StaffRole::desk;
    std::string email, os_user;

    static void fields(auto& self, auto&& field) {
        field("name", self.name);
        field("role", self.role);
        field("email", self.email);
        field("os_user", self.os_user);
    }
    bool operator==(const StaffAdded&) const = default;
};

struct StaffAmended {
    static constexpr Verb verb = Verb::amend;
    static constexpr SubjectKind subject = SubjectKind::staff;
    std::optional<StaffRole> role;
    std::optional<std::string> email, os_user;
    std::optional<Day> left_on;
    bool came_back = false;  ///< they have not left after all, or are there again

    static void fields(auto& self, auto&& field) {
        field("role", self.role);
        field("email", self.email);
        field("os_user", self.os_user);
        field("left_on", self.left_on);
        field("came_back", self.came_back);
    }
    bool operator==(const StaffAmended&) const = default;
};

/// Since when somebody who has left by `now` is gone: the beginning of that day.
std::optional<Instant> left_at(const StaffMember& member, Instant now);

/// A member as one who acts, or is named for something, at `now`.
Actor actor_of(const StaffMember& member, Instant now);

/// Refused when the register `staff` would lose the last who is there, or the last manager, in that `before`
/// becomes `after`; nothing: is no more in it. Who has a day of leaving counts as gone.
std::optional<Refused> refuse_last_of_staff(const std::vector<StaffMember>& staff, const StaffMember& before,
                                            const std::optional<StaffMember>& after);

/// What is new in `asked`; an amendment that says nothing when nothing is. `staff` is the whole register: the
/// last one cannot leave it, and the last manager neither leave it nor become anything else.
Decided<StaffAmended> decide(StaffAmended asked, const StaffMember& member,
                             const std::vector<StaffMember>& staff, const Actor& actor);

void apply(Project& project, const Stamp& stamp, const ProjectAdded& event);
void apply(Unit& unit, const Stamp& stamp, const UnitAdded& event);
void apply(Unit& unit, const Stamp& stamp, const UnitAmended& event);
void apply(Party& party, const Stamp& stamp, const PartyAdded& event);
void apply(Party& party, const Stamp& stamp, const PartyAmended& event);
void apply(Party& party, const Stamp& stamp, const PartyContracted& event);
void apply(StaffMember& staff, const Stamp& stamp, const StaffAdded& event);
void apply(StaffMember& staff, const Stamp& stamp, const StaffAmended& event);

}  // namespace aftercare
