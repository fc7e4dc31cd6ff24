// Back-charges as people name them: `AC-C1`, `C1`, or where nothing else can be meant, `1`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// Site, empty when it was not typed, and running number.
struct WrittenCharge {
    std::string site;
    std::int64_t n = 0;
};

/// Reads `AC-C1` or `C1`, and with `bare` also `1`; nothing when it is malformed.
std::optional<WrittenCharge> parse_charge(std::string_view text, bool bare);

/// Checks the id of a back-charge while parsing the line.
std::string check_charge(std::string_view value);

/// The back-charge of an id that can be read. Throws Error{fact} when there is none.
Charge find_charge(Database& db, const std::string& site, const std::string& typed);

}  // namespace aftercare
