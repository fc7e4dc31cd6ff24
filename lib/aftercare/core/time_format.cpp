#include "aftercare/core/time_format.hpp"

#include <string>

#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr int k_year_min = 1900;
constexpr std::string_view k_directives = "YmdHIpMSz%";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_space(char c) {
    return c == ' ' || c == '\t';
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

}  // namespace

bool is_time_format(std::string_view format) {
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
    return has('Y') && has('m') && has('d') && has('I') == has('p') && !(has('I') && has('H'));
}

Outcome<ReadTime, TimeFault> read_time(std::string_view text, std::string_view format) {
    const bool ascii = text.find_first_not_of("0123456789-/:. TZ+") == std::string_view::npos;
    std::string folded;
    if (!ascii) {
        folded = fold_width(text);
        text = folded;
    }
    Reading reading(trim(text));
    return reading.take(format) ? reading.time() : TimeFault{};
}

}  // namespace aftercare
