#include "aftercare/render/cell_text.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <limits>

#include "aftercare/support/mask.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/time_words.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_day_seconds = 86400;
constexpr std::int64_t k_cached_seconds_max = 400'000'000'000;  ///< all years of four digits
constexpr double k_fixed_max = 1e15;  ///< beyond, decimals say nothing and digits would not end

char* write_two(char* out, std::int32_t value) {
    out[0] = static_cast<char>('0' + value / 10);
    out[1] = static_cast<char>('0' + value % 10);
    return out + 2;
}

std::string number_text(char* (*write)(char*, double), double value) {
    if (!std::isfinite(value)) {
        return {};
    }
    std::array<char, k_number_bytes_max> text;
    return {text.data(), write(text.data(), value)};
}

std::string integer_for_people(ColumnKind kind, std::int64_t value) {
    switch (kind) {
        case ColumnKind::flag:
            return value != 0 ? "✓" : "";
        case ColumnKind::instant:
            return format_minute({value});
        case ColumnKind::day:
            return format_day(day_of_cell(value));
        case ColumnKind::duration:
            return format_duration({value});
        case ColumnKind::money:
            return format_yuan({value});
        default:
            return std::to_string(value);
    }
}

}  // namespace

char* write_integer(char* out, std::int64_t value) {
    return std::to_chars(out, out + k_number_bytes_max, value).ptr;
}

char* write_money(char* out, std::int64_t fen) {
    // Unsigned, because the smallest amount has no positive counterpart.
    const auto bits = static_cast<std::uint64_t>(fen);
    const std::uint64_t amount = fen < 0 ? 0 - bits : bits;
    if (fen < 0) {
        *out++ = '-';
    }
    out = std::to_chars(out, out + k_number_bytes_max - 4, amount / 100).ptr;
    *out++ = '.';
    return write_two(out, static_cast<std::int32_t>(amount % 100));
}

char* write_ratio(char* out, double value) {
    assert(std::isfinite(value));
    if (std::abs(value) >= k_fixed_max) {
        return write_real(out, value);
    }
    char* end = std::to_chars(out, out + k_number_bytes_max, value, std::chars_format::fixed, 4).ptr;
    while (end[-1] == '0') {
        --end;
    }
    if (end[-1] == '.') {
        --end;
    }
    if (std::string_view(out, static_cast<std::size_t>(end - out)) == "-0") {
        *out = '0';
        return out + 1;
    }
    return end;
}

char* write_real(char* out, double value) {
    assert(std::isfinite(value));
    return std::to_chars(out, out + k_number_bytes_max, value).ptr;
}

Day day_of_cell(std::int64_t days) {
    using Limits = std::numeric_limits<std::int32_t>;
    return {static_cast<std::int32_t>(std::clamp<std::int64_t>(days, Limits::min(), Limits::max()))};
}

std::string_view WordBook::word_of(const Column& column, std::string_view code) {
    if (!m_word || code.empty()) {
        return code;
    }
    auto list = m_lists.find(column.code_list);
    if (list == m_lists.end()) {
        list = m_lists.emplace(column.code_list, Words{}).first;
    }
    auto known = list->second.find(code);
    if (known == list->second.end()) {
        std::string word = m_word(column.code_list, code);
        known = list->second.emplace(code, word.empty() ? std::string(code) : std::move(word)).first;
    }
    return known->second;
}

InstantTexts::WallDay InstantTexts::read_day(std::int64_t utc_day) {
    constexpr std::int64_t k_margin = 2 * k_day_seconds;
    WallDay day;
    day.utc_day = utc_day;
    const Instant first{utc_day * k_day_seconds};
    const Instant last{first.seconds + k_day_seconds - 1};
    if (!is_in_range({first.seconds - k_margin}) || !is_in_range({last.seconds + k_margin})) {
        return day;
    }
    const std::string from = format_rfc3339(first);
    const std::string until = format_rfc3339(last);
    assert(from.size() == 25 && until.size() == 25);
    // An offset is written in minutes; one of odd seconds shows as a first second that is not whole.
    day.is_plain = from.substr(19) == until.substr(19);
    const CivilTime wall = to_civil(first);
    day.first_second = wall.time.hour * 3600 + wall.time.minute * 60 + wall.time.second;
    day.is_plain = day.is_plain && day.first_second % 60 == 0;
    std::copy_n(from.begin(), 10, day.first_date.begin());
    std::copy_n(until.begin(), 10, day.second_date.begin());
    std::copy_n(from.begin() + 19, 6, day.offset.begin());
    return day;
}

