// A sound policy for the tests of the reader, and ways to break a part of it.
#pragma once

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/reading/policy_reader.hpp"

namespace policy_text {

using namespace aftercare;

/// A small policy without a fault. The cases below replace a part of it.
inline constexpr std::string_view k_sound = R"([limits]
offers_min = 3
due_soon = "4h working"
[hours]
service = ["08:00-21:00"]
[hours.working]
weekdays = ["09:00-12:00", "13:30-18:00"]
[[hours.project]]
name = "East"
working = { mon = ["08:00-10:00"], sun = ["10:00-12:00"] }
[calendar.2026]
off = ["2026-10-01..2026-10-07"]
work = ["2026-10-10"]
[[target]]
clock = "response"
within = "2h service"
[[target]]
clock = "feedback"
within = "1d working"
[[target]]
clock = "accept"
within = "4h working"
[[target]]
clock = "dispatch"
within = "4h working"
[[target]]
clock = "safe"
within = "none"
[[target]]
clock = "resolve"
within = "7d working"
[[target]]
clock = "resolve"
kind = ["enquiry", "praise"]
within = "24h"
[[target]]
clock = "verify"
within = "7d"
[[target]]
clock = "inform"
within = "3d"
[[target]]
clock = "callback"
within = "7d"
[[callback]]
kind = "repair"
due = true
[[reopen]]
days = 30
[codes.category]
quality.word = "工程质量"
quality.is_quality = true
quality.leak = { word = "渗漏", is_leak = true }
service = "办事"
[codes.element]
roof = "屋面"
[codes.defect]
leak = "渗漏"
[codes.cause]
unknown = "原因不明"
[codes.decline]
not-ours = "不属我方责任"
[codes.hold]
owner-asked = { word = "业主要求延后", stops_clocks = true, stops_inform = true }
weather = "天气原因"
[codes.force]
no-access = "无法入户"
[codes.channel]
call = { word = "来电", spoken = true }
callback = { word = "回访", is_callback = true }
)";

inline std::string replaced(std::string_view what, std::string_view with) {
    std::string text(k_sound);
    const auto at = text.find(what);
    REQUIRE_MESSAGE(at != std::string::npos, what);
    text.replace(at, what.size(), with);
    return text;
}

/// Removes the mark `@` from `text` and gives its place as `line:column`.
inline std::string take_mark(std::string& text) {
    const auto at = text.find('@');
    REQUIRE(at != std::string::npos);
    text.erase(at, 1);
    const auto line_begin = text.rfind('\n', at) + 1;  // npos + 1 is 0
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return std::to_string(line) + ":" + std::to_string(at - line_begin + 1);
}

inline std::string lines_of(const std::vector<TomlFault>& said) {
    std::string out;
    for (const auto& each : said) {
        out += (out.empty() ? "" : "\n") + format_place(each.place) + ": " + each.what;
    }
    return out;
}

/// The faults of a policy; of one without any, its warnings.
inline std::string said_of(std::string_view text) {
    const auto read = read_policy(text, "p");
    return lines_of(read.faults.empty() ? read.warnings : read.faults);
}

/// `what` of the sound policy becomes `with`; the fault stands where `with` has its @.
struct Case {
    std::string what;
    std::string with;
    std::string fault;
};

inline void check_cases(const std::vector<Case>& cases) {
    for (const auto& each : cases) {
        CAPTURE(each.what);
        CAPTURE(each.with);
        std::string text = replaced(each.what, each.with);
        const std::string place = take_mark(text);
        CHECK(said_of(text) == "p:" + place + ": " + each.fault);
    }
}

}  // namespace policy_text
