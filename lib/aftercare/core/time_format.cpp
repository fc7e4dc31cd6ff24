#include "aftercare/core/time_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr int k_year_min = 1900;
constexpr std::string_view k_directives = "YymdebBHIpMSz%";
constexpr std::string_view k_serial = "serial";

constexpr std::array<std::string_view, 12> k_months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
constexpr std::size_t k_month_letters = 3;
/// Two digits are years of this century up to here (POSIX, strptime).
constexpr int k_two_digits_max = 68;

bool is_space(char c) {
    return c == ' ' || c == '\t';
}
bool is_month_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// One reading of one text.
class Reading {
  public:
    explicit Reading(std::string_view text) : m_rest(text) {}

    bool take(std::string_view format) {
        for (std::size_t i = 0; i < format.size(); ++i) {
            if (format[i] == '%' && i + 1 < format.size()) {
                if (!take_directive(format[++i])) {
                    return false;
                }
            } else if (is_space(format[i])) {
                while (!m_rest.empty() && is_space(m_rest.front())) {
                    m_rest.remove_prefix(1);
                }
            } else if (!take_text(format.substr(i, 1))) {
                return false;
            }
        }
        return m_rest.empty();
    }

    Outcome<ReadTime, TimeFault> time() const {
        CivilTime civil = m_civil;
        if (m_half) {
            if (civil.time.hour < 1 || civil.time.hour > 12) {
                return TimeFault{};
            }
            civil.time.hour = civil.time.hour % 12 + (*m_half ? 12 : 0);
        }
        const auto& clock = civil.time;
        if (!is_valid(civil.date) || civil.date.year < k_year_min || clock.hour > 23 || clock.minute > 59 ||
            clock.second > 59) {
            return TimeFault{};
        }
        if (m_offset) {
            const auto seconds = std::int64_t{to_day(civil.date).number} * 86400 + clock.hour * 3600 +
                                 clock.minute * 60 + clock.second - *m_offset;
            return ReadTime{Instant{seconds}, m_has_clock};
        }
        if (!m_has_clock) {
            return ReadTime{start_of(to_day(civil.date)), false};
        }
        const auto at = instant_of(civil);
        if (!at) {
            return at.reason();
        }
        return ReadTime{*at, true};
    }

  private:
    bool take_text(std::string_view text) {
        if (!m_rest.starts_with(text)) {
            return false;
        }
        m_rest.remove_prefix(text.size());
        return true;
    }

    bool take_number(std::size_t digits_min, std::size_t digits_max, int& number) {
        std::size_t digits = 0;
        number = 0;
        while (digits < digits_max && digits < m_rest.size() && is_digit(m_rest[digits])) {
            number = number * 10 + (m_rest[digits++] - '0');
        }
        m_rest.remove_prefix(digits);
        return digits >= digits_min;
    }

    bool take_short_year() {
        int year = 0;
        const bool taken = take_number(2, 2, year);
        m_civil.date.year = year + (year > k_two_digits_max ? 1900 : 2000);
        return taken;
    }

    /// `Jun`, `June`, in any case, with a dot or without.
    bool take_month_name() {
        const auto letters = static_cast<std::size_t>(
            std::find_if_not(m_rest.begin(), m_rest.end(), is_month_letter) - m_rest.begin());
        const auto name = fold_ascii_case(m_rest.substr(0, letters));
        for (std::size_t i = 0; i < k_months.size(); ++i) {
            if (name == k_months[i] || name == k_months[i].substr(0, k_month_letters) ||
                (i == 8 && name == "sept")) {
                m_civil.date.month = static_cast<int>(i) + 1;
                m_rest.remove_prefix(letters);
                take_text(".");
                return true;
            }
        }
        return false;
    }

    /// A day of the month that may be padded with a blank.
    bool take_padded_day() {
        take_text(" ");
        return take_number(1, 2, m_civil.date.day);
    }

    bool take_half() {
        static constexpr struct {
            std::string_view text;
            bool afternoon;
        } k_halves[] = {{"AM", false}, {"PM", true},    {"am", false},
                        {"pm", true},  {"上午", false}, {"下午", true}};
        for (const auto& half : k_halves) {
            if (take_text(half.text)) {
                m_half = half.afternoon;
                return true;
            }
        }
        return false;
    }

