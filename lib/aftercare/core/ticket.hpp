// The ticket: what the fold of its journal entries knows of it, and nothing else.
//
// Every struct lists its members once in fields(); the store's columns carry the same names, so the tables
// are this file written down. Only apply() (operations/) changes a ticket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("person_id", self.person_id);
        field("role", self.role);
        field("has_phone", self.has_phone);
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
    std::optional<Instant> acked_at;
    std::optional<Instant> arrived_at;
    std::optional<Instant> done_at;
    std::optional<Instant> ended_at;  ///< returned, transferred or cancelled
    bool sheet_signed = false;
    int rework_count = 0;
    int cycle = 1;  ///< of the ticket when it was issued

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
        field("acked_at", self.acked_at);
        field("arrived_at", self.arrived_at);
        field("done_at", self.done_at);
        field("ended_at", self.ended_at);
        field("sheet_signed", self.sheet_signed);
        field("rework_count", self.rework_count);
        field("cycle", self.cycle);
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

/// One run of a clock, from its start to its stop; a clock that starts again gets a new run.
struct ClockRun {
    int n = 0;
    Clock clock = Clock::response;
    int cycle = 1;
    std::optional<int> order_k;  ///< of a visit clock
    Instant started_at;
    Instant due_original_at;  ///< the commitment as first made; never changes
    Instant due_at;           ///< the current one
    Pace pace = Pace::wall;
    bool calendar_assumed = false;
    std::int64_t policy_version = 0;
    std::optional<Instant> paused_at;
    std::optional<Instant> stopped_at;
    bool dropped = false;  ///< ended without being met or missed: out of every rate

    bool running() const { return !stopped_at.has_value(); }

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("clock", self.clock);
        field("cycle", self.cycle);
        field("order_k", self.order_k);
        field("started_at", self.started_at);
        field("due_original_at", self.due_original_at);
        field("due_at", self.due_at);
        field("pace", self.pace);
        field("calendar_assumed", self.calendar_assumed);
        field("policy_version", self.policy_version);
        field("paused_at", self.paused_at);
        field("stopped_at", self.stopped_at);
        field("dropped", self.dropped);
    }
    bool operator==(const ClockRun&) const = default;
};

struct Hold {
    int n = 0;
    std::string reason;
    Instant from_at;  ///< as it counts: at most 24 h before its entry
    Instant review_at;
    bool stops_clocks = false;
    std::optional<Instant> until_at;

    static void fields(auto& self, auto&& field) {
        field("n", self.n);
        field("reason", self.reason);
        field("from_at", self.from_at);
        field("review_at", self.review_at);
        field("stops_clocks", self.stops_clocks);
        field("until_at", self.until_at);
    }
    bool operator==(const Hold&) const = default;
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

struct Ticket {
    TicketId id;
    State state = State::registered;
    Instant state_since;
    std::string state_by;
    std::optional<ClosedHow> closed_how;
    bool closed_by_owner = false;  ///< forced, but counted as the owner's: reopens whatever the window
    Kind kind = Kind::repair;
    Channel channel = Channel::hotline;
    ProjectId project_id;
    std::optional<UnitId> unit_id;
    std::string place;  ///< free text of a place that is no registered unit or area
    std::string element;
    std::string defect;
    std::string location;
    std::string category;
    std::optional<Urgency> urgency;
    std::string liability;  ///< `contractor=70,owner=30`, see liability.hpp
    bool liability_final = false;
    std::string symptom;
    std::string expected;
    std::string anonymous_reason;
    std::optional<Instant> noticed_at;
    Instant received_at;
    std::string received_by;
    std::string source;     ///< of an imported ticket
    std::string source_id;  ///< its key there
    std::string source_digest;
    std::string handler;
    bool handler_assigned = false;  ///< by `assign`, so triage does not change it
    std::optional<NextAction> next_action;
    std::optional<Instant> next_at;
    std::optional<Instant> respond_by;
    std::optional<Instant> resolve_by;
    std::optional<Instant> responded_at;   ///< a person spoke with the owner
    std::optional<Instant> written_to_at;  ///< a person first wrote to the owner
    std::optional<Instant> confirmed_at;
    std::optional<Instant> accepted_at;
    std::optional<Instant> dispatched_at;
    std::optional<Instant> started_at;
    std::optional<Instant> made_safe_at;
    std::optional<Instant> completed_at;
    std::optional<Instant> informed_at;   ///< the last contact with the owner
    std::optional<Instant> told_done_at;  ///< first informed after the repair was done
    int inform_count = 0;
    bool notice_written = false;  ///< informed in writing at least once
    std::optional<Instant> closed_at;
    std::optional<Instant> first_closed_at;
    int cycle = 1;
    int rework_count = 0;
    int chase_count = 0;
    int plan_version = 0;
    bool consent_needed = false;
    std::optional<int> consent_plan;  ///< the plan version consented to
    bool consent_refused = false;
    std::optional<UnitId> source_unit_id;
    std::string result;
    std::string cause;
    bool adopted = false;
    bool answer_refused = false;  ///< the last answer was not accepted: the supervisor is next
    bool date_flag = false;       ///< imported with a closing before its opening
    std::optional<CallbackState> callback_state;
    int attempt_count = 0;
    int attempt_days = 0;
    std::optional<Day> last_attempt_on;
    std::optional<int> score;
    std::optional<About> score_about;
    std::optional<Instant> called_at;