std::string_view InstantTexts::text_by_libc(Instant at) {
    m_rare.clear();
    append_rfc3339(m_rare, at);
    return m_rare;
}

std::string_view InstantTexts::text_of(Instant at) {
    if (at.seconds < -k_cached_seconds_max || at.seconds > k_cached_seconds_max) {
        return text_by_libc(at);
    }
    const std::int64_t utc_day =
        at.seconds / k_day_seconds - static_cast<std::int64_t>(at.seconds % k_day_seconds < 0);
    WallDay& day = m_days[static_cast<std::size_t>(utc_day & 255)];
    if (day.utc_day != utc_day) {
        day = read_day(utc_day);
    }
    if (!day.is_plain) {
        return text_by_libc(at);
    }
    auto second = static_cast<std::int32_t>(at.seconds - utc_day * k_day_seconds) + day.first_second;
    const bool is_second = second >= k_day_seconds;
    second -= is_second ? static_cast<std::int32_t>(k_day_seconds) : 0;
    char* out = std::copy_n((is_second ? day.second_date : day.first_date).begin(), 10, m_text.data());
    *out++ = 'T';
    out = write_two(out, second / 3600);
    *out++ = ':';
    out = write_two(out, second / 60 % 60);
    *out++ = ':';
    out = write_two(out, second % 60);
    std::copy_n(day.offset.begin(), 6, out);
    return {m_text.data(), m_text.size()};
}

Align alignment_of(const Column& column) {
    const bool is_amount = column.kind == ColumnKind::number || column.kind == ColumnKind::money ||
                           column.kind == ColumnKind::duration || column.kind == ColumnKind::ratio;
    return is_amount ? Align::right : Align::left;
}

std::string header_of(const Column& column, const WriteOptions& options) {
    std::string header = options.header ? options.header(column.key) : std::string();
    return header.empty() ? std::string(column.key) : header;
}

CellsForPeople::CellsForPeople(std::span<const Column> columns, const WriteOptions& options)
    : m_columns(columns), m_words(options), m_is_masked(options.masked) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto flag = std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
            return !columns[i].assumed_by.empty() && column.key == columns[i].assumed_by;
        });
        m_flags.push_back(flag == columns.end() ? i : static_cast<std::size_t>(flag - columns.begin()));
    }
}

std::string CellsForPeople::text_of(Row cells, std::size_t i) {
    const Column& column = m_columns[i];
    if (const auto* text = std::get_if<std::string_view>(&cells[i])) {
        if (column.kind == ColumnKind::code) {
            return std::string(m_words.word_of(column, *text));
        }
        return m_is_masked ? masked_text(column, *text) : std::string(*text);
    }
    if (const auto* value = std::get_if<std::int64_t>(&cells[i])) {
        const bool is_assumed = m_flags[i] != i && cells[m_flags[i]] == Cell(std::int64_t{1});
        return integer_for_people(column.kind, *value) + (is_assumed ? "~" : "");
    }
    if (const auto* value = std::get_if<double>(&cells[i])) {
        return number_text(column.kind == ColumnKind::ratio ? write_ratio : write_real, *value);
    }
    return {};
}

std::string masked_text(const Column& column, std::string_view text) {
    switch (column.kind) {
        case ColumnKind::name:
            return mask_name(text);
        case ColumnKind::phone:
            return mask_phone(text);
        default:
            return std::string(text);
    }
}

bool is_personal(const Column& column) {
    return column.kind == ColumnKind::name || column.kind == ColumnKind::phone;
}

}  // namespace aftercare
