#include "aftercare/support/entered_text.hpp"

#include <algorithm>

#include "aftercare/support/format.hpp"
#include "aftercare/support/limits.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_line_separator = "\u2028";
constexpr std::string_view k_paragraph_separator = "\u2029";

bool has_control(std::string_view text, bool may_have_lines) {
    return std::any_of(text.begin(), text.end(),
                       [&](char c) {
                           const auto byte = static_cast<unsigned char>(c);
                           const bool layout = may_have_lines && (c == '\n' || c == '\t');
                           return (byte < 0x20 && !layout) || byte == 0x7F;
                       }) ||
           text.find(k_line_separator) != std::string_view::npos ||
           text.find(k_paragraph_separator) != std::string_view::npos;
}

/// Of well-formed UTF-8.
std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

}  // namespace

std::optional<TextFault> text_fault(std::string_view text, TextKind kind) {
    const bool prose = kind == TextKind::prose;
    if (text.size() > k_text_bytes_max) {
        return kind == TextKind::name ? TextFault::name_too_long : TextFault::text_too_long;
    }
    if (invalid_utf8_at(text)) {
        return TextFault::not_utf8;
    }
    if (has_control(text, prose)) {
        return prose ? TextFault::control_in_prose : TextFault::control_in_line;
    }
    if (kind == TextKind::name && text.size() > k_name_characters_max &&
        count_characters(text) > k_name_characters_max) {
        return TextFault::name_too_long;
    }
    return std::nullopt;
}

std::string words_of(TextFault fault) {
    switch (fault) {
        case TextFault::not_utf8:
            return tr("the text is not UTF-8");
        case TextFault::control_in_line:
            return tr("the text has a line break, tab or other control character");
        case TextFault::control_in_prose:
            return tr("the text has a control character that is neither line break nor tab");
        case TextFault::name_too_long:
            return form(tr("the text is longer than {count} characters"),
                        fmt::arg("count", k_name_characters_max));
        case TextFault::text_too_long:
            break;
    }
    return form(tr("the text is longer than {count} bytes"), fmt::arg("count", k_text_bytes_max));
}

}  // namespace aftercare
