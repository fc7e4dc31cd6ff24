// Characters that show nothing, in every spelling that files and forms have for them.
#pragma once

namespace aftercare {

/// ASCII white space, no-break, ideographic and zero-width spaces, U+FEFF.
constexpr bool is_blank(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x00A0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 ||
           c == 0xFEFF;
}

}  // namespace aftercare
