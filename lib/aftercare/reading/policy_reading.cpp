#include "aftercare/reading/policy_reading.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/nearest.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_duration_seconds_max = std::int64_t{3660} * 86400;
constexpr std::int64_t k_duration_days_max = 3660;
constexpr std::int64_t k_working_seconds_max = std::int64_t{1000} * 3600;  ///< more is said in days

std::vector<TomlFault> taken_in_order(std::vector<TomlFault>& said) {
    std::stable_sort(said.begin(), said.end(), [](const TomlFault& a, const TomlFault& b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    return std::exchange(said, {});
}

}  // namespace

void PolicyReading::fault(const TomlPlace& place, std::string what) {
    m_faults.push_back({{m_file, std::max(place.line, 1), std::max(place.column, 1)}, std::move(what)});
}

void PolicyReading::warning(const TomlPlace& place, std::string what) {
    m_warnings.push_back({{m_file, place.line, place.column}, std::move(what)});
}

void PolicyReading::never_decides(const TomlPlace& row, const TomlPlace& by) {
    warning(row, form(tr("this row never decides: the one at line {line} fits all that it fits, and the last "
                         "row that fits decides"),
                      fmt::arg("line", by.line)));
}

std::vector<TomlFault> PolicyReading::take_faults() {
    return taken_in_order(m_faults);
}

std::vector<TomlFault> PolicyReading::take_warnings() {
    return taken_in_order(m_warnings);
}

void PolicyReading::check_keys(const TomlTable& table, const std::vector<std::string_view>& known) {
    for (const auto& [key, node] : table.members) {
        if (std::find(known.begin(), known.end(), key) != known.end()) {
            continue;
        }
        const std::string shown = harmless(key, true);
        const auto meant = nearest(key, known);
        fault(node.place, meant ? form(tr("unknown key '{key}': did you mean '{known}'?"),
                                       fmt::arg("key", shown), fmt::arg("known", *meant))
                                : form(tr("unknown key '{key}'"), fmt::arg("key", shown)));
    }
}

void PolicyReading::fault_of_value(const PlacedText& found, std::string_view list,
                                   const std::vector<std::string_view>& known) {
    const std::string shown = harmless(found.text, true);
    const auto meant = nearest(found.text, known);
    fault(found.place,
          meant ? form(tr("unknown {list} '{value}': did you mean '{known}'?"), fmt::arg("list", list),
                       fmt::arg("value", shown), fmt::arg("known", *meant))
                : form(tr("unknown {list} '{value}'"), fmt::arg("list", list), fmt::arg("value", shown)));
}

const TomlTable* PolicyReading::table(const TomlNode& node) {
    const auto* found = node.table();
    if (found == nullptr) {
        fault(node.place, tr("a table was expected here"));
    }
    return found;
}

std::optional<PlacedText> PolicyReading::text(const TomlNode& node) {
    const auto* found = node.string();
    if (found == nullptr) {
        fault(node.place, tr("a text in quotes was expected here"));
        return std::nullopt;
    }
    return PlacedText{*found, node.place};
}

std::optional<std::int64_t> PolicyReading::integer(const TomlNode& node, Bounds bounds) {
    const auto* found = node.integer();
    if (found == nullptr) {
        fault(node.place, tr("a whole number was expected here"));
        return std::nullopt;
    }
    if (*found < bounds.min || *found > bounds.max) {
        fault(node.place, form(tr("{number} is not between {min} and {max}"), fmt::arg("number", *found),
                               fmt::arg("min", bounds.min), fmt::arg("max", bounds.max)));
        return std::nullopt;
    }
    return *found;
}

std::optional<bool> PolicyReading::boolean(const TomlNode& node) {
    const auto* found = node.boolean();
    if (found == nullptr) {
        fault(node.place, tr("true or false was expected here"));
        return std::nullopt;
    }
    return *found;
}

std::optional<Duration> PolicyReading::duration(const TomlNode& node) {
    const auto found = text(node);
    if (!found) {
        return std::nullopt;
    }
    const auto duration = parse_duration(found->text);
    if (!duration) {
        fault(node.place, form(tr("'{value}' is not a duration such as 30m, 24h, 7d, 4h working, 2h service"),
                               fmt::arg("value", harmless(found->text, true))));
        return std::nullopt;
    }
    const bool nothing = duration->seconds <= 0 && duration->days <= 0;
    const auto seconds_max = duration->pace == Pace::wall ? k_duration_seconds_max : k_working_seconds_max;
    if (nothing || duration->seconds > seconds_max || duration->days > k_duration_days_max) {
        fault(node.place,
              form(tr("'{value}' is too short or too long: one second to 3660d, or 1000h of working time"),
                   fmt::arg("value", harmless(found->text, true))));
        return std::nullopt;
    }
    return duration;
}

std::vector<PlacedText> PolicyReading::texts(const TomlNode& node) {
    std::vector<PlacedText> out;
    const auto* list = node.array();
    if (list == nullptr) {
        fault(node.place, tr("a list of texts was expected here"));
        return out;
    }
    for (const auto& each : *list) {
        if (auto found = text(each)) {
            out.push_back(std::move(*found));
        }
    }
    return out;
}

std::vector<PlacedText> PolicyReading::choices(const TomlNode& node) {
    if (const auto* one = node.string()) {
        return {{*one, node.place}};
    }
    auto out = texts(node);
    if (const auto* list = node.array(); list != nullptr && list->empty()) {
        fault(node.place, tr("an empty list fits nothing: leave the key out to fit all"));
    }
    for (auto each = out.begin(); each != out.end(); ++each) {
        if (std::any_of(out.begin(), each,
                        [&](const PlacedText& other) { return other.text == each->text; })) {
            fault(each->place,
                  form(tr("'{value}' is listed twice"), fmt::arg("value", harmless(each->text, true))));
        }
    }
    return out;
}

std::vector<std::string> PolicyReading::known_choices(const TomlNode* node, std::string_view list,
                                                      const std::vector<std::string_view>& known) {
    std::vector<std::string> out;
    if (node == nullptr) {
        return out;
    }
    for (auto& each : choices(*node)) {
        if (std::find(known.begin(), known.end(), each.text) == known.end()) {
            fault_of_value(each, list, known);
        } else {
            out.push_back(std::move(each.text));
        }
    }
    return out;
}

const TomlNode* PolicyReading::required(const TomlNode& row, const char* key) {
    const auto* member = row.table()->find(key);
    if (member == nullptr) {
        fault(row.place, form(tr("the key '{key}' is missing here"), fmt::arg("key", key)));
    }
    return member;
}

std::vector<const TomlNode*> PolicyReading::rows(const TomlTable& parent, std::string_view name) {
    std::vector<const TomlNode*> out;
    const auto* member = parent.find(name);
    if (member == nullptr) {
        return out;
    }
    const auto* list = member->array();
    if (list == nullptr) {
        fault(member->place, form(tr("write each row of '{name}' under double brackets: [[{name}]]"),
                                  fmt::arg("name", name)));
        return out;
    }
    for (const auto& each : *list) {
        if (table(each) != nullptr) {
            out.push_back(&each);
        }
    }
    return out;
}

const TomlTable* PolicyReading::section(const TomlTable& parent, const char* name, const std::string& shown) {
    const auto* member = parent.find(name);
    if (member == nullptr) {
        fault_of_file(form(tr("the section [{section}] is missing"), fmt::arg("section", shown)));
        return nullptr;
    }
    return table(*member);
}

std::vector<std::string_view> codes_in(const std::vector<PolicyCode>& rows) {
    std::vector<std::string_view> out;
    out.reserve(rows.size());
    for (const auto& row : rows) {
        out.push_back(row.code);
    }
    return out;
}

}  // namespace aftercare
