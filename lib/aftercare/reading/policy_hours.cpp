// The sections [hours] and [calendar]: working time, service hours, holidays and make-up working days.
#include <algorithm>
#include <array>
#include <map>

#include "aftercare/reading/policy_reading.hpp"
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

std::vector<DaySpan> read_spans(PolicyReading& reading, const TomlNode& node) {
    std::vector<DaySpan> out;
    for (const auto& each : reading.texts(node)) {
        const std::string shown = harmless(each.text, true);
        const auto span = parse_clock_span(each.text);
        if (!span || span->from >= span->until) {
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
    for (std::size_t i = 0; i < k_weekday_keys.size(); ++i) {
        if (const auto* own = table->find(k_weekday_keys[i])) {
            calendar.weekday_spans[i] = read_spans(reading, *own);
        }
    }
    if (const auto* makeup = table->find("makeup")) {
        calendar.makeup_spans = read_spans(reading, *makeup);
        if (calendar.makeup_spans.empty() && reading.fault_count() == faults_before) {
            reading.fault(makeup->place, tr("a make-up working day needs at least one span"));
        }
    } else {
        calendar.makeup_spans = calendar.weekday_spans[0];
    }
    if (reading.fault_count() > faults_before) {
        return;
    }
    if (std::all_of(std::begin(calendar.weekday_spans), std::end(calendar.weekday_spans),
                    [](const auto& spans) { return spans.empty(); })) {
        reading.fault(node.place, tr("no day of the week has working time"));
    } else if (calendar.makeup_spans.empty() && !calendar.makeup_days.empty()) {
        reading.fault(node.place,
                      tr("make-up working days have the hours of Monday, which has none: say makeup"));
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

/// Days from one to another, both included.
struct DayRange {
    Day first;
    Day last;
};

/// A day, or a range of at most a year.
std::optional<DayRange> read_range(PolicyReading& reading, const PlacedText& text) {
    const auto dots = text.text.find("..");
    const auto first = parse_day(std::string_view(text.text).substr(0, dots));
    const auto last =
        dots == std::string::npos ? first : parse_day(std::string_view(text.text).substr(dots + 2));
    if (!first || !last || *last < *first || last->number - first->number > 366) {
        reading.fault(text.place, form(tr("'{value}' is not a day or a range such as 2026-02-15..2026-02-23"),
                                       fmt::arg("value", harmless(text.text, true))));
        return std::nullopt;
    }
    return DayRange{*first, *last};
}

void fault_of_day_twice(PolicyReading& reading, const TomlPlace& place, Day day) {
    reading.fault(place, form(tr("the day {day} is listed twice"), fmt::arg("day", format_day(day))));
}

/// A day of the calendar and whether it is off or made up for.
using DayMarks = std::map<Day, bool>;

void mark_days(PolicyReading& reading, const PlacedText& text, int year, bool off, DayMarks& marks) {
    const auto range = read_range(reading, text);
    if (!range) {
        return;
    }
    if (to_date(range->first).year != year || to_date(range->last).year != year) {
        reading.fault(text.place, form(tr("'{value}' is not in the year {year}"),
                                       fmt::arg("value", harmless(text.text, true)), fmt::arg("year", year)));
        return;
    }
    for (Day day = range->first; day <= range->last; ++day.number) {
        if (!marks.emplace(day, off).second) {
            fault_of_day_twice(reading, text.place, day);
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

/// What one date has instead of its usual hours.
struct DateRow {
    std::optional<std::vector<DaySpan>> working;
    std::optional<std::vector<DaySpan>> service;
};
using DateRows = std::map<Day, DateRow>;

void read_date(PolicyReading& reading, const TomlNode& node, DateRows& dates) {
    const auto& table = *node.table();
    reading.check_keys(table, {"on", "working", "service"});
    DateRow row;
    if (const auto* working = table.find("working")) {
        row.working = read_spans(reading, *working);
    }
    if (const auto* service = table.find("service")) {
        row.service = read_spans(reading, *service);
    }
    if (!row.working && !row.service) {
        reading.fault(node.place, tr("a date has hours of its own: say working, service, or both"));
    }
    const auto* on = table.find("on");
    if (on == nullptr) {
        reading.fault(node.place, form(tr("the key '{key}' is missing here"), fmt::arg("key", "on")));
        return;
    }
    for (const auto& text : reading.choices(*on)) {
        const auto range = read_range(reading, text);
        for (Day day = range ? range->first : Day{}; range && day <= range->last; ++day.number) {
            if (!dates.emplace(day, row).second) {
                fault_of_day_twice(reading, text.place, day);
                break;
            }
        }
    }
}

/// Puts the hours that `member` of the rows says in place, before those that the calendar has for a date.
void take_dates(Calendar& calendar, const DateRows& rows,
                std::optional<std::vector<DaySpan>> DateRow::*member) {
    std::map<Day, std::vector<DaySpan>> dates;
    for (auto& known : calendar.dates) {
        dates[known.on] = std::move(known.spans);
    }
    for (const auto& [day, row] : rows) {
        if (row.*member) {
            dates[day] = *(row.*member);
        }
    }
    calendar.dates.clear();
    for (auto& [day, spans] : dates) {
        calendar.dates.push_back({day, std::move(spans)});
    }
}

/// The rows `[[date]]` of [hours], or of a project.
void read_dates(PolicyReading& reading, const TomlTable& parent, ProjectHours& hours) {
    DateRows rows;
    for (const auto* row : reading.rows(parent, "date")) {
        read_date(reading, *row, rows);
    }
    take_dates(hours.working, rows, &DateRow::working);
    take_dates(hours.service, rows, &DateRow::service);
}

void read_project(PolicyReading& reading, const TomlNode& node, const Calendar& bare, Policy& policy) {
    const auto& row = *node.table();
    reading.check_keys(row, {"name", "working", "service", "date"});
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
        Calendar own = bare;
        own.dates = std::move(hours.working.dates);
        read_working(reading, *working, own);
        hours.working = std::move(own);
    }
    if (const auto* service = row.find("service")) {
        read_service(reading, *service, hours.service);
    }
    read_dates(reading, row, hours);
    policy.hours.push_back(std::move(hours));
}

}  // namespace

std::optional<DaySpan> parse_clock_span(std::string_view text) {
    const auto dash = text.find('-');
    const auto from = parse_clock_time(text.substr(0, dash));
    const auto until =
        dash == std::string_view::npos ? std::nullopt : parse_clock_time(text.substr(dash + 1));
    if (!from || !until || *from == k_24_hours.count) {
        return std::nullopt;
    }
    return DaySpan{*from, *until};
}

void read_hours(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const Calendar bare = read_calendars(reading, root);
    policy.hours.push_back({.project = {}, .working = bare, .service = {}});
    const auto* hours = reading.section(root, "hours", "hours");
    if (hours == nullptr) {
        return;
    }
    reading.check_keys(*hours, {"service", "working", "date", "project"});
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
    read_dates(reading, *hours, policy.hours.front());
    for (const auto* row : reading.rows(*hours, "project")) {
        read_project(reading, *row, bare, policy);
    }
    for (auto& each : policy.hours) {
        sum_up_days(each.working);
        sum_up_days(each.service);
    }
}

}  // namespace aftercare