    std::vector<Contact> contacts;
    std::vector<Order> orders;
    std::vector<Appointment> appointments;
    std::vector<ClockRun> clocks;
    std::vector<Hold> holds;
    std::vector<Cost> costs;
    std::vector<Attachment> attachments;

    /// The columns of the ticket's own row.
    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("state", self.state);
        field("state_since", self.state_since);
        field("state_by", self.state_by);
        field("closed_how", self.closed_how);
        field("closed_by_owner", self.closed_by_owner);
        field("kind", self.kind);
        field("channel", self.channel);
        field("project_id", self.project_id);
        field("unit_id", self.unit_id);
        field("place", self.place);
        field("element", self.element);
        field("defect", self.defect);
        field("location", self.location);
        field("category", self.category);
        field("urgency", self.urgency);
        field("liability", self.liability);
        field("liability_final", self.liability_final);
        field("symptom", self.symptom);
        field("expected", self.expected);
        field("anonymous_reason", self.anonymous_reason);
        field("noticed_at", self.noticed_at);
        field("received_at", self.received_at);
        field("received_by", self.received_by);
        field("source", self.source);
        field("source_id", self.source_id);
        field("source_digest", self.source_digest);
        field("handler", self.handler);
        field("handler_assigned", self.handler_assigned);
        field("next_action", self.next_action);
        field("next_at", self.next_at);
        field("respond_by", self.respond_by);
        field("resolve_by", self.resolve_by);
        field("responded_at", self.responded_at);
        field("written_to_at", self.written_to_at);
        field("confirmed_at", self.confirmed_at);
        field("accepted_at", self.accepted_at);
        field("dispatched_at", self.dispatched_at);
        field("started_at", self.started_at);
        field("made_safe_at", self.made_safe_at);
        field("completed_at", self.completed_at);
        field("informed_at", self.informed_at);
        field("told_done_at", self.told_done_at);
        field("inform_count", self.inform_count);
        field("notice_written", self.notice_written);
        field("closed_at", self.closed_at);
        field("first_closed_at", self.first_closed_at);
        field("cycle", self.cycle);
        field("rework_count", self.rework_count);
        field("chase_count", self.chase_count);
        field("plan_version", self.plan_version);
        field("consent_needed", self.consent_needed);
        field("consent_plan", self.consent_plan);
        field("consent_refused", self.consent_refused);
        field("source_unit_id", self.source_unit_id);
        field("result", self.result);
        field("cause", self.cause);
        field("adopted", self.adopted);
        field("answer_refused", self.answer_refused);
        field("date_flag", self.date_flag);
        field("callback_state", self.callback_state);
        field("attempt_count", self.attempt_count);
        field("attempt_days", self.attempt_days);
        field("last_attempt_on", self.last_attempt_on);
        field("score", self.score);
        field("score_about", self.score_about);
        field("called_at", self.called_at);
    }

    /// The tables of a ticket's parts, each keyed by the ticket and its first field.
    static void parts(auto& self, auto&& part) {
        part("contact", self.contacts);
        part("work_order", self.orders);
        part("appointment", self.appointments);
        part("clock_run", self.clocks);
        part("hold", self.holds);
        part("cost", self.costs);
        part("attachment", self.attachments);
    }
    bool operator==(const Ticket&) const = default;
};

/// Whether an order still asks something of its party.
constexpr bool is_open(OrderState state) {
    return state == OrderState::issued || state == OrderState::served || state == OrderState::acked ||
           state == OrderState::on_site;
}
/// Whether a ticket still asks something of the department.
constexpr bool is_open(State state) {
    return state == State::registered || state == State::accepted || state == State::dispatched ||
           state == State::in_progress || state == State::on_hold || state == State::completed;
}

/// Numbers k of the open orders.
std::vector<int> open_orders(const Ticket& ticket);
/// Whether the order is done and still to be verified: one that a forced close left done in an earlier cycle
/// is not.
bool awaits_verification(const Ticket& ticket, const Order& order);
/// The order `N/k`, or null.
const Order* find_order(const Ticket& ticket, int k);
Order* find_order(Ticket& ticket, int k);
/// The appointment of an order that has no outcome yet, or null.
const Appointment* pending_appointment(const Ticket& ticket, int order_k);
Appointment* pending_appointment(Ticket& ticket, int order_k);
/// The run of `clock` that has not stopped, or null.
const ClockRun* running_clock(const Ticket& ticket, Clock clock);

}  // namespace aftercare
