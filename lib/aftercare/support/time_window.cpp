#include "aftercare/support/time_window.hpp"

#include <array>
#include <string>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

struct WindowDay {
    std::string_view word;
    int offset;
};
constexpr auto k_window_days = std::to_array<WindowDay>(
    {{"today", 0}, {"tomorrow", 1}, {"今天", 0}, {"明天", 1}, {"大后天", 3}, {"后天", 2}});

/// Parts of the day, and up to which hour a figure said of them is one of the afternoon.
struct DayPart {
    std::string_view word;
    int afternoon_until;
};
constexpr auto k_day_parts =
    std::to_array<DayPart>({{"上午", 0}, {"早上", 0}, {"中午", 3}, {"下午", 12}, {"晚上", 12}});

constexpr auto k_range_marks = std::to_array<std::string_view>({"-", "~", "–", "—", "至", "到"});

/// A time of day as it was said.
struct SaidTime {
    TimeOfDay time;
    const DayPart* part = nullptr;
    bool is_plain = true;  ///< a figure alone, without colon or 点
};

/// Takes a window apart from the front; blanks do not matter between its pieces.
class WindowReader {
  public:
    explicit WindowReader(std::string_view text) : m_rest(text) {}

    bool at_end() {
        skip_blanks();
        return m_rest.empty();
    }

    bool take(std::string_view literal) {
        skip_blanks();
        if (!m_rest.starts_with(literal)) {
            return false;
        }
        m_rest.remove_prefix(literal.size());
        return true;
    }

    /// Of `table`, the row whose word stands next.
    template <std::size_t N, class Row>
    const Row* take_word(const std::array<Row, N>& table) {
        for (const auto& row : table) {
            if (take(row.word)) {
                return &row;
            }
        }
        return nullptr;
    }

    /// One digit or two.
    std::optional<int> take_figure() {
        skip_blanks();
        std::size_t count = 0;
        while (count < 2 && count < m_rest.size() && m_rest[count] >= '0' && m_rest[count] <= '9') {
            ++count;
        }
        const auto figure = parse_digits(m_rest.substr(0, count));
        if (!figure) {
            return std::nullopt;
        }
        m_rest.remove_prefix(count);
        return static_cast<int>(*figure);
    }

    std::optional<Day> take_day(Instant now) {
        skip_blanks();
        if (const auto day = parse_day(m_rest.substr(0, 10))) {
            m_rest.remove_prefix(10);
            return day;
        }
        if (const auto* known = take_word(k_window_days)) {
            return Day{day_of(now).number + known->offset};
        }
        const auto before = m_rest;
        if (const auto day = take_month_and_day(now)) {
            return day;
        }
        m_rest = before;
        return std::nullopt;
    }

    std::optional<SaidTime> take_time(const DayPart* inherited) {
        const auto* own = take_word(k_day_parts);
        const auto* part = own != nullptr ? own : inherited;
        const auto hour = take_figure();
        if (!hour || *hour > 23) {
            return std::nullopt;
        }
        SaidTime said{.time = {*hour, 0, 0}, .part = part};
        if (part != nullptr && *hour < part->afternoon_until) {
            said.time.hour += 12;
        }
        if (take(":")) {
            const auto minute = take_figure();
            said.time.minute = minute.value_or(60);
            said.is_plain = false;
        } else if (take("点")) {
            said.is_plain = false;
            take_minutes_behind_hour(said.time);
        }
        return said.time.minute < 60 ? std::optional(said) : std::nullopt;
    }

    bool take_between() {
        for (const auto sign : k_range_marks) {
            if (take(sign)) {
                return true;
            }
        }
        return false;
    }

  private:
    void skip_blanks() {
        while (m_rest.starts_with(' ')) {
            m_rest.remove_prefix(1);
        }
    }

    /// `12-03 ` or `12月3日`: the next such day. A blank ends the first form, or it would be two hours.
    std::optional<Day> take_month_and_day(Instant now) {
        const auto month = take_figure();
        const bool has_sign = month && (take("-") || take("月"));
        const auto day = has_sign ? take_figure() : std::nullopt;
        if (!day || !(m_rest.starts_with(' ') || take("日") || take("号"))) {
            return std::nullopt;
        }
        const auto today = day_of(now);
        for (const int years : {0, 1}) {
            const Date date{to_date(today).year + years, *month, *day};
            if (is_valid(date) && to_day(date) >= today) {
                return to_day(date);
            }
        }
        return std::nullopt;
    }

    void take_minutes_behind_hour(TimeOfDay& time) {
        if (take("半")) {
            time.minute = 30;
        } else if (const auto minute = take_figure()) {
            time.minute = *minute;
            take("分");
        }
    }

    std::string_view m_rest;
};

}  // namespace

Outcome<Period, TimeFault> parse_window(std::string_view text, Instant now) {
    const std::string plain = fold_ascii_case(fold_width(trim(text)));
    WindowReader reader(plain);
    const auto day = reader.take_day(now);
    const auto from = reader.take_time(nullptr);
    if (!from || !reader.take_between()) {
        return TimeFault{};
    }
    const auto until = reader.take_time(from->part);
    if (!until || !reader.at_end() || (!day && (from->is_plain || until->is_plain))) {
        return TimeFault{};
    }
    const auto date = to_date(day.value_or(day_of(now)));
    const auto begins = instant_of({date, from->time});
    if (!begins) {
        return begins.reason();
    }
    const auto ends = instant_of({date, until->time});
    if (!ends) {
        return ends.reason();
    }
    if (*ends <= *begins) {
        return TimeFault{};
    }
    return Period{*begins, *ends};
}

}  // namespace aftercare
