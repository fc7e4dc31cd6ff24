// Checks of option values that need no ledger: what they accept is what the ledger-side readers accept.
#pragma once

#include <string>
#include <string_view>

#include "aftercare/core/codes.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/phone.hpp"

namespace aftercare {

/// Looks at a text before the ledger is opened: empty when it is good, else what would be (already
/// translated).
using ValueCheck = std::string (*)(std::string_view value);

std::string check_period(std::string_view value);
/// A ticket, order, `@`, or `-`.
std::string check_id(std::string_view value);
/// The same for verbs that take one: no `-`.
std::string check_one_id(std::string_view value);
/// A ticket, `@`, or `-`; no order.
std::string check_ticket_id(std::string_view value);
std::string check_one_ticket_id(std::string_view value);
/// An order, `N/k`.
std::string check_order_id(std::string_view value);
/// An e-mail address.
std::string check_address(std::string_view value);
/// The same, or nothing: takes away the one there is.
std::string check_address_or_none(std::string_view value);
/// What a person is called: not empty, and nothing that a report masked.
std::string check_person_name(std::string_view value);
std::string check_not_empty(std::string_view value);
/// Any text with at least one character, white space too.
std::string check_filled(std::string_view value);

/// What is expected instead of a text that is no phone number.
std::string phone_expected(PhoneFault fault);

/// The codes of a list, for "expected".
std::string listed_codes(std::string_view code_list);

}  // namespace aftercare
