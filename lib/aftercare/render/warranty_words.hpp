// A warranty in words: in one line, and whole with every term that applied.
#pragma once

#include <string>

#include "aftercare/core/warranty.hpp"
#include "aftercare/render/table.hpp"

namespace aftercare {

/// `owner: covered, last day 2027-06-10; contractor: not covered, last day 2025-06-10; gap: …`.
std::string warranty_summary(const Warranty& warranty);

/// Both sides with their reasons, what is only noted, and each term: last day, the working day after a last
/// day that is a day off, for whom, whether it decided, and its source. `class_word` is the class as people
/// call it.
std::string warranty_text(const Warranty& warranty, const std::string& class_word, const Screen& screen);

}  // namespace aftercare
