// The sections [hours] and [calendar]: working time, service hours, holidays and make-up working days.
#include <algorithm>
#include <array>
#include <map>

#include "aftercare/core/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::array<const char*, 7> k_weekday_keys = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int k_office_days = 5;  ///< what "weekdays" means: Monday to Friday

/// `HH:MM` as seconds since 00:00; 24:00 is the end of the day.
std::optional<std::int32_t> parse_clock_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    const auto hour = parse_digits(text.substr(0, 2));
    const auto minute = parse_digits(text.substr(3));
    if (!hour || !minute || *hour > 24 || *minute > 59 || (*hour == 24 && *minute != 0)) {
        return std::nullopt;
    }
    return static_cast<std::int32_t>(*hour * 3600 + *minute * 60);
}

std::optional<DaySpan> parse_span_of_day(std::string_view text) {
    const auto parts = split(text, '-');
    if (parts.size() != 2) {
        return std::nullopt;
    }
    const auto from = parse_clock_time(parts[0]);
    const auto until = parse_clock_time(parts[1]);
    if (!from || !until || *from >= *until) {
        return std::nullopt;
    }
    return DaySpan{*from, *until};
}

std::vector<DaySpan> read_spans(PolicyReading& reading, const TomlNode& node) {
    std::vector<DaySpan> out;
    for (const auto& each : reading.texts(node)) {
        const std::string shown = harmless(each.text, true);
        const auto span = parse_span_of_day(each.text);
        if (!span) {
            reading.fault(each.place, form(tr("'{value}' is not a span of a day such as 09:00-12:00"),
                                           fmt::arg("value", shown)));
            continue;
        }
        if (std::any_of(out.begin(), out.end(), [&](const DaySpan& other) {
                return span->from < other.until && other.from < span->until;
            })) {
            reading.fault(each.place, form(tr("the span '{value}' overlaps another one of the same day"),
                                           fmt::arg("value", shown)));
            continue;
        }
        out.push_back(*span);
    }
    std::sort(out.begin(), out.end());
    return out;
}

void read_working(PolicyReading& reading, const TomlNode& node, Calendar& calendar) {
    const std::size_t faults_before = reading.fault_count();
    const auto* table = reading.table(node);
    if (table == nullptr) {
        return;
    }
    reading.check_keys(*table, {"weekdays", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "makeup"});
    if (const auto* weekdays = table->find("weekdays")) {
        const auto spans = read_spans(reading, *weekdays);
        std::fill_n(calendar.weekday_spans, k_office_days, spans);
    }
    const std::vector<DaySpan>* first_worked = nullptr;
    for (std::size_t i = 0; i < k_weekday_keys.size(); ++i) {
        auto& spans = calendar.weekday_spans[i];
        if (const auto* own = table->find(k_weekday_keys[i])) {
            spans = read_spans(reading, *own);
        }
        if (first_worked == nullptr && !spans.empty()) {
            first_worked = &spans;
        }
    }
    if (const auto* makeup = table->find("makeup")) {
        calendar.makeup_spans = read_spans(reading, *makeup);
        if (calendar.makeup_spans.empty() && reading.fault_count() == faults_before) {
            reading.fault(makeup->place, tr("a make-up working day needs at least one span"));
        }
    } else if (first_worked != nullptr) {
        calendar.makeup_spans = *first_worked;
    }
    if (first_worked == nullptr && reading.fault_count() == faults_before) {
        reading.fault(node.place, tr("no day of the week has working time"));
    }
}

void read_service(PolicyReading& reading, const TomlNode& node, Calendar& calendar) {
    const std::size_t faults_before = reading.fault_count();
    const auto spans = read_spans(reading, node);
    if (spans.empty() && reading.fault_count() == faults_before) {
        reading.fault(node.place, tr("the service hours are empty"));
    }
    std::fill(std::begin(calendar.weekday_spans), std::end(calendar.weekday_spans), spans);
    calendar.makeup_spans = spans;
    calendar.every_day_alike = true;
}

/// A day of the calendar and whether it is off or made up for.
using DayMarks = std::map<Day, bool>;

