// The small model of a ticket that days are simulated beside: states and orders, nothing else.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "tests/support/world.hpp"

namespace testing {

/// What the model knows of a ticket.
struct Modelled {
    std::string state = "new";
    int open_orders = 0;
    int done_orders = 0;
    bool started = false;
    bool triaged = false;
    bool ordered = false;
    Instant closed_at;
    std::string merged_from;
    std::size_t merged_into = 0;

    bool operator==(const Modelled&) const = default;
};

inline bool is_open_state(const std::string& state) {
    return state == "new" || state == "accepted" || state == "dispatched" || state == "in_progress" ||
           state == "on_hold" || state == "completed";
}

/// The model's view of one verb: nothing when it refuses.
using Step = std::function<std::optional<Modelled>(Modelled, Instant)>;

inline std::optional<Modelled> closed(Modelled m, Instant now) {
    m.state = "closed";
    m.closed_at = now;
    m.open_orders = 0;
    return m;
}

inline std::optional<Modelled> end_order(Modelled m) {
    if (m.open_orders != 1 || (m.state != "dispatched" && m.state != "in_progress" && m.state != "on_hold" &&
                               m.state != "completed")) {
        return std::nullopt;
    }
    m.open_orders = 0;
    if (m.done_orders == 0 && (m.state == "dispatched" || m.state == "in_progress")) {
        m.state = "accepted";
        m.started = false;
    }
    return m;
}

inline std::optional<Modelled> resumed(Modelled m) {
    if (m.state != "on_hold") {
        return std::nullopt;
    }
    if (m.started && m.open_orders + m.done_orders > 0) {
        m.state = "in_progress";
    } else {
        m.state = m.open_orders > 0 ? "dispatched" : "accepted";
        m.started = m.state == "accepted" ? false : m.started;
    }
    return m;
}

inline std::optional<Modelled> done(Modelled m) {
    if (m.state != "in_progress" || m.open_orders > 1 || m.open_orders + m.done_orders == 0) {
        return std::nullopt;
    }
    m.done_orders += m.open_orders;
    m.open_orders = 0;
    m.state = "completed";
    return m;
}

inline std::optional<Modelled> reopened(Modelled m, Instant now) {
    if (m.state != "closed" || now > m.closed_at + Seconds{90 * 86400}) {
        return std::nullopt;
    }
    m.state = m.triaged ? "accepted" : "new";
    m.done_orders = 0;
    m.started = false;
    return m;
}

/// A verb: what is said, and what the model makes of it.
struct SimulatedVerb {
    const char* name;
    std::function<TicketEvent(const Ticket&, Instant)> said;
    Step model;
};

}  // namespace testing
