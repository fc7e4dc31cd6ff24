#include "aftercare/support/phone.hpp"

#include <algorithm>
#include <array>

#include "aftercare/support/blanks.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_phone_digits_min = 3;
constexpr std::size_t k_phone_digits_max = 20;
constexpr std::size_t k_extension_max = 6;
constexpr std::size_t k_mobile_digits = 11;
constexpr std::size_t k_toll_free_digits = 10;
/// Shorter ones (110, 95588) are nobody's own.
constexpr std::size_t k_own_digits_min = 7;

/// What stands before an extension; longer ones before those that they begin with.
constexpr std::array<std::string_view, 8> k_extension_marks = {"extension", "ext", "分机", "分機",
                                                               "转",        "轉",  "x",    "#"};

bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D;
}

/// Lower case, blanks as spaces, dashes as `-`, full-width characters as ASCII ones.
std::string plain(std::string_view typed) {
    std::string text;
    std::size_t pos = 0;
    while (pos < typed.size()) {
        const auto c = next_code_point(typed, pos);
        if (is_blank(c)) {
            text += ' ';
        } else if (is_dash(c)) {
            text += '-';
        } else {
            append_utf8(text, c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + U'!' : c);
        }
    }
    return fold_ascii_case(trim(text));
}

bool has_hidden_digits(std::string_view text) {
    return text.find('*') != std::string_view::npos || text.find("xx") != std::string_view::npos;
}

/// `1.38e+10`, `13800000001.0`.
bool is_rounded(std::string_view text) {
    const auto dot = text.find('.');
    const auto power = text.find('e');
    const auto tail = [&](std::size_t from) { return text.substr(std::min(from, text.size())); };
    const auto all = [](std::string_view part, const char* of) {
        return !part.empty() && part.find_first_not_of(of) == std::string_view::npos;
    };
    if (power != std::string_view::npos) {
        return all(text.substr(0, power), "0123456789.") && all(tail(power + 1), "0123456789+");
    }
    return dot != std::string_view::npos && all(text.substr(0, dot), "0123456789") && all(tail(dot + 1), "0");
}

/// A number and what was said to be its extension.
struct Marked {
    std::string_view number;
    std::optional<std::string_view> extension;
};

Marked split_at_mark(std::string_view text) {
    std::size_t at = std::string_view::npos;
    for (const auto mark : k_extension_marks) {
        at = std::min(at, text.find(mark, 1));
    }
    if (at == std::string_view::npos) {
        return {text, std::nullopt};
    }
    const auto rest = text.substr(at);
    const auto begin = std::find_if(rest.begin(), rest.end(), is_digit);
    const auto end = std::find_if_not(begin, rest.end(), is_digit);
    const bool whole = std::all_of(end, rest.end(), [](char c) { return c == ' ' || c == ')'; });
    const auto from = static_cast<std::size_t>(begin - rest.begin());
    return {text.substr(0, at),
            whole ? rest.substr(from, static_cast<std::size_t>(end - begin)) : std::string_view()};
}

/// The digits, with a `-` where one stood between two of them; nothing when there is anything else.
std::optional<std::string> digits_and_dashes(std::string_view text) {
    std::string out;
    bool dash = false;
    for (const char c : text) {
        if (is_digit(c)) {
            out += dash && !out.empty() ? "-" : "";
            out += c;
            dash = false;
        } else if (c == '-') {
            dash = true;
        } else if (c != ' ' && c != '.' && c != '(' && c != ')') {
            return std::nullopt;
        }
    }
    return out;
}

std::string without_dashes(std::string_view text) {
    std::string out(text);
    std::erase(out, '-');
    return out;
}

bool is_mobile(std::string_view digits) {
    return digits.size() == k_mobile_digits && digits[0] == '1' && digits[1] >= '3';
}

bool is_toll_free(std::string_view digits) {
    return digits.size() == k_toll_free_digits && (digits.starts_with("400") || digits.starts_with("800"));
}

/// A number of China behind its country code, if that was written.
std::string own_form(const std::string& digits, bool had_code) {
    if (digits.starts_with('0') && is_mobile(std::string_view(digits).substr(1))) {
        return digits.substr(1);
    }
    const bool lacks_zero = had_code && digits.size() >= 9 && digits.size() <= k_mobile_digits &&
                            !digits.starts_with('0') && !is_mobile(digits) && !is_toll_free(digits);
    return lacks_zero ? "0" + digits : digits;
}