void mark_days(PolicyReading& reading, const PlacedText& range, int year, bool off, DayMarks& marks) {
    const std::string shown = harmless(range.text, true);
    const auto dots = range.text.find("..");
    const auto first = parse_day(std::string_view(range.text).substr(0, dots));
    const auto last =
        dots == std::string::npos ? first : parse_day(std::string_view(range.text).substr(dots + 2));
    if (!first || !last || *last < *first) {
        reading.fault(range.place,
                      form(tr("'{value}' is not a day or a range such as 2026-02-15..2026-02-23"),
                           fmt::arg("value", shown)));
        return;
    }
    if (to_date(*first).year != year || to_date(*last).year != year) {
        reading.fault(range.place, form(tr("'{value}' is not in the year {year}"), fmt::arg("value", shown),
                                        fmt::arg("year", year)));
        return;
    }
    for (Day day = *first; day <= *last; ++day.number) {
        if (!marks.emplace(day, off).second) {
            reading.fault(range.place,
                          form(tr("the day {day} is listed twice"), fmt::arg("day", format_day(day))));
            return;
        }
    }
}

/// The year of a section such as [calendar.2026].
std::optional<int> parse_year(std::string_view text) {
    const auto year = parse_digits(text);
    if (text.size() != 4 || !year || *year < 1970) {
        return std::nullopt;
    }
    return static_cast<int>(*year);
}

/// The holidays of all years, in a calendar without spans.
Calendar read_calendars(PolicyReading& reading, const TomlTable& root) {
    Calendar out;
    const auto* member = root.find("calendar");
    const auto* years = member == nullptr ? nullptr : reading.table(*member);
    if (years == nullptr) {
        return out;
    }
    DayMarks marks;
    for (const auto& [key, node] : years->members) {
        const auto year = parse_year(key);
        if (!year) {
            reading.fault(node.place, form(tr("'{value}' is not a year such as 2026"),
                                           fmt::arg("value", harmless(key, true))));
            continue;
        }
        const auto* lists = reading.table(node);
        if (lists == nullptr) {
            continue;
        }
        reading.check_keys(*lists, {"off", "work"});
        out.years.push_back(*year);
        for (const bool off : {true, false}) {
            const auto* list = lists->find(off ? "off" : "work");
            if (list == nullptr) {
                if (off) {
                    reading.fault(node.place,
                                  form(tr("the key '{key}' is missing here"), fmt::arg("key", "off")));
                }
                continue;
            }
            for (const auto& range : reading.texts(*list)) {
                mark_days(reading, range, *year, off, marks);
            }
        }
    }
    std::sort(out.years.begin(), out.years.end());
    for (const auto& [day, off] : marks) {
        (off ? out.holidays : out.makeup_days).push_back(day);
    }
    return out;
}

void read_project(PolicyReading& reading, const TomlNode& node, const Calendar& bare, Policy& policy) {
    const auto& row = *node.table();
    reading.check_keys(row, {"name", "working", "service"});
    const auto* name_node = row.find("name");
    const auto name = name_node == nullptr ? std::nullopt : reading.text(*name_node);
    if (name_node == nullptr || (name && name->text.empty())) {
        reading.fault(node.place, tr("this row names no project: name = \"…\""));
        return;
    }
    if (!name) {
        return;
    }
    if (std::any_of(policy.hours.begin(), policy.hours.end(),
                    [&](const ProjectHours& other) { return other.project == name->text; })) {
        reading.fault(name->place,
                      form(tr("'{value}' is listed twice"), fmt::arg("value", harmless(name->text, true))));
        return;
    }
    ProjectHours hours = policy.hours.front();
    hours.project = name->text;
    if (const auto* working = row.find("working")) {
        hours.working = bare;
        read_working(reading, *working, hours.working);
    }
    if (const auto* service = row.find("service")) {
        hours.service = {};
        read_service(reading, *service, hours.service);
    }
    policy.hours.push_back(std::move(hours));
}

}  // namespace

void read_hours(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const Calendar bare = read_calendars(reading, root);
    policy.hours.push_back({.project = {}, .working = bare, .service = {}});
    const auto* hours = reading.section(root, "hours", "hours");
    if (hours == nullptr) {
        return;
    }
    reading.check_keys(*hours, {"service", "working", "project"});
    if (const auto* working = hours->find("working")) {
        read_working(reading, *working, policy.hours.front().working);
    } else {
        reading.fault(root.find("hours")->place,
                      form(tr("the section [{section}] is missing"), fmt::arg("section", "hours.working")));
    }
    if (const auto* service = hours->find("service")) {
        read_service(reading, *service, policy.hours.front().service);
    } else {
        reading.fault(root.find("hours")->place,
                      form(tr("the key '{key}' is missing here"), fmt::arg("key", "service")));
    }
    for (const auto* row : reading.rows(*hours, "project")) {
        read_project(reading, *row, bare, policy);
    }
}

}  // namespace aftercare
