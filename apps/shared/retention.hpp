// What is said of the retention of a party's contract whenever it is sent to work or asked about.
#pragma once

#include <string>

#include "aftercare/store/charges.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// `12000.00 of 20000.00 yuan left, released on 2027-01-01`.
std::string retention_words(const Retention& retention);

/// Whether the retention is released by `at`: what was not deducted by then has to be paid out.
bool is_released(const Retention& retention, Instant at);

/// On a terminal what is left; warns when it is released already.
void tell_retention(const Session& session, const std::string& party, const Retention& retention);

}  // namespace aftercare
