#include "apps/intake/contacts.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/phone.hpp"
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
std::vector<ContactEntry> unnamed_entries(Writer& writer, const Request& request, const KnownPeople& known) {
    const auto role = code_of_option<ContactRole>(request, "role");
    const auto phone = phone_of(request.text("phone"));
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

std::optional<WrittenContact> read_contact(std::string_view text) {
    const auto parts = split_contact(text);
    WrittenContact contact{parts[0], {}, {}};
    if (parts.size() > 3) {
        return std::nullopt;
    }
    if (parts.size() > 1 && !parts[1].empty()) {
        contact.role = match<ContactRole>(parts[1]);
        if (!contact.role) {
            return std::nullopt;
        }
    }
    if (parts.size() > 2 && !parts[2].empty()) {
        const auto phone = normalise_phone(parts[2]);
        if (!phone) {
            return std::nullopt;
        }
        contact.phone = *phone;
    }
    if (is_masked(contact.name)) {
        return std::nullopt;
    }
    if (contact.name.empty() && contact.role != ContactRole::anonymous) {
        return std::nullopt;
    }
    return contact;
}

std::string check_contact(std::string_view value) {
    if (read_contact(value)) {
        return {};
    }
    const auto parts = split_contact(value);
    if (parts.size() == 3 && !parts[2].empty() && !normalise_phone(parts[2])) {
        return check_phone(parts[2]);
    }
    return is_masked(parts[0]) ? check_person_name(parts[0])
                               : form(tr("NAME, NAME:ROLE or NAME:ROLE:PHONE, the role {codes}"),
                                      fmt::arg("codes", listed_codes(CodeList<ContactRole>::name)));
}

std::vector<WrittenContact> written_contacts(const Request& request) {
    std::vector<WrittenContact> contacts;
    for (const auto& text : request.values("contact")) {
        contacts.push_back(*read_contact(text));
    }
    if (contacts.empty()) {
        return contacts;
    }
    if (const auto role = code_of_option<ContactRole>(request, "role")) {
        if (contacts.front().role && contacts.front().role != role) {
            said_twice("role");
        }
        contacts.front().role = role;
    }
    if (const auto phone = request.value("phone")) {
        if (!contacts.front().phone.empty() && contacts.front().phone != phone_of(*phone)) {
            said_twice("phone");
        }
        contacts.front().phone = phone_of(*phone);
    }
    return contacts;
}

bool names_anonymous(const Request& request) {
    if (code_of_option<ContactRole>(request, "role") == ContactRole::anonymous) {
        return true;
    }
    for (const auto& contact : written_contacts(request)) {
        if (contact.role == ContactRole::anonymous) {
            return true;
        }
    }
    return false;
}

std::vector<ContactEntry> contact_entries(Writer& writer, const Request& request, const KnownPeople& known) {
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