/// The number in `text`, digits and dashes as written, without the country code of China.
std::string without_code(std::string_view text, bool plus) {
    const auto all = without_dashes(text);
    constexpr std::size_t k_longest_at_home = 12;
    if (plus) {
        return all.starts_with("86") ? own_form(all.substr(2), true) : "+" + all;
    }
    if (all.starts_with("0086")) {
        return own_form(all.substr(4), true);
    }
    if (all.starts_with("00") && all.size() > k_toll_free_digits) {
        return "+" + all.substr(2);
    }
    const bool apart = text.starts_with("86-") && all.size() >= 2 + k_own_digits_min;
    return apart || (all.starts_with("86") && all.size() >= k_longest_at_home) ? own_form(all.substr(2), true)
                                                                               : own_form(all, false);
}

/// Whether the number has all its digits, so that what comes behind a dash is an extension.
bool is_whole(std::string_view digits) {
    const auto size = digits.size();
    if (digits.starts_with('+')) {
        return size > k_toll_free_digits;
    }
    if (digits.starts_with('0')) {
        const bool short_area = digits.starts_with("010") || digits.starts_with("02");
        return short_area ? size == 10 || size == 11 : size == 11 || size == 12;
    }
    return is_mobile(digits) || is_toll_free(digits) || ((size == 7 || size == 8) && digits[0] >= '2');
}

/// Whether dashes only divide the number: no other reads like it.
bool is_known(std::string_view digits) {
    return is_mobile(digits) || is_toll_free(digits);
}

bool fits(std::string_view number, const std::optional<std::string>& extension) {
    const auto digits = static_cast<std::size_t>(std::count_if(number.begin(), number.end(), is_digit));
    return digits >= k_phone_digits_min && digits <= k_phone_digits_max &&
           (!extension || (!extension->empty() && extension->size() <= k_extension_max));
}

}  // namespace

Outcome<std::string, PhoneFault> read_phone(std::string_view typed) {
    const auto text = plain(typed);
    if (has_hidden_digits(text)) {
        return PhoneFault::masked;
    }
    if (is_rounded(text)) {
        return PhoneFault::rounded;
    }
    const auto marked = split_at_mark(text);
    auto rest = marked.number;
    rest.remove_prefix(std::min(rest.find_first_not_of(" ("), rest.size()));
    const bool plus = rest.starts_with('+');
    const auto written = digits_and_dashes(rest.substr(plus ? 1 : 0));
    if (!written || written->empty()) {
        return PhoneFault::malformed;
    }
    auto number = without_code(*written, plus);
    std::optional<std::string> extension;
    if (marked.extension) {
        extension = std::string(*marked.extension);
    } else if (const auto dash = written->rfind('-'); dash != std::string::npos &&
                                                      written->size() - dash - 1 <= k_extension_max &&
                                                      !is_known(number)) {
        auto before = without_code(std::string_view(*written).substr(0, dash), plus);
        if (is_whole(before)) {
            number = std::move(before);
            extension = written->substr(dash + 1);
        }
    }
    if (!fits(number, extension)) {
        return PhoneFault::malformed;
    }
    return extension ? number + "-" + *extension : number;
}

std::optional<std::string> normalise_phone(std::string_view typed) {
    auto read = read_phone(typed);
    return read ? std::optional(std::move(read).value()) : std::nullopt;
}

std::string phone_part(std::string_view typed) {
    return normalise_phone(typed).value_or(fold_width(typed));
}

std::string_view number_of_phone(std::string_view phone) {
    return phone.substr(0, phone.find('-'));
}

bool mentions_phone(std::string_view text, std::string_view number) {
    auto wanted = number_of_phone(number);
    // In prose a country code may stand where the 0 of an area would.
    wanted.remove_prefix(wanted.starts_with('+') || wanted.starts_with('0') ? 1 : 0);
    if (wanted.size() < k_own_digits_min) {
        return false;
    }
    std::string run;
    std::size_t pos = 0;
    while (pos < text.size()) {
        auto c = next_code_point(text, pos);
        c = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + U'!' : c;
        if (c >= U'0' && c <= U'9') {
            run += static_cast<char>(c);
            if (run.size() >= wanted.size() && run.ends_with(wanted)) {
                return true;
            }
        } else if (!is_blank(c) && !is_dash(c) && c != '-' && c != '.' && c != '(' && c != ')' && c != '+') {
            run.clear();
        }
    }
    return false;
}

}  // namespace aftercare
