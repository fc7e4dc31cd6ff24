#include "apps/intake/contacts.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_wide_colon = "：";

std::vector<std::string> split_contact(std::string_view text) {
    std::string plain(text);
    for (auto at = plain.find(k_wide_colon); at != std::string::npos; at = plain.find(k_wide_colon, at)) {
        plain.replace(at, k_wide_colon.size(), ":");
    }
    std::vector<std::string> parts;
    for (const auto part : split(plain, ':')) {
        parts.emplace_back(trim(part));
    }
    return parts;
}

[[noreturn]] void said_twice(std::string_view option) {
    throw Error(ErrorKind::usage,
                form(tr("--{option} says again what --contact says"), fmt::arg("option", option)), {},
                tr("say it in one of them"));
}

std::string phone_of_person(Database& db, PersonId id) {
    const auto person = load_person(db, id);
    return person ? person->phone : std::string();
}

/// The person with the phone learned or put right.
ContactEntry entry_of(Writer& writer, PersonId id, const std::string& phone, ContactRole role) {
    ContactEntry entry{.person = {.id = id}, .role = role, .has_phone = true};
    const auto known = phone_of_person(writer.db(), id);
    if (!phone.empty() && phone != known) {
        entry.person =
            amend_person(writer.db(), id, {.name = {}, .phone = phone, .email = {}, .address = {}});
    }
    entry.has_phone = !phone.empty() || !known.empty();
    return entry;
}

std::optional<Contact> contact_of_name(Database& db, const KnownPeople& known, const std::string& name) {
    for (const auto& contact : known.contacts) {
        if (const auto person = load_person(db, contact.person_id); person && person->name == name) {
            return contact;
        }
    }
    return std::nullopt;
}

/// Whether the unit's owner is meant: the same name, and no other phone than the one that is known.
bool is_owner(Database& db, const KnownPeople& known, const WrittenContact& written) {
    const auto person = known.owner ? load_person(db, *known.owner) : std::nullopt;
    return person && !person->name.empty() && person->name == written.name &&
           (written.phone.empty() || person->phone.empty() || person->phone == written.phone);
}

ContactEntry entry_of(Writer& writer, const WrittenContact& written, const KnownPeople& known) {
    const auto role = written.role.value_or(ContactRole::owner);
    if (const auto contact = contact_of_name(writer.db(), known, written.name)) {
        return entry_of(writer, contact->person_id, written.phone, written.role.value_or(contact->role));
    }
    if (is_owner(writer.db(), known, written)) {
        return entry_of(writer, *known.owner, written.phone, role);
    }
    const auto person =
        writer.remember({.name = written.name, .phone = written.phone, .email = {}, .address = {}});
    return {.person = person, .role = role, .has_phone = !written.phone.empty()};
}

/// Without --contact.
std::vector<ContactEntry> unnamed_entries(Writer& writer, const ContactRequest& request,
                                          const KnownPeople& known) {
    const auto role = request.role;
    const auto phone = request.phone ? request.phone->number : std::string();
    if (!known.contacts.empty()) {
        const auto& first = known.contacts.front();
        if (!role && phone.empty()) {
            return {};
        }
        return {entry_of(writer, first.person_id, phone, role.value_or(first.role))};
    }
    if (!known.owner) {
        return {};
    }
    if (!role && phone.empty()) {
        auto owner = entry_of(writer, *known.owner, {}, ContactRole::owner);
        owner.by_default = true;
        return {std::move(owner)};
    }
    const auto kept = phone_of_person(writer.db(), *known.owner);
    if (!phone.empty() && !kept.empty() && kept != phone) {
        const auto owner = load_person(writer.db(), *known.owner);
        return {entry_of(writer, {owner->name, role, phone}, known)};
    }
    return {entry_of(writer, *known.owner, phone, role.value_or(ContactRole::owner))};
}

}  // namespace

std::string read_contact(std::string_view typed, WrittenContact& into) {
    const auto parts = split_contact(typed);
    if (parts.size() == 3 && !parts[2].empty()) {
        Phone phone;
        if (auto expected = ValueReader<Phone>::read(parts[2], phone); !expected.empty()) {
            return expected;
        }
        into.phone = std::move(phone.number);
    }
    into.name = parts[0];
    if (is_masked(into.name)) {
        return check_person_name(into.name);
    }
    const bool has_role = parts.size() > 1 && !parts[1].empty();
    if (has_role) {
        into.role = match<ContactRole>(parts[1]);
    }
    const bool lacks_name = into.name.empty() && into.role != ContactRole::anonymous;
    if (parts.size() > 3 || (has_role && !into.role) || lacks_name) {
        return form(tr("NAME, NAME:ROLE or NAME:ROLE:PHONE, the role {codes}"),
                    fmt::arg("codes", listed_codes(CodeList<ContactRole>::name)));
    }
    return {};
}

std::vector<WrittenContact> written_contacts(const ContactRequest& request) {
    auto contacts = request.contacts;
    if (contacts.empty()) {
        return contacts;
    }
    auto& first = contacts.front();
    if (request.role) {
        if (first.role && first.role != request.role) {
            said_twice("role");
        }
        first.role = request.role;
    }
    if (request.phone) {
        if (!first.phone.empty() && first.phone != request.phone->number) {
            said_twice("phone");
        }
        first.phone = request.phone->number;
    }
    return contacts;
}

bool names_anonymous(const ContactRequest& request) {
    if (request.role == ContactRole::anonymous) {
        return true;
    }
    const auto contacts = written_contacts(request);
    return std::any_of(contacts.begin(), contacts.end(),
                       [](const WrittenContact& contact) { return contact.role == ContactRole::anonymous; });
}

std::vector<ContactEntry> contact_entries(Writer& writer, const ContactRequest& request,
                                          const KnownPeople& known) {
    const auto written = written_contacts(request);
    if (written.empty()) {
        return unnamed_entries(writer, request, known);
    }
    std::vector<ContactEntry> entries;
    for (const auto& contact : written) {
        entries.push_back(entry_of(writer, contact, known));
    }
    return entries;
}

}  // namespace aftercare
