// What party add and party amend share: a party's own data and its people, as options name them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/store/people.hpp"
#include "aftercare/store/sqlite.hpp"
#include "apps/shared/options.hpp"

namespace aftercare {

/// `NAME[:PHONE]`: empty when it can be read.
std::string check_party_person(std::string_view value);

/// The options of `party add` and `party amend` that describe the party's contact data and people.
void describe_party(Options& options);

/// Phone, e-mail and address of the party.
PersonValues contact_values(const Request& request);
bool is_blank(const PersonValues& values);

/// The people of --person, with their phones.
std::vector<PersonValues> people_of(const Request& request);

}  // namespace aftercare
