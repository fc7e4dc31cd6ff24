// UTF-8 that arrives in pieces: where the well-formed part ends, and whether the rest may still become well
// formed.
#pragma once

#include <cstddef>
#include <string_view>

namespace aftercare {

/// The well-formed beginning of a text.
struct Utf8Part {
    std::size_t size = 0;  ///< bytes of it
    bool cut = false;      ///< what follows is the beginning of a character, up to the end of the text
};

/// Measures the well-formed beginning of `text`.
Utf8Part well_formed_part(std::string_view text);

}  // namespace aftercare
