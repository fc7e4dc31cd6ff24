// People in events: never their names, only which person and a salted hash of what was said of them.
//
// Names, phones and addresses live in the store's person table and can be blanked; the journal keeps the
// hashes, so it can still be shown that a value was what it was, by whoever has the value and the salt.
#pragma once

#include <optional>
#include <string>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"

namespace aftercare {

/// A person as an event mentions them. Hashes are the first 32 hexadecimal digits of SHA-256(salt ‖ value),
/// empty where the event gives no new value.
struct Person {
    PersonId id;
    std::string name = {};
    std::string phone = {};
    std::string email = {};
    std::string address = {};

    static void fields(auto& self, auto&& field) {
        field("person", self.id);
        field("name", self.name);
        field("phone", self.phone);
        field("email", self.email);
        field("address", self.address);
    }
    bool operator==(const Person&) const = default;
};

/// WHO of the command line: a role, or a person.
struct Who {
    std::optional<WhoRole> role;
    std::optional<Person> person;

    static void fields(auto& self, auto&& field) {
        field("role", self.role);
        field("who", self.person);
    }
    bool operator==(const Who&) const = default;
};

/// A contact of a ticket.
struct ContactEntry {
    Person person;
    ContactRole role = ContactRole::owner;
    bool has_phone = false;
    bool by_default = false;  ///< the unit's owner, since nobody was named

    static void fields(auto& self, auto&& field) {
        field("contact", self.person);
        field("role", self.role);
        field("has_phone", self.has_phone);
        field("by_default", self.by_default);
    }
    bool operator==(const ContactEntry&) const = default;
};

}  // namespace aftercare
