// [remind] and [[ladder]]: how reminders are sent, and who is reminded when a clock stands where.
//
// Both may be left out: then nobody is reminded of anything. Addresses and programs are checked here, since
// cron, which meets their faults, has nobody to tell.
#include <algorithm>
#include <array>

#include "aftercare/reading/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mail_message.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr Bounds k_timeout_seconds{1, 600};
constexpr std::int64_t k_after_hours_max = 8784;
/// Steps are bits of a mark that remembers what was sent.
constexpr std::size_t k_steps_max = 32;
constexpr std::array<std::string_view, 5> k_addressees = {"handler", "supervisor", "manager",
                                                          "general-manager", "party"};

/// A program by its whole path; empty is none.
std::optional<std::string> read_program(PolicyReading& reading, const PlacedText& text) {
    if (!text.text.empty() && !text.text.starts_with('/')) {
        reading.fault(text.place, form(tr("'{value}' is no whole path of a program"),
                                       fmt::arg("value", harmless(text.text, true))));
        return std::nullopt;
    }
    return text.text;
}

/// An e-mail address; empty is none.
std::optional<std::string> read_address(PolicyReading& reading, const TomlNode& node) {
    const auto text = reading.text(node);
    if (text && !text->text.empty() && !is_plain_address(text->text)) {
        reading.fault(text->place, form(tr("'{value}' is no e-mail address"),
                                        fmt::arg("value", harmless(text->text, true))));
        return std::nullopt;
    }
    return text ? std::optional(text->text) : std::nullopt;
}

void read_quiet(PolicyReading& reading, const TomlNode& node, RemindPolicy& remind) {
    const auto text = reading.text(node);
    if (!text) {
        return;
    }
    if (text->text == "none") {
        remind.quiet_from_minute = remind.quiet_until_minute = 0;
        return;
    }
    const auto span = parse_clock_span(text->text);
    if (!span || span->from == span->until) {
        reading.fault(text->place,
                      form(tr("'{value}' are no quiet hours; write \"21:00-08:00\", or \"none\""),
                           fmt::arg("value", harmless(text->text, true))));
        return;
    }
    remind.quiet_from_minute = span->from / k_minute.count;
    remind.quiet_until_minute = span->until / k_minute.count;
}

void read_hook(PolicyReading& reading, const TomlNode& node, RemindPolicy& remind) {
    for (auto& each : reading.texts(node)) {
        if (remind.hook.empty() && !read_program(reading, each)) {
            return;
        }
        remind.hook.push_back(std::move(each.text));
    }
}

void read_section(PolicyReading& reading, const TomlTable& table, RemindPolicy& remind) {
    reading.check_keys(
        table, {"sendmail", "hook", "timeout_seconds", "from", "general_manager", "quiet", "parties"});
    if (const auto* node = table.find("sendmail")) {
        if (const auto text = reading.text(*node)) {
            remind.sendmail = read_program(reading, *text).value_or("");
        }
    }
    if (const auto* node = table.find("hook")) {
        read_hook(reading, *node, remind);
        if (!remind.hook.empty() && !remind.sendmail.empty()) {
            reading.fault(node->place, tr("sendmail and hook: only one of them can deliver"));
        }
    }
    if (const auto* node = table.find("timeout_seconds")) {
        remind.timeout_seconds = reading.integer(*node, k_timeout_seconds).value_or(remind.timeout_seconds);
    }
    if (const auto* node = table.find("from")) {
        remind.from = read_address(reading, *node).value_or("");
        if (remind.from.empty() && !remind.sendmail.empty()) {
            reading.fault(node->place, tr("mail by sendmail needs the address it comes from"));
        }
    } else if (!remind.sendmail.empty()) {
        reading.fault(table.find("sendmail")->place, tr("mail by sendmail needs the address it comes from"));
    }
    if (const auto* node = table.find("general_manager")) {
        remind.general_manager = read_address(reading, *node).value_or("");
    }
    if (const auto* node = table.find("quiet")) {
        read_quiet(reading, *node, remind);
    }
    if (const auto* node = table.find("parties")) {
        remind.parties = reading.boolean(*node).value_or(remind.parties);
    }
}

