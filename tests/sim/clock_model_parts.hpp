// What the model of a ticket's clocks is made of: targets, acts, runs.
#pragma once

#include "tests/sim/clock_minutes.hpp"

namespace testing {

/// What targets go by.
struct ModelKind {
    Kind kind = Kind::repair;
    std::string category;

    bool is_of_quality() const {
        constexpr std::array<std::string_view, 10> k_quality{
            "quality",  "leak",       "crack",   "hollow", "door-window",
            "plumbing", "electrical", "heating", "finish", "structure"};
        return std::find(k_quality.begin(), k_quality.end(), category) != k_quality.end();
    }
    /// Enquiries, suggestions, praise, services and complaints that are not about quality need none.
    bool needs_order() const { return kind == Kind::repair || (kind == Kind::complaint && is_of_quality()); }
};

/// The last row that fits decides; what a row leaves out fits all. A first-level category stands for its
/// second level.
inline std::optional<Duration> model_target(const Policy& policy, Clock clock, const ModelKind& of,
                                            Urgency urgency) {
    const auto has = [](const auto& list, const auto& value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    std::optional<Duration> found;
    for (const auto& row : policy.targets) {
        const bool fits_category = has(row.categories, of.category) ||
                                   (of.is_of_quality() && has(row.categories, std::string("quality")));
        if (row.clock == clock && has(row.kinds, of.kind) && has(row.urgencies, urgency) && fits_category) {
            found = row.duration;
        }
    }
    return found;
}

/// What the model reckons with.
struct ModelRules {
    const MinuteList& minutes;
    const Policy& first;
    const Policy& second;
    Minute second_from = 0;

    const Policy& at(Minute m) const { return m >= second_from ? second : first; }
};

/// An act, and the state into which it brought the ticket, if into another.
struct ModelAct {
    TicketEntry entry;
    std::optional<State> entered;
};

struct ModelRun {
    Clock clock = Clock::response;
    const Policy* policy = nullptr;  ///< in force when it began
    int cycle = 1;
    int part = 0;  ///< the order of a written clock, the appointment of a visit
    PromiseOf of = PromiseOf::answer;
    Minute start = 0;
    ModelDate due, original;
    std::optional<ModelDate> standard = std::nullopt;
    bool late_before = false;
    bool committed = false;
    bool provisional = false;
    std::string_view outcome = "running";

    bool runs() const { return outcome == "running"; }
    template <class Each>
    void each_date(const Each& each) {
        each(due);
        each(original);
        if (standard) {
            each(*standard);
        }
    }
};

}  // namespace testing
