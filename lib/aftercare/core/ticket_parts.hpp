// What a ticket has several of: contacts, orders, appointments, clock runs, holds, callbacks, costs, files.
// Each is a table of its own; the columns carry the members' names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "aftercare/core/clock_run.hpp"
#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/core/person.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

struct Contact {
    int n = 0;
    PersonId person_id;
    ContactRole role = ContactRole::owner;
    bool has_phone = false;
    bool by_default = false;  ///< the unit's owner, since nobody was named

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("person_id", self.person_id);
        field("role", self.role);
        field("has_phone", self.has_phone);
        field("by_default", self.by_default);
    }
    bool operator==(const Contact&) const = default;
};

/// A work order 派工单, written `N/k`. Its party never changes.
struct Order {
    int k = 0;
    OrderState state = OrderState::issued;
    OrderKind kind = OrderKind::repair;
    PartyId party_id;
    std::optional<PersonId> person_id;  ///< the party's person who comes
    std::string task;
    Instant due_at;
    bool phone_first = false;
    std::optional<int> replaces;
    Instant issued_at;
    std::string issued_by;
    std::optional<Instant> served_at;
    std::optional<Means> served_how;
    std::optional<Instant> formal_at;  ///< the formal notice of defect reached the party
    std::optional<Means> formal_how;
    bool formal_late = false;        ///< that was entered late, and no file shows it
    std::optional<Instant> cure_by;  ///< until when the party may mend it itself; none: at once
    std::optional<Instant> acked_at;
    std::optional<Instant> arrived_at;
    std::optional<Instant> done_at;
    std::optional<Instant> ended_at;  ///< returned, transferred, cancelled or defaulted
    bool sheet_signed = false;
    int rework_count = 0;
    int cycle = 1;                ///< of the ticket when it was issued
    bool emergency = false;       ///< work had to begin in an emergency in that cycle
    bool emergency_late = false;  ///< as above, but entered late

    static void fields(auto& self, auto&& field) {
        field("k", self.k);
        field("state", self.state);
        field("kind", self.kind);
        field("party_id", self.party_id);
        field("person_id", self.person_id);
        field("task", self.task);
        field("due_at", self.due_at);
        field("phone_first", self.phone_first);
        field("replaces", self.replaces);
        field("issued_at", self.issued_at);
        field("issued_by", self.issued_by);
        field("served_at", self.served_at);
        field("served_how", self.served_how);
        field("formal_at", self.formal_at);
        field("formal_how", self.formal_how);
        field("formal_late", self.formal_late);
        field("cure_by", self.cure_by);
        field("acked_at", self.acked_at);
        field("arrived_at", self.arrived_at);
        field("done_at", self.done_at);
        field("ended_at", self.ended_at);
        field("sheet_signed", self.sheet_signed);
        field("rework_count", self.rework_count);
        field("cycle", self.cycle);
        field("emergency", self.emergency);
        field("emergency_late", self.emergency_late);
    }
    bool operator==(const Order&) const = default;
};

/// A window agreed with the owner for an order's visit.
struct Appointment {
    int n = 0;
    int order_k = 0;
    Instant from_at;
    Instant until_at;
    std::optional<AppointmentOutcome> outcome;
    std::optional<Instant> arrived_at;

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("order_k", self.order_k);
        field("from_at", self.from_at);
        field("until_at", self.until_at);
        field("outcome", self.outcome);
        field("arrived_at", self.arrived_at);
    }
    bool operator==(const Appointment&) const = default;
};

struct Hold {
    int n = 0;
    std::string reason;
    Instant from_at;  ///< as it counts: at most 24 h before its entry
    Instant review_at;
    bool stops_clocks = false;
    bool is_observation = false;  ///< what is done is watched: the wait is shown apart
    std::optional<Instant> until_at;
    std::optional<Day> reminded_on;    ///< the last day on which its review was reminded of
    std::int64_t reminded_levels = 0;  ///< as of a clock's run

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("reason", self.reason);
        field("from_at", self.from_at);
        field("review_at", self.review_at);
        field("stops_clocks", self.stops_clocks);
        field("is_observation", self.is_observation);
        field("until_at", self.until_at);
        field("reminded_on", self.reminded_on);
        field("reminded_levels", self.reminded_levels);
    }
    bool operator==(const Hold&) const = default;
};

/// A call back 回访 that is to be made, or was. The policy may leave a closing out of its sample: then the
/// callback is waived at once.
struct Callback {
    int n = 0;
    int cycle = 1;
    CallbackWhy why = CallbackWhy::closing;
    CallbackState state = CallbackState::due;
    Instant from_at;                  ///< not before
    std::optional<Instant> again_at;  ///< the owner asked to be called then: not in `callback due` before
    int attempt_count = 0;
    int attempt_days = 0;
    std::optional<Day> last_attempt_on;
    std::optional<Instant> ended_at;  ///< when it was reached, given up, refused or waived
    std::string caller;               ///< who made the last attempt or reached the owner
    std::optional<int> score;
    std::optional<About> score_about;
    bool counts = false;       ///< the first score of its cycle
    bool not_sampled = false;  ///< waived since the sample left it out

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("cycle", self.cycle);
        field("why", self.why);
        field("state", self.state);
        field("from_at", self.from_at);
        field("again_at", self.again_at);
        field("attempt_count", self.attempt_count);
        field("attempt_days", self.attempt_days);
        field("last_attempt_on", self.last_attempt_on);
        field("ended_at", self.ended_at);
        field("caller", self.caller);
        field("score", self.score);
        field("score_about", self.score_about);
        field("counts", self.counts);
        field("not_sampled", self.not_sampled);
    }
    bool operator==(const Callback&) const = default;
};

struct Cost {
    int n = 0;
    CostKind kind = CostKind::labour;
    Fen amount;
    std::optional<int> order_k;
    Instant incurred_at;

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("kind", self.kind);
        field("amount", self.amount);
        field("order_k", self.order_k);
        field("incurred_at", self.incurred_at);
    }
    bool operator==(const Cost&) const = default;
};

struct Attachment {
    int n = 0;
    std::string path;
    std::int64_t size = 0;
    std::string sha256;  ///< 64 hexadecimal digits
    std::string media_type;
    bool embedded = false;
    std::string purpose;  ///< the verb that brought it: attach, serve, done
    std::optional<int> order_k;

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("path", self.path);
        field("size", self.size);
        field("sha256", self.sha256);
        field("media_type", self.media_type);
        field("embedded", self.embedded);
        field("purpose", self.purpose);
        field("order_k", self.order_k);
    }
    bool operator==(const Attachment&) const = default;
};

}  // namespace aftercare
