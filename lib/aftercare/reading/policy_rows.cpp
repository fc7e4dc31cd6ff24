// The rows that are picked by what a ticket is: [[target]], [[callback]], [[reopen]] and [[repeat]].
//
// The last row that fits decides, so rows appended to a policy override those before them. A row behind which
// a more general one stands is never used, which is worth a warning; a list that fits some tickets only
// leaves the others without an answer, which is a fault.
#include <algorithm>

#include "aftercare/reading/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr Bounds k_window_days{0, 3660};

/// Whom a row holds for; an empty list holds for all.
struct RowFilter {
    std::vector<Kind> kinds;
    std::vector<std::string> categories;
    std::vector<Urgency> urgencies;
    std::vector<std::string> projects;
    std::vector<Ending> endings;
    TomlPlace place;
};

RowFilter read_filter(PolicyReading& reading, const TomlNode& node, const Policy& policy) {
    const auto& row = *node.table();
    RowFilter out;
    out.kinds = coded<Kind>(reading.known_choices(row.find("kind"), "kind", codes_of_list<Kind>()));
    out.categories = reading.known_choices(row.find("category"), "category", codes_in(policy.categories));
    out.urgencies =
        coded<Urgency>(reading.known_choices(row.find("urgency"), "urgency", codes_of_list<Urgency>()));
    if (const auto* projects = row.find("project")) {
        for (auto& each : reading.choices(*projects)) {
            if (each.text.empty()) {
                reading.fault(each.place, tr("a project's name is not empty"));
            }
            out.projects.push_back(std::move(each.text));
        }
    }
    out.place = node.place;
    return out;
}

template <class T>
bool covers(const std::vector<T>& wide, const std::vector<T>& narrow) {
    return wide.empty() || (!narrow.empty() && std::all_of(narrow.begin(), narrow.end(), [&](const T& each) {
               return std::find(wide.begin(), wide.end(), each) != wide.end();
           }));
}

/// Whether every ticket that `narrow` fits is one that `wide` fits.
bool covers(const Policy& policy, const RowFilter& wide, const RowFilter& narrow) {
    const bool categories =
        wide.categories.empty() ||
        (!narrow.categories.empty() &&
         std::all_of(narrow.categories.begin(), narrow.categories.end(),
                     [&](const std::string& each) { return category_in(policy, each, wide.categories); }));
    return categories && covers(wide.kinds, narrow.kinds) && covers(wide.urgencies, narrow.urgencies) &&
           covers(wide.projects, narrow.projects) && covers(wide.endings, narrow.endings);
}

/// A warning for each row that a later one leaves nothing to decide.
void check_used(PolicyReading& reading, const Policy& policy, const std::vector<RowFilter>& rows) {
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        const auto wider = std::find_if(row + 1, rows.end(),
                                        [&](const RowFilter& later) { return covers(policy, later, *row); });
        if (wider != rows.end()) {
            reading.never_decides(row->place, wider->place);
        }
    }
}

/// The target of a row as written; "none" is the inner nothing, a fault the outer one.
std::optional<std::optional<Duration>> read_within(PolicyReading& reading, const TomlNode& node) {
    if (const auto* text = node.string(); text != nullptr && *text == "none") {
        return std::optional<Duration>();
    }
    if (const auto duration = reading.duration(node)) {
        return duration;
    }
    return std::nullopt;
}

/// Clocks whose due is a date that somebody said, or a limit of its own.
struct NoTarget {
    Clock clock;
    const char* why;
};
constexpr NoTarget k_no_targets[] = {
    {Clock::visit, tr_later("the visit clock takes no target: it is the appointment's window")},
    {Clock::promise, tr_later("the promise clock takes no target: it is the date that was said")},
    {Clock::written, tr_later("the written clock takes no target: it is written_order of [limits]")},
    {Clock::reply, tr_later("the reply clock takes no target: it is the date that was asked for")},
    {Clock::retention,
     tr_later("the retention clock takes no target: it is retention_notice_days of [limits]")},
};

/// Why the clock takes no target; null when it takes one.
const char* why_no_target(Clock clock) {
    for (const auto& row : k_no_targets) {
        if (row.clock == clock) {
            return row.why;
        }
    }
    return nullptr;
}

std::optional<Clock> read_clock(PolicyReading& reading, const TomlNode& node) {
    const auto text = reading.text(node);
    if (!text) {
        return std::nullopt;
    }
    const auto clock = from_code<Clock>(text->text);
    if (!clock) {
        reading.fault_of_value(*text, "clock", {k_clock_codes.begin(), k_clock_codes.end()});
    } else if (const char* why = why_no_target(*clock)) {
        reading.fault(text->place, tr(why));
        return std::nullopt;
    }
    return clock;
}

/// Clocks that a policy may do without; named for some tickets, it has to say it for all.
bool may_be_left_out(Clock clock) {
    return clock == Clock::escalate || clock == Clock::attend;
}

bool is_named(const Policy& policy, Clock clock) {
    return std::any_of(policy.targets.begin(), policy.targets.end(),
                       [&](const Target& row) { return row.clock == clock; });
}

