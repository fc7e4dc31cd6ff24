#include "aftercare/support/text.hpp"

#include <charconv>
#include <cstdint>
#include <cstring>

#include "aftercare/support/blanks.hpp"

namespace aftercare {

namespace {

constexpr char32_t k_replacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t pos) {
    return static_cast<unsigned char>(text[pos]);
}

constexpr std::size_t k_run = sizeof(std::uint64_t);

/// Whether the next eight bytes are ASCII, looked at together.
bool is_ascii_run(std::string_view text, std::size_t pos) {
    std::uint64_t bytes = 0;
    if (text.size() - pos < k_run) {
        return false;
    }
    std::memcpy(&bytes, text.data() + pos, k_run);
    return (bytes & 0x8080808080808080U) == 0;
}

/// Length of the well-formed sequence at `pos` (Unicode 15, table 3-7), with its code point; 0 when there is
/// none.
std::size_t decode(std::string_view text, std::size_t pos, char32_t& code_point) {
    const unsigned lead = byte_at(text, pos);
    if (lead < 0x80) {
        code_point = lead;
        return 1;
    }
    // Chinese: three bytes that cannot be overlong, a surrogate or too large.
    if (lead >= 0xE1 && lead <= 0xEC && text.size() - pos >= 3) {
        const unsigned second = byte_at(text, pos + 1);
        const unsigned third = byte_at(text, pos + 2);
        if ((second & 0xC0U) != 0x80 || (third & 0xC0U) != 0x80) {
            return 0;
        }
        code_point = ((lead & 0x0FU) << 12) | ((second & 0x3FU) << 6) | (third & 0x3FU);
        return 3;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() - pos < length) {
        return 0;
    }
    // The second byte alone tells overlong forms, surrogates and what lies beyond U+10FFFF.
    const unsigned second = byte_at(text, pos + 1);
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
        return 0;
    }
    char32_t value = lead & (0xFFU >> (length + 1));
    value = (value << 6) | (second & 0x3F);
    for (std::size_t i = 2; i < length; ++i) {
        const unsigned next = byte_at(text, pos + i);
        if ((next & 0xC0) != 0x80) {
            return 0;
        }
        value = (value << 6) | (next & 0x3F);
    }
    code_point = value;
    return length;
}

/// What a terminal would obey or what would reorder the text around it.
bool is_harmful(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// The end of the printable ASCII that begins at `pos`.
std::size_t plain_ascii_end(std::string_view text, std::size_t pos) {
    while (pos < text.size() && text[pos] >= 0x20 && text[pos] < 0x7F) {
        ++pos;
    }
    return pos;
}

}  // namespace

std::optional<std::size_t> invalid_utf8_at(std::string_view text) {
    std::size_t pos = 0;
    char32_t ignored = 0;
    while (pos < text.size()) {
        if (is_ascii_run(text, pos)) {
            pos += k_run;
            continue;
        }
        const std::size_t length = decode(text, pos, ignored);
        if (length == 0) {
            return pos;
        }
        pos += length;
    }
    return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& pos) {
    char32_t code_point = k_replacement;
    const std::size_t length = decode(text, pos, code_point);
    pos += length == 0 ? 1 : length;
    return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

std::string fold_width(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t pos = 0;
    while (pos < text.size()) {
        const std::size_t begin = pos;
        const char32_t c = next_code_point(text, pos);
        if (c >= 0xFF01 && c <= 0xFF5E) {
            out.push_back(static_cast<char>(c - 0xFF01 + '!'));
        } else if (c == 0x3000) {
            out.push_back(' ');
        } else {
            out.append(text.substr(begin, pos - begin));
        }
    }
    return out;
}

std::string fold_ascii_case(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        std::size_t end = 0;
        if (!is_blank(next_code_point(text, end))) {
            break;
        }
        text.remove_prefix(end);
    }
    while (!text.empty()) {
        auto begin = text.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) {
            --begin;
        }
        auto pos = begin;
        if (!is_blank(next_code_point(text, pos)) || pos != text.size()) {
            break;
        }
        text.remove_suffix(text.size() - begin);
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = text.find(separator, begin);
        pieces.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) {
            return pieces;
        }
        begin = end + 1;
    }
}

std::string harmless(std::string_view text, bool one_line) {
    std::string out;
    out.reserve(text.size());
    std::size_t pos = 0;
    for (;;) {
        const std::size_t plain = plain_ascii_end(text, pos);
        out.append(text.substr(pos, plain - pos));
        pos = plain;
        if (pos == text.size()) {
            break;
        }
        const std::size_t begin = pos;
        const char32_t c = next_code_point(text, pos);
        if (c == '\r' && pos < text.size() && text[pos] == '\n') {
            continue;
        }
        if (c == '\n' || c == '\t') {
            out.push_back(one_line ? ' ' : static_cast<char>(c));
        } else if (c == '\r' && one_line) {
            out.push_back(' ');
        } else if (c == k_replacement || is_harmful(c)) {
            append_utf8(out, k_replacement);
        } else {
            out.append(text.substr(begin, pos - begin));
        }
    }
    return out;
}

std::string marked_lines(std::string_view text) {
    std::string out;
    const auto safe = harmless(text, false);
    for (const auto line : split(safe, '\n')) {
        out += out.empty() ? "" : line.empty() ? "\n|" : "\n| ";
        out += line;
    }
    return out;
}

std::string with_line_feeds(std::string text) {
    for (auto pos = text.find("\r\n"); pos != std::string::npos; pos = text.find("\r\n", pos)) {
        text.erase(pos, 1);
    }
    return text;
}

std::optional<long long> parse_digits(std::string_view text) {
    if (text.empty() || text.front() < '0' || text.front() > '9') {
        return std::nullopt;
    }
    long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

}  // namespace aftercare
