#include "apps/aftercare/units.hpp"

#include <algorithm>
#include <tuple>

#include "aftercare/core/room.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

/// Without the white space around it.
std::string read_trimmed(std::string_view typed, std::string& into) {
    into = trim(typed);
    return {};
}

std::string read_area(std::string_view typed, std::string& into) {
    into = trim(typed);
    return check_not_empty(into);
}

/// The owner that an event names.
struct OwnerMark {
    Person person;
    bool has_phone = false;
    std::vector<Person> contacts = {};
};

/// A number of an owner, and the person who is kept for it.
struct KnownNumber {
    std::string phone;
    PersonId person;
};

/// The further numbers that are known, in their order.
std::vector<KnownNumber> further_numbers(Writer& writer, const Unit& unit) {
    std::vector<KnownNumber> known;
    for (const auto& contact : unit.contacts) {
        const auto person = load_person(writer.db(), contact.person_id);
        known.push_back({person ? person->phone : std::string(), contact.person_id});
    }
    return known;
}

const KnownNumber* find_number(const std::vector<KnownNumber>& known, const std::string& phone) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const KnownNumber& each) { return each.phone == phone; });
    return found == known.end() ? nullptr : &*found;
}

/// The numbers that were said, each once.
std::vector<std::string> numbers_of(const UnitFields& fields) {
    std::vector<std::string> numbers;
    for (const auto& [number] : fields.phones) {
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

/// Persons for `numbers` but for `first`; those that are known keep theirs.
std::vector<Person> contacts_of(Writer& writer, const std::vector<KnownNumber>& known,
                                const std::string& name, const std::vector<std::string>& numbers,
                                const std::string& first) {
    std::vector<Person> contacts;
    for (const auto& phone : numbers) {
        if (phone == first) {
            continue;
        }
        const auto* found = find_number(known, phone);
        contacts.push_back(found != nullptr
                               ? Person{.id = found->person}
                               : writer.remember({.name = name, .phone = phone, .email = {}, .address = {}}));
    }
    return contacts;
}

/// What numbers change of an owner who stays: nothing when all of them are known, in whatever order. A single
/// new one takes the place of the first; of several the first is the owner's unless the present one is there.
std::optional<OwnerMark> number_change(Writer& writer, const Unit& unit, const PersonValues& owner,
                                       const std::vector<std::string>& numbers) {
    const auto known = further_numbers(writer, unit);
    const bool all_known = std::all_of(numbers.begin(), numbers.end(), [&](const std::string& each) {
        return each == owner.phone || find_number(known, each) != nullptr;
    });
    if (all_known) {
        return std::nullopt;
    }
    const bool stays = std::find(numbers.begin(), numbers.end(), owner.phone) != numbers.end();
    const auto& first = stays ? owner.phone : numbers.front();
    const auto* promoted = stays ? nullptr : find_number(known, first);
    const auto person = stays ? Person{.id = *unit.owner_id}
                        : promoted != nullptr
                            ? Person{.id = promoted->person}
                            : amend_person(writer.db(), *unit.owner_id,
                                           {.name = {}, .phone = first, .email = {}, .address = {}});
    auto after = numbers;
    if (numbers.size() < 2) {
        for (const auto& each : known) {
            after.push_back(each.phone);
        }
    }
    return OwnerMark{person, true, contacts_of(writer, known, owner.name, after, first)};
}

/// What the fields change of the owner of `unit`; nothing when the ledger has it so.
std::optional<OwnerMark> owner_change(Writer& writer, const Unit& unit, const UnitFields& fields) {
    const auto numbers = numbers_of(fields);
    if (fields.owner.empty() && numbers.empty()) {
        return std::nullopt;
    }
    const auto owner = unit.owner_id ? load_person(writer.db(), *unit.owner_id) : std::nullopt;
    const bool same = owner && !owner->name.empty() && (fields.owner.empty() || owner->name == fields.owner);
    if (!same && fields.owner.empty()) {
        throw Error(ErrorKind::fact, tr("a phone without an owner"), {}, tr("name the owner too"));
    }
    if (same) {
        return number_change(writer, unit, *owner, numbers);
    }
    const auto first = numbers.empty() ? std::string() : numbers.front();
    return OwnerMark{writer.remember({.name = fields.owner, .phone = first, .email = {}, .address = {}}),
                     !first.empty(), contacts_of(writer, {}, fields.owner, numbers, first)};
}

template <class T>
bool differs(const std::optional<T>& said, const T& known) {
    return said && *said != known;
}

template <class T>
void say_change(std::optional<T>& change, const std::optional<T>& said, const T& known, bool& any) {
    if (differs(said, known)) {
        change = said;
        any = true;
    }
}

void say_change(std::optional<Day>& change, const std::optional<Day>& said, const std::optional<Day>& known,
                bool& any) {
    if (said && said != known) {
        change = said;
        any = true;
    }
}

/// The unit moved to another name must not meet one that is there.
void check_place(Writer& writer, const Unit& unit, const UnitAmended& change) {
    Unit moved = unit;
    apply(moved, {}, change);
    if (moved.name == unit.name && moved.phase == unit.phase) {
        return;
    }
    const auto other = same_unit(writer.db(), unit.project_id, moved.phase, moved.name);
    if (other && other->id != unit.id) {
        throw Error(ErrorKind::fact, form(tr("unit {unit} exists already"), fmt::arg("unit", moved.name)));
    }
}

void check_kind_of_place(const Unit& unit, const UnitFields& fields) {
    const bool room_said = fields.building || fields.entrance || fields.room;
    if (!unit.area.empty() && room_said) {
        throw Error(ErrorKind::fact, form(tr("{unit} is a public area"), fmt::arg("unit", unit.name)), {},
                    tr("rename it with --area"));
    }
    if (unit.area.empty() && fields.area) {
        throw Error(ErrorKind::fact, form(tr("{unit} is no public area"), fmt::arg("unit", unit.name)), {},
                    tr("amend its --building, --entrance or --room"));
    }
}

}  // namespace

std::string read_room_part(std::string_view typed, std::string& into) {
    into = fold_room_part(typed);
    if (into.find('-') != std::string::npos || harmless(into, true) != into) {
        return tr("one part of a room, without -");
    }
    return {};
}

std::string read_owner_name(std::string_view typed, std::string& into) {
    into = trim(typed);
    return check_person_name(typed);
}

void describe_unit(Options& options, UnitRequest& request) {
    auto& fields = request.fields;
    options.value(fields.building, "building", "B", tr_later("the building"), Need::optional, read_room_part);
    options.value(fields.entrance, "entrance", "E", tr_later("the entrance in it"), Need::optional,
                  read_room_part);
    options.value(fields.room, "room", "R", tr_later("the room in it; leading zeros count"), Need::optional,
                  read_room_part);
    options.value(fields.area, "area", "NAME", tr_later("a public area of the project, instead of a room"),
                  Need::optional, read_area);
    options.text(request.project, "project", "P", tr_later("the project, when there are several"),
                 Need::optional, check_not_empty);
    options.value(fields.phase, "phase", "NAME", tr_later("the phase of the project"), Need::optional,
                  read_trimmed);
    options.value(fields.section, "section", "S", tr_later("the section of the works it belongs to"),
                  Need::optional, read_trimmed);
    options.value(fields.use, "use", "USE", tr_later("dwelling, shop or parking"));
    options.value(fields.handover_on, "handover-on", "D", tr_later("day it was handed to the owner"));
    options.value(fields.completion_on, "completion-on", "D", tr_later("day the building was completed"));
    options.value(fields.layout, "layout", "L", tr_later("the layout of the dwelling"), Need::optional,
                  read_trimmed);
    options.value(fields.batch, "batch", "B", tr_later("the batch in which it was handed over"),
                  Need::optional, read_trimmed);
    options.value(fields.owner, "owner", "NAME", tr_later("who owns it"), Need::optional, read_owner_name);
    options.value(fields.phones, "phone", "P", tr_later("the owner's phone; repeatable"));
}

void require_consistent(const UnitFields& fields) {
    const bool room_said = fields.building || fields.entrance || fields.room;
    if (fields.area && room_said) {
        throw Error(ErrorKind::usage, tr("--area excludes --building, --entrance and --room"));
    }
    const bool empty = (fields.building && fields.building->empty()) || (fields.room && fields.room->empty());
    if (empty) {
        throw Error(ErrorKind::usage, tr("--building and --room cannot be empty"));
    }
}

std::string name_of(const UnitFields& fields) {
    return fields.area && !fields.area->empty()
               ? *fields.area
               : room_key(fields.building.value_or(""), fields.entrance.value_or(""),
                          fields.room.value_or(""));
}

bool UnitFields::operator==(const UnitFields& other) const {
    const auto all = [](const UnitFields& each) {
        return std::tie(each.phase, each.section, each.building, each.entrance, each.room, each.area,
                        each.layout, each.batch, each.use, each.handover_on, each.completion_on, each.owner);
    };
    return all(*this) == all(other) &&
           std::equal(phones.begin(), phones.end(), other.phones.begin(), other.phones.end(),
                      [](const Phone& one, const Phone& another) { return one.number == another.number; });
}

Unit add_unit(Writer& writer, ProjectId project, const UnitFields& fields) {
    UnitAdded added;
    added.project_id = project;
    added.phase = fields.phase.value_or("");
    added.section = fields.section.value_or("");
    added.building = fields.building.value_or("");
    added.entrance = fields.entrance.value_or("");
    added.room = fields.room.value_or("");
    added.area = fields.area.value_or("");
    added.layout = fields.layout.value_or("");
    added.batch = fields.batch.value_or("");
    added.use = fields.use.value_or(Use::dwelling);
    added.handover_on = fields.handover_on;
    added.completion_on = fields.completion_on;
    if (auto owner = owner_change(writer, {}, fields)) {
        added.owner = std::move(owner->person);
        added.owner_has_phone = owner->has_phone;
        added.contacts = std::move(owner->contacts);
    }
    return writer.add(added);
}

bool amend_unit(Writer& writer, Unit& unit, const UnitFields& fields) {
    check_kind_of_place(unit, fields);
    UnitAmended change;
    bool any = false;
    say_change(change.phase, fields.phase, unit.phase, any);
    say_change(change.section, fields.section, unit.section, any);
    say_change(change.building, fields.building, unit.building, any);
    say_change(change.entrance, fields.entrance, unit.entrance, any);
    say_change(change.room, fields.room, unit.room, any);
    say_change(change.area, fields.area, unit.area, any);
    say_change(change.layout, fields.layout, unit.layout, any);
    say_change(change.batch, fields.batch, unit.batch, any);
    say_change(change.use, fields.use, unit.use, any);
    say_change(change.handover_on, fields.handover_on, unit.handover_on, any);
    say_change(change.completion_on, fields.completion_on, unit.completion_on, any);
    if (auto owner = owner_change(writer, unit, fields)) {
        change.owner = std::move(owner->person);
        change.owner_has_phone = owner->has_phone;
        change.contacts = std::move(owner->contacts);
        any = true;
    }
    if (!any) {
        return false;
    }
    check_place(writer, unit, change);
    writer.record(unit, UnitEvent(change));
    return true;
}

}  // namespace aftercare
