#include "aftercare/support/encoding.hpp"

#include <algorithm>

#include "aftercare/support/gb18030.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/utf8_part.hpp"

namespace aftercare {

namespace {

constexpr char32_t k_byte_order_mark = 0xFEFF;
constexpr std::string_view k_utf8_begin = "\xEF\xBB\xBF";

bool is_high_surrogate(char32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low_surrogate(char32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

struct NulCounts {
    std::size_t even = 0;
    std::size_t odd = 0;
};

NulCounts count_nuls(std::string_view bytes) {
    NulCounts counts;
    for (std::size_t at = bytes.find('\0'); at != std::string_view::npos; at = bytes.find('\0', at + 1))
        ++(at % 2 == 0 ? counts.even : counts.odd);
    return counts;
}

bool decodes(Encoding encoding, std::string_view head, bool complete) {
    Decoder decoder(encoding);
    std::string text;
    return decoder.decode(head, text) && (!complete || decoder.finish());
}

/// NUL bytes on one side of the pairs only. NUL is well formed in UTF-8, so there must be many of them if the
/// text could be that.
bool looks_like_utf_16(std::string_view head, bool complete) {
    const auto [even, odd] = count_nuls(head);
    if ((even == 0) == (odd == 0) || !decodes(Encoding::utf_16, head, complete))
        return false;
    return (even + odd) * 4 >= head.size() || !decodes(Encoding::utf_8, head, complete);
}

/// More characters of three bytes than bytes that belong to none: damaged UTF-8. GBK text rarely has such
/// characters, but damaged UTF-8 is often well formed in GB18030, as other words.
bool is_mostly_utf_8(std::string_view head) {
    std::size_t characters = 0;
    std::size_t strays = 0;
    for (std::size_t pos = 0; pos < head.size();) {
        const auto part = well_formed_part(head.substr(pos));
        const auto good = head.substr(pos, part.size);
        characters += static_cast<std::size_t>(std::count_if(
            good.begin(), good.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xF0) == 0xE0; }));
        if (part.cut || pos + part.size >= head.size())
            break;
        ++strays;
        pos += part.size + 1;
    }
    return characters > strays;
}

}  // namespace

Encoding guess_encoding(std::string_view head, bool complete) {
    if (head.starts_with(k_utf8_begin))
        return Encoding::utf_8;
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        return Encoding::utf_16;
    if (looks_like_utf_16(head, complete))
        return Encoding::utf_16;
    if (decodes(Encoding::utf_8, head, complete))
        return Encoding::utf_8;
    if (is_mostly_utf_8(head))
        return Encoding::utf_8;
    return decodes(Encoding::gb18030, head, complete) ? Encoding::gb18030 : Encoding::utf_8;
}

struct Decoder::State {
    Encoding encoding;
    bool big_endian = false;
    bool at_begin = true;      ///< no character has been decoded
    bool order_known = false;  ///< UTF-16: whether big_endian is settled
    bool failed = false;
    std::size_t offset = 0;  ///< in the stream, of the first byte not decoded
    std::string cut;         ///< the beginning of a character at the end of the last piece

    /// Appends what is complete in `bytes`, returns its size; sets `failed` when what follows is invalid.
    std::size_t decode_utf_8(std::string_view bytes, std::string& out) {
        const Utf8Part part = well_formed_part(bytes);
        failed = !part.cut && part.size < bytes.size();
        std::string_view text = bytes.substr(0, part.size);
        if (at_begin && text.starts_with(k_utf8_begin))
            text.remove_prefix(k_utf8_begin.size());
        at_begin = at_begin && part.size == 0;
        out += text;
        return part.size;
    }

    std::size_t decode_gb18030(std::string_view bytes, std::string& out) {
        std::size_t pos = 0;
        while (pos < bytes.size()) {
            const Gb18030Code code = gb18030_code_at(bytes.substr(pos));
            failed = code.size != 0 && !code.valid;
            if (!code.valid)
                break;
            append(out, code.code_point);
            pos += code.size;
        }
        return pos;
    }

    char32_t unit_at(std::string_view bytes, std::size_t pos) const {
        const auto first = static_cast<unsigned char>(bytes[pos]);
        const auto second = static_cast<unsigned char>(bytes[pos + 1]);
        return big_endian ? static_cast<char32_t>(first << 8U | second)
                          : static_cast<char32_t>(second << 8U | first);
    }

    void settle_order(std::string_view bytes) {
        order_known = true;
        if (bytes.starts_with("\xFE\xFF")) {
            big_endian = true;
            return;
        }
        const std::size_t nul = bytes.find('\0');
        big_endian = !bytes.starts_with("\xFF\xFE") && nul != std::string_view::npos && nul % 2 == 0;
    }

    std::size_t decode_utf_16(std::string_view bytes, std::string& out) {
        if (!order_known && bytes.size() >= 2)
            settle_order(bytes);
        std::size_t pos = 0;
        while (pos + 2 <= bytes.size()) {
            const char32_t unit = unit_at(bytes, pos);
            if (!is_high_surrogate(unit)) {
                failed = is_low_surrogate(unit);
                if (failed)
                    break;
                append(out, unit);
                pos += 2;
                continue;
            }
            if (pos + 4 > bytes.size())
                break;
            const char32_t second = unit_at(bytes, pos + 2);
            failed = !is_low_surrogate(second);
            if (failed)
                break;
            append(out, 0x10000 + ((unit - 0xD800) << 10U) + (second - 0xDC00));
            pos += 4;
        }
        return pos;
    }

    void append(std::string& out, char32_t code_point) {
        if (!at_begin || code_point != k_byte_order_mark)
            append_utf8(out, code_point);
        at_begin = false;
    }
};

Decoder::Decoder(Encoding encoding) : m_state(std::make_unique<State>()) {
    m_state->encoding = encoding;
}

Decoder::~Decoder() = default;

bool Decoder::decode(std::string_view bytes, std::string& out) {
    State& state = *m_state;
    if (state.failed)
        return false;
    std::string joined;
    if (!state.cut.empty()) {
        joined = state.cut + std::string(bytes);
        bytes = joined;
    }
    std::size_t decoded = 0;
    switch (state.encoding) {
        case Encoding::utf_8:
            decoded = state.decode_utf_8(bytes, out);
            break;
        case Encoding::gb18030:
            decoded = state.decode_gb18030(bytes, out);
            break;
        case Encoding::utf_16:
            decoded = state.decode_utf_16(bytes, out);
            break;
    }
    state.offset += decoded;
    state.cut = bytes.substr(decoded);
    return !state.failed;
}

bool Decoder::finish() {
    return !m_state->failed && m_state->cut.empty();
}

std::size_t Decoder::bad_offset() const {
    return m_state->offset;
}

void append_encoded(std::string& out, Encoding encoding, std::string_view utf8) {
    if (encoding == Encoding::utf_8) {
        out += utf8;
        return;
    }
    const auto unit = [&out](char32_t value) {
        out += static_cast<char>(value & 0xFF);
        out += static_cast<char>(value >> 8);
    };
    for (std::size_t pos = 0; pos < utf8.size();) {
        const auto c = next_code_point(utf8, pos);
        if (encoding == Encoding::gb18030) {
            append_gb18030(out, c);
        } else if (c < 0x10000) {
            unit(c);
        } else {
            unit(0xD800 + ((c - 0x10000) >> 10));
            unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
}

}  // namespace aftercare
