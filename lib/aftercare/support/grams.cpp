#include "aftercare/support/grams.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_digits = "0123456789abcdefghijklmnopqrstuvwxy";
constexpr char k_between = 'z';

/// A code point in base 35 without leading zeros; U+10FFFF has four digits.
class Digits {
  public:
    explicit Digits(char32_t code_point) {
        if (code_point >= U'A' && code_point <= U'Z') {
            code_point += U'a' - U'A';
        }
        do {
            m_chars[--m_begin] = k_digits[code_point % k_digits.size()];
            code_point = static_cast<char32_t>(code_point / k_digits.size());
        } while (code_point != 0);
    }
    std::string_view view() const { return {m_chars.data() + m_begin, m_chars.size() - m_begin}; }

  private:
    std::array<char, 8> m_chars{};
    std::size_t m_begin = 8;
};

}  // namespace

void append_grams(std::string& out, std::string_view text) {
    if (text.empty()) {
        return;
    }
    std::size_t pos = 0;
    Digits first(next_code_point(text, pos));
    while (pos < text.size()) {
        const Digits second(next_code_point(text, pos));
        out.append(first.view()).push_back(k_between);
        out.append(second.view()).push_back(' ');
        first = second;
    }
    out.append(first.view()).push_back(k_between);
    out.push_back(' ');
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
        query.append(first.view()).push_back(k_between);
        return query + "\"*";
    }
    while (pos < substring.size()) {
        const Digits second(next_code_point(substring, pos));
        query.append(first.view()).push_back(k_between);
        query.append(second.view()).push_back(' ');
        first = second;
    }
    query.back() = '"';
    return query;
}

}  // namespace aftercare