    bool take_offset() {
        if (take_text("Z")) {
            m_offset = 0;
            return true;
        }
        const int sign = take_text("+") ? 1 : take_text("-") ? -1 : 0;
        int hours = 0;
        int minutes = 0;
        if (sign == 0 || !take_number(2, 2, hours)) {
            return false;
        }
        take_text(":");
        if (!take_number(2, 2, minutes) || hours > 15 || minutes > 59) {
            return false;
        }
        m_offset = sign * (hours * 3600 + minutes * 60);
        return true;
    }

    bool take_directive(char directive) {
        m_has_clock = m_has_clock || directive == 'H' || directive == 'I';
        switch (directive) {
            case 'Y':
                return take_number(4, 4, m_civil.date.year);
            case 'y':
                return take_short_year();
            case 'b':
            case 'B':
                return take_month_name();
            case 'e':
                return take_padded_day();
            case 'm':
                return take_number(1, 2, m_civil.date.month);
            case 'd':
                return take_number(1, 2, m_civil.date.day);
            case 'H':
            case 'I':
                return take_number(1, 2, m_civil.time.hour);
            case 'M':
                return take_number(1, 2, m_civil.time.minute);
            case 'S':
                return take_number(1, 2, m_civil.time.second);
            case 'p':
                return take_half();
            case 'z':
                return take_offset();
            default:
                return take_text("%");
        }
    }

    std::string_view m_rest;
    CivilTime m_civil;
    bool m_has_clock = false;
    std::optional<bool> m_half;  ///< afternoon
    std::optional<int> m_offset;
};

/// Days since 1899-12-30, as spreadsheets count them, with the part of the day behind the point.
Outcome<ReadTime, TimeFault> read_serial(std::string_view text) {
    constexpr double k_serial_max = 2958465;  // 9999-12-31
    constexpr std::int64_t k_seconds_a_day = 86400;
    if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos ||
        std::count(text.begin(), text.end(), '.') > 1 || text.front() == '.') {
        return TimeFault{};
    }
    double serial = 0;
    std::from_chars(text.data(), text.data() + text.size(), serial);
    if (serial < 2 || serial > k_serial_max) {
        return TimeFault{};
    }
    const auto seconds = static_cast<std::int64_t>(std::llround(serial * double{k_seconds_a_day}));
    const auto days = static_cast<int>(seconds / k_seconds_a_day);
    const Day day{to_day({1899, 12, 30}).number + days};
    const auto clock = static_cast<int>(seconds % k_seconds_a_day);
    if (text.find('.') == std::string_view::npos) {
        return ReadTime{start_of(day), false};
    }
    const auto at = instant_of(CivilTime{to_date(day), {clock / 3600, clock / 60 % 60, clock % 60}});
    if (!at) {
        return at.reason();
    }
    return ReadTime{*at, true};
}

}  // namespace

bool is_time_format(std::string_view format) {
    if (format == k_serial) {
        return true;
    }
    std::string seen;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') {
            continue;
        }
        if (++i == format.size() || k_directives.find(format[i]) == std::string_view::npos) {
            return false;
        }
        seen += format[i];
    }
    const auto has = [&](char directive) { return seen.find(directive) != std::string::npos; };
    const auto one_of = [&](std::string_view directives) {
        return std::count_if(directives.begin(), directives.end(), has) == 1;
    };
    return one_of("Yy") && one_of("mbB") && one_of("de") && has('I') == has('p') && !(has('I') && has('H'));
}

Outcome<ReadTime, TimeFault> read_time(std::string_view text, std::string_view format) {
    const bool ascii = text.find_first_not_of("0123456789-/:. TZ+") == std::string_view::npos;
    std::string folded;
    if (!ascii) {
        folded = fold_width(text);
        text = folded;
    }
    if (format == k_serial) {
        return read_serial(trim(text));
    }
    Reading reading(trim(text));
    return reading.take(format) ? reading.time() : TimeFault{};
}

}  // namespace aftercare
