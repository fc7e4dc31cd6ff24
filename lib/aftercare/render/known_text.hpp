// A text in the JSON that programs read: the ledger keeps what is not known as an empty one, JSON has null
// for it.
#pragma once

#include <string_view>

#include "aftercare/support/json.hpp"

namespace aftercare {

/// Writes `text`, or null when it is empty.
inline void write_known(JsonWriter& json, std::string_view text) {
    if (text.empty()) {
        json.null();
    } else {
        json.string(text);
    }
}

}  // namespace aftercare
