// Telephone numbers as people write them, and the one form in which they are kept and compared.
//
// A number that is written in two ways is two people to a computer, and an extension written behind a number
// is another number. So every entrance, filter, mask and search goes through read_phone().
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aftercare/support/outcome.hpp"

namespace aftercare {

/// Why a text is no number.
enum class PhoneFault {
    malformed,  ///< other characters, or fewer than 3 or more than 20 digits
    rounded,    ///< a spreadsheet took it for an amount: 1.38E+10, 13800000001.0
    masked,     ///< 138****0001: what a report showed instead of it
};

/// The number in its one form: ASCII digits; of a number of China, written with +86, 0086, 86 or without, no
/// country code, a landline with its area's 0, a mobile without; of any other country `+` and its code; an
/// extension (-801, 转801, ext 801, #801) behind a `-`. Blanks, dashes, dots and brackets fall away,
/// full-width characters are folded: `+86 (571) 8888-8888 转 801` → `057188888888-801`.
Outcome<std::string, PhoneFault> read_phone(std::string_view typed);

/// The same, where it does not matter why there is none.
std::optional<std::string> normalise_phone(std::string_view typed);

/// A part of a number as it stands in the one form, for comparing: the form of what can be read as a number,
/// else the text with full-width characters folded.
std::string phone_part(std::string_view typed);

/// The number without its extension, of a number in the one form.
std::string_view number_of_phone(std::string_view phone);

/// Whether `number`, which is in the one form, stands in `text` in any spelling.
bool mentions_phone(std::string_view text, std::string_view number);

}  // namespace aftercare
