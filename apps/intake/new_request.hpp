// What `new` is asked to register: what the line says, what an interview completes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "apps/intake/registration.hpp"
#include "apps/shared/options.hpp"
#include "apps/shared/typed_values.hpp"

namespace aftercare {

struct NewRequest {
    std::vector<std::string> symptoms;  ///< each is a ticket of its own
    ReportRequest report;
    std::optional<Liability> liability;  ///< then the report is judged in the same act
    bool anyway = false;                 ///< though the same thing is open already
};

void describe_new(Options& options, NewRequest& request);

/// What is wrong with a request however the ledger stands: throws Error{usage}. The same words twice are a
/// slip of the hand; a date to reply by is one of a referral; who answers for it is said with what it is and
/// how urgent.
void check_new(const NewRequest& request);

/// The options that every report needs and this one does not give, for a message; a unit's owner may be its
/// contact.
std::string missing_options(const NewRequest& request);

/// What the option of that name would take instead of `typed`; empty when it takes that.
std::string expected_by(std::string_view option, std::string_view typed);

}  // namespace aftercare
