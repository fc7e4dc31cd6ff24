#include "aftercare/core/room_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "aftercare/support/text.hpp"

namespace aftercare {
namespace {

constexpr std::size_t k_name_max = 8;     ///< characters of a building, entrance or room such as A1201
constexpr std::size_t k_letters_max = 2;  ///< more letters in a row are a word

struct MarkWord {
    std::string_view word;
    Mark mark;
};

/// Longer words before those they begin with.
constexpr std::array<MarkWord, 23> k_mark_words{{
    {"号栋", Mark::building},  {"号楼", Mark::building}, {"号单元", Mark::entrance},
    {"号门", Mark::entrance},  {"号房", Mark::room},     {"号室", Mark::room},
    {"号", Mark::number},      {"#楼", Mark::building},  {"#栋", Mark::building},
    {"#单元", Mark::entrance}, {"#", Mark::number},      {"栋楼", Mark::building},
    {"栋", Mark::building},    {"幢楼", Mark::building}, {"幢", Mark::building},
    {"座", Mark::building},    {"楼", Mark::block},      {"单元门", Mark::entrance},
    {"单元", Mark::entrance},  {"门", Mark::entrance},   {"层", Mark::floor},
    {"室", Mark::room},        {"房", Mark::room},
}};

constexpr bool is_decimal_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
constexpr bool is_room_letter(char32_t c) {
    return c >= U'A' && c <= U'Z';
}
bool is_stem(char32_t c) {
    return std::u32string_view(U"甲乙丙丁戊己庚辛壬癸").find(c) != std::u32string_view::npos;
}
bool is_side(char32_t c) {
    return std::u32string_view(U"东西南北中").find(c) != std::u32string_view::npos;
}

/// The value of a Chinese digit, 10 100 1000 for its units, -1 for anything else.
int chinese_value(char32_t c) {
    constexpr std::u32string_view k_digits = U"零一二三四五六七八九";
    if (const std::size_t found = k_digits.find(c); found != std::u32string_view::npos)
        return static_cast<int>(found);
    return c == U'〇' ? 0 : c == U'两' ? 2 : c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : -1;
}

/// 十二 → 12, 一千二百零一 → 1201, and digit by digit 一二〇一 → 1201, 〇三〇一 → 0301. Empty when the units
/// are out of order.
std::string chinese_number(const std::vector<int>& values) {
    if (std::none_of(values.begin(), values.end(), [](int value) { return value >= 10; })) {
        std::string digits;
        for (const int value : values)
            digits += static_cast<char>('0' + value);
        return digits;
    }
    int total = 0;
    int digit = -1;
    int last_unit = 10000;
    for (const int value : values) {
        if (value < 10) {
            if (digit > 0)
                return {};
            digit = value;
            continue;
        }
        if (value >= last_unit || digit == 0)
            return {};
        total += (digit < 0 ? 1 : digit) * value;
        last_unit = value;
        digit = -1;
    }
    return std::to_string(total + std::max(digit, 0));
}

/// Steps through folded text.
class Cursor {
  public:
    explicit Cursor(std::string_view text, std::size_t pos = 0) : m_text(text), m_pos(pos) {}

    bool at_end() const { return m_pos == m_text.size(); }
    std::size_t pos() const { return m_pos; }
    char32_t next() { return next_code_point(m_text, m_pos); }
    char32_t peek() const {
        std::size_t pos = m_pos;
        return at_end() ? U'\0' : next_code_point(m_text, pos);
    }

    void skip_spaces() {
        while (!at_end() && peek() == U' ')
            next();
    }

    bool skip_dashes() {
        const std::size_t start = m_pos;
        while (!at_end() && is_dash(peek()))
            next();
        return m_pos != start;
    }

    Mark take_mark() {
        for (const MarkWord& known : k_mark_words) {
            if (m_text.substr(m_pos).starts_with(known.word)) {
                m_pos += known.word.size();
                return known.mark;
            }
        }
        return Mark::none;
    }

    /// Digits, at most two letters in a row and 甲乙丙丁, or a Chinese number, or 东西南北中 before a mark.
    /// Empty, standing where it was, for anything else.
    std::string take_name() {
        const std::size_t start = m_pos;
        std::string name = chinese_value(peek()) >= 0 ? take_chinese() : take_plain();
        if (name.empty() && is_side(peek())) {
            append_utf8(name, next());
            if (Cursor(m_text, m_pos).take_mark() == Mark::none)
                name.clear();
        }
        if (name.empty())
            m_pos = start;
        return name;
    }

  private:
    std::string take_chinese() {
        std::vector<int> values;
        while (chinese_value(peek()) >= 0 && values.size() < k_name_max)
            values.push_back(chinese_value(next()));
        return chinese_number(values);
    }

    std::string take_plain() {
        std::string name;
        std::size_t count = 0;
        std::size_t letters = 0;
        while (is_decimal_digit(peek()) || is_room_letter(peek()) || is_stem(peek())) {
            letters = is_room_letter(peek()) ? letters + 1 : 0;
            append_utf8(name, next());
            if (++count > k_name_max || letters > k_letters_max)
                return {};
        }
        return name;
    }

    std::string_view m_text;
    std::size_t m_pos;
};

}  // namespace

bool is_dash(char32_t c) {
    return c == U'-' || c == U'_' || c == U'/' || (c >= U'\u2010' && c <= U'\u2015') || c == U'\u2212';
}

std::optional<std::vector<Part>> parts_from(std::string_view text, std::size_t start) {
    std::vector<Part> parts;
    Cursor cursor(text, start);
    if (cursor.peek() == U'#')  // #3-1201
        cursor.next();
    while (true) {
        Part part{cursor.take_name(), Mark::none};
        if (part.name.empty())
            return std::nullopt;
        const std::size_t name_end = cursor.pos();
        cursor.skip_spaces();
        part.mark = cursor.take_mark();
        const bool is_marked = part.mark != Mark::none;
        parts.push_back(std::move(part));
        cursor.skip_spaces();
        if (cursor.at_end())
            return parts;
        const bool is_parted = cursor.skip_dashes() || cursor.pos() != name_end;
        cursor.skip_spaces();
        if (!is_marked && !is_parted)
            return std::nullopt;
    }
}

std::vector<std::size_t> starts_of(std::string_view text) {
    std::vector<std::size_t> starts;
    Cursor cursor(text);
    int kind_before = 0;
    while (!cursor.at_end()) {
        const std::size_t pos = cursor.pos();
        const char32_t c = cursor.next();
        const int kind = is_decimal_digit(c) || is_stem(c) ? 1
                         : is_room_letter(c)               ? 2
                         : chinese_value(c) >= 0           ? 3
                         : is_side(c) || c == U'#'         ? 4
                                                           : 0;
        // A word of letters may end in a number: GARDEN3. A number never ends in a part: 3A.
        const bool goes_on = kind == kind_before || (kind == 2 && kind_before == 1);
        if (kind != 0 && (!goes_on || kind == 4))
            starts.push_back(pos);
        kind_before = kind;
    }
    return starts;
}

}  // namespace aftercare