/// A fault for each clock of which some tickets, whatever their category and project, get no target.
void check_complete(PolicyReading& reading, const Policy& policy) {
    for (std::size_t i = 0; i < k_clock_codes.size(); ++i) {
        const auto clock = static_cast<Clock>(i);
        if (why_no_target(clock) != nullptr || (may_be_left_out(clock) && !is_named(policy, clock))) {
            continue;
        }
        const auto fits = [&](const Target& row, Kind kind, Urgency urgency) {
            return row.clock == clock && row.categories.empty() && row.projects.empty() &&
                   covers(row.kinds, {kind}) && covers(row.urgencies, {urgency});
        };
        std::string missing;
        for (std::size_t k = 0; k < k_kind_codes.size() && missing.empty(); ++k) {
            for (std::size_t u = 0; u < k_urgency_codes.size() && missing.empty(); ++u) {
                const auto kind = static_cast<Kind>(k);
                const auto urgency = static_cast<Urgency>(u);
                if (std::none_of(policy.targets.begin(), policy.targets.end(),
                                 [&](const Target& row) { return fits(row, kind, urgency); })) {
                    missing = std::string(code_of(kind)) + ", " + std::string(code_of(urgency));
                }
            }
        }
        if (!missing.empty()) {
            reading.fault_of_file(form(tr("the clock '{clock}' has no target for {tickets}; write within = "
                                          "\"none\" if it is not to run"),
                                       fmt::arg("clock", k_clock_codes[i]), fmt::arg("tickets", missing)));
        }
    }
}

void read_targets(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const std::size_t faults_before = reading.fault_count();
    std::vector<RowFilter> filters_of[k_clock_codes.size()];
    for (const auto* node : reading.rows(root, "target")) {
        reading.check_keys(*node->table(), {"clock", "kind", "category", "urgency", "project", "within"});
        auto filter = read_filter(reading, *node, policy);
        const auto* clock_node = reading.required(*node, "clock");
        const auto* within_node = reading.required(*node, "within");
        std::optional<Clock> clock;
        if (clock_node != nullptr) {
            clock = read_clock(reading, *clock_node);
        }
        const auto within = within_node == nullptr ? std::nullopt : read_within(reading, *within_node);
        if (clock && within) {
            filters_of[static_cast<std::size_t>(*clock)].push_back(filter);
            policy.targets.push_back({.clock = *clock,
                                      .kinds = std::move(filter.kinds),
                                      .categories = std::move(filter.categories),
                                      .urgencies = std::move(filter.urgencies),
                                      .projects = std::move(filter.projects),
                                      .duration = *within});
        }
    }
    if (reading.fault_count() != faults_before) {
        return;  // what follows would only echo the faults of single rows
    }
    for (const auto& filters : filters_of) {
        check_used(reading, policy, filters);
    }
    check_complete(reading, policy);
}

/// A row that names no ending is for what was closed.
std::vector<Ending> read_endings(PolicyReading& reading, const TomlNode& row) {
    const auto* node = row.table()->find("ended");
    auto endings = coded<Ending>(reading.known_choices(node, "ended", codes_of_list<Ending>()));
    if (node == nullptr) {
        endings = {Ending::verified, Ending::no_objection, Ending::answered, Ending::forced};
    }
    return endings;
}

void read_callbacks(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const std::size_t faults_before = reading.fault_count();
    std::vector<RowFilter> filters;
    for (const auto* node : reading.rows(root, "callback")) {
        reading.check_keys(*node->table(), {"kind", "category", "ended", "due", "sample_percent"});
        filters.push_back(read_filter(reading, *node, policy));
        filters.back().endings = read_endings(reading, *node);
        const auto* due_node = node->table()->find("due");
        const auto due = due_node == nullptr ? std::optional(true) : reading.boolean(*due_node);
        const auto* sample_node = node->table()->find("sample_percent");
        const auto sample = sample_node == nullptr ? std::optional<std::int64_t>(100)
                                                   : reading.integer(*sample_node, {0, 100});
        if (due && sample) {
            policy.callbacks.push_back(
                {filters.back().kinds, filters.back().categories, filters.back().endings, *due, *sample});
        }
    }
    if (reading.fault_count() == faults_before) {
        check_used(reading, policy, filters);
    }
}

void read_windows(PolicyReading& reading, const TomlTable& root, const Policy& policy, const char* section,
                  std::vector<ReopenWindow>& windows) {
    const std::size_t faults_before = reading.fault_count();
    std::vector<RowFilter> filters;
    for (const auto* node : reading.rows(root, section)) {
        reading.check_keys(*node->table(), {"category", "days"});
        filters.push_back(read_filter(reading, *node, policy));
        const auto* days_node = reading.required(*node, "days");
        const auto days = days_node == nullptr ? std::nullopt : reading.integer(*days_node, k_window_days);
        if (days) {
            windows.push_back({filters.back().categories, *days});
        }
    }
    if (reading.fault_count() != faults_before) {
        return;
    }
    check_used(reading, policy, filters);
    if (std::none_of(filters.begin(), filters.end(),
                     [](const RowFilter& filter) { return filter.categories.empty(); })) {
        reading.fault_of_file(
            form(tr("no [[{section}]] row fits all categories"), fmt::arg("section", section)));
    }
}

}  // namespace

void read_rows(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    read_targets(reading, root, policy);
    read_callbacks(reading, root, policy);
    read_windows(reading, root, policy, "reopen", policy.reopen_windows);
    if (root.find("repeat") == nullptr) {
        policy.repeat_windows = policy.reopen_windows;
    } else {
        read_windows(reading, root, policy, "repeat", policy.repeat_windows);
    }
}

}  // namespace aftercare
