// People: the only table with names, phones and addresses. Events carry a person's id and salted hashes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/person.hpp"
#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// What is known of a person; empty members are not known.
struct PersonValues {
    std::string name;
    std::string phone;
    std::string email;
    std::string address;
};

/// A phone as it is kept: ASCII digits with a leading `+` if there is one; spaces, hyphens, dots and brackets
/// dropped, full-width folded. Nothing when there is anything else, or fewer than 3 or more than 20 digits.
std::optional<std::string> normalise_phone(std::string_view typed);

/// First 32 hexadecimal digits of SHA-256(salt ‖ value); empty for an empty value.
std::string salted_hash(std::string_view salt, std::string_view value);

/// Makes a person and gives the mark for the event. With `reuse`, one who has exactly this name and phone
/// (not empty) is taken instead.
Person remember_person(Database& db, const PersonValues& values, bool reuse);
/// Sets the values that are not empty and gives the mark with their hashes.
Person amend_person(Database& db, PersonId id, const PersonValues& values);
/// The person's values; blank when forgotten, nothing when there is none.
std::optional<PersonValues> load_person(Database& db, PersonId id);
/// Blanks values and salt; what the journal holds stays.
void forget_person(Database& db, PersonId id, Instant at);
/// People with exactly this name or phone.
std::vector<PersonId> find_people(Database& db, std::string_view name_or_phone);

}  // namespace aftercare
