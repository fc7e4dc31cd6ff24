// What party add and party amend share: a party's own data and its people, as options name them.
#pragma once

#include <string>
#include <vector>

#include "aftercare/store/people.hpp"
#include "apps/shared/options.hpp"

namespace aftercare {

/// A party's contact data and people; what is empty was not said.
struct PartyContacts {
    Phone phone;
    std::vector<PersonValues> people;
    std::string email;
    std::string address;
};

/// The options of `party add` and `party amend` that say them.
void describe_contacts(Options& options, PartyContacts& contacts);

/// Phone, e-mail and address of the party.
PersonValues contact_values(const PartyContacts& contacts);
bool is_blank(const PersonValues& values);

}  // namespace aftercare
