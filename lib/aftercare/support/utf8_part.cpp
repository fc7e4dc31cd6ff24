#include "aftercare/support/utf8_part.hpp"

#include <string>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// Length of the character that `lead` begins; 0 when it begins none of several bytes.
std::size_t length_by_lead(unsigned char lead) {
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

}  // namespace

Utf8Part well_formed_part(std::string_view text) {
    const std::size_t size = invalid_utf8_at(text).value_or(text.size());
    const std::string_view rest = text.substr(size);
    if (rest.empty())
        return {.size = size, .cut = false};
    const std::size_t length = length_by_lead(static_cast<unsigned char>(rest[0]));
    if (rest.size() >= length)
        return {.size = size, .cut = false};
    if (rest.size() == 1)
        return {.size = size, .cut = true};
    // Which second bytes are allowed depends on the first; behind them any continuation byte will do.
    const std::string completed = std::string(rest) + std::string(length - rest.size(), '\x80');
    return {.size = size, .cut = !invalid_utf8_at(completed)};
}

}  // namespace aftercare
