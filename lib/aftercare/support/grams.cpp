#include "aftercare/support/grams.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_gram_digits = "0123456789abcdefghijklmnopqrstuvwxy";
constexpr char k_gram_end = 'z';

constexpr std::size_t k_gram_digits_max = 4;  ///< U+10FFFF has as many
constexpr std::size_t k_gram_bytes_max = 2 * k_gram_digits_max + 2;

/// A code point in base 35 without leading zeros.
class Digits {
  public:
    explicit Digits(char32_t code_point) {
        if (code_point >= U'A' && code_point <= U'Z') {
            code_point += U'a' - U'A';
        }
        std::size_t begin = k_gram_digits_max;
        do {
            m_chars[--begin] = k_gram_digits[code_point % k_gram_digits.size()];
            code_point = static_cast<char32_t>(code_point / k_gram_digits.size());
        } while (code_point != 0);
        m_size = k_gram_digits_max - begin;
        std::copy(m_chars.begin() + begin, m_chars.end(), m_chars.begin());
    }
    std::string_view view() const { return {m_chars.data(), m_size}; }
    /// Writes them, perhaps with bytes behind them that the next write covers; returns their end.
    char* put(char* out) const {
        std::memcpy(out, m_chars.data(), k_gram_digits_max);
        return out + m_size;
    }

  private:
    std::array<char, k_gram_digits_max> m_chars{};
    std::size_t m_size = 0;
};

}  // namespace

void append_grams(std::string& out, std::string_view text) {
    if (text.empty()) {
        return;
    }
    const std::size_t from = out.size();
    out.resize(from + (text.size() + 1) * k_gram_bytes_max);
    char* at = out.data() + from;
    std::size_t pos = 0;
    Digits first(next_code_point(text, pos));
    while (pos < text.size()) {
        const Digits second(next_code_point(text, pos));
        at = first.put(at);
        *at++ = k_gram_end;
        at = second.put(at);
        *at++ = ' ';
        first = second;
    }
    at = first.put(at);
    *at++ = k_gram_end;
    *at++ = ' ';
    out.resize(static_cast<std::size_t>(at - out.data()));
}

std::string gram_query(std::string_view substring) {
    if (substring.empty()) {
        return {};
    }
    std::size_t pos = 0;
    Digits first(next_code_point(substring, pos));
    std::string query = "\"";
    if (pos == substring.size()) {
        // Every pair that begins with this code point, the end included.
        query.append(first.view()).push_back(k_gram_end);
        return query + "\"*";
    }
    while (pos < substring.size()) {
        const Digits second(next_code_point(substring, pos));
        query.append(first.view()).push_back(k_gram_end);
        query.append(second.view()).push_back(' ');
        first = second;
    }
    query.back() = '"';
    return query;
}

}  // namespace aftercare