/// Where on its way to the due, or behind it, a clock stands: `80%`, `due`, `+24h`.
bool read_at(std::string_view text, LadderStep& step) {
    if (text == "due") {
        return true;
    }
    if (text.ends_with('%')) {
        const auto share = parse_digits(text.substr(0, text.size() - 1));
        step.share_percent = share.value_or(0);
        return share && *share >= 1 && *share <= 99;
    }
    const auto after = text.starts_with('+') ? parse_duration(text.substr(1)) : std::nullopt;
    if (!after || after->pace != Pace::wall || after->seconds % k_hour.count != 0) {
        return false;
    }
    step.after_hours = after->seconds / k_hour.count;
    return step.after_hours >= 1 && step.after_hours <= k_after_hours_max;
}

/// `at`, or `major = true`; exactly one of them.
void read_when(PolicyReading& reading, const TomlNode& row, LadderStep& step) {
    const auto* at = row.table()->find("at");
    const auto* major = row.table()->find("major");
    if (major != nullptr) {
        step.major_at_once = reading.boolean(*major).value_or(false);
    }
    if ((at != nullptr) == step.major_at_once) {
        reading.fault(row.place, tr("a step has either `at` or `major = true`"));
        return;
    }
    const auto text = at == nullptr ? std::nullopt : reading.text(*at);
    if (text && !read_at(text->text, step)) {
        reading.fault(text->place, form(tr("'{value}' is no step; write \"80%\", \"due\" or \"+24h\""),
                                        fmt::arg("value", harmless(text->text, true))));
    }
}

void read_addressees(PolicyReading& reading, const TomlNode& row, LadderStep& step) {
    const auto* node = row.table()->find("to");
    if (node == nullptr) {
        reading.fault(row.place, form(tr("the key '{key}' is missing here"), fmt::arg("key", "to")));
        return;
    }
    for (auto& each : reading.choices(*node)) {
        if (std::find(k_addressees.begin(), k_addressees.end(), each.text) == k_addressees.end()) {
            reading.fault_of_value(each, "addressee", {k_addressees.begin(), k_addressees.end()});
        } else {
            step.to.push_back(std::move(each.text));
        }
    }
}

void read_step(PolicyReading& reading, const TomlNode& row, std::vector<LadderStep>& ladder) {
    reading.check_keys(*row.table(), {"name", "at", "major", "to"});
    LadderStep step;
    const auto* name_node = row.table()->find("name");
    const auto name = name_node == nullptr ? std::nullopt : reading.text(*name_node);
    if (name_node == nullptr || (name && trim(name->text).empty())) {
        reading.fault(row.place, form(tr("the key '{key}' is missing here"), fmt::arg("key", "name")));
    } else if (name) {
        step.name = harmless(name->text, true);
        if (std::any_of(ladder.begin(), ladder.end(),
                        [&](const LadderStep& other) { return other.name == step.name; })) {
            reading.fault(name->place, form(tr("'{value}' is listed twice"), fmt::arg("value", step.name)));
        }
    }
    read_when(reading, row, step);
    read_addressees(reading, row, step);
    ladder.push_back(std::move(step));
}

}  // namespace

void read_remind(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const auto* node = root.find("remind");
    if (const auto* table = node == nullptr ? nullptr : reading.table(*node)) {
        read_section(reading, *table, policy.remind);
    }
    const auto rows = reading.rows(root, "ladder");
    for (const auto* row : rows) {
        read_step(reading, *row, policy.ladder);
    }
    if (rows.size() > k_steps_max) {
        reading.fault(rows[k_steps_max]->place,
                      form(tr("a ladder has at most {count} steps"), fmt::arg("count", k_steps_max)));
    }
}

}  // namespace aftercare
