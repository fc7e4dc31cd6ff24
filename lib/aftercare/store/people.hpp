// People: the only table with names, phones and addresses. Events carry a person's id and salted hashes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "aftercare/core/person.hpp"
#include "aftercare/store/sql_text.hpp"
#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// The last four digits of a number without its extension, as person_phone_tail has them.
inline constexpr SqlPiece k_phone_tail = "substr(phone, instr(phone || '-', '-') - 4, 4)";

/// What is known of a person; empty members are not known.
struct PersonValues {
    std::string name;
    std::string phone;
    std::string email;
    std::string address;
};

/// What k_phone_tail is of `phone`, which is in the one form.
std::string_view phone_tail(std::string_view phone);

/// First 32 hexadecimal digits of SHA-256(salt ‖ value); empty for an empty value.
std::string salted_hash(std::string_view salt, std::string_view value);

/// Makes a person and gives the mark for the event. With `reuse`, one who has exactly this name and phone
/// (not empty) is taken instead.
Person remember_person(Database& db, const PersonValues& values, bool reuse);
/// Sets the values that are not empty and gives the mark with their hashes.
Person amend_person(Database& db, PersonId id, const PersonValues& values);
/// The person's values; blank when forgotten, nothing when there is none.
std::optional<PersonValues> load_person(Database& db, PersonId id);
/// Blanks values and salts; what the journal holds stays.
void forget_people(Database& db, std::span<const PersonId> ids, Instant at);
/// After the commit: what the file and its write-ahead log still have of forgotten people goes too. The table
/// is written anew, since an earlier change may have left a copy in the free part of a page, and the log
/// emptied. False when the log could not be emptied: another process still reads what was before.
bool clear_remains(Database& db);

}  // namespace aftercare
