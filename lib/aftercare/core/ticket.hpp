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
#include "aftercare/core/ticket_parts.hpp"
#include "aftercare/core/warranty_codes.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// The highest numbers that a ticket's parts were given, by struck acts too: none is ever given again.
struct GivenNumbers {
    int order = 0;
    int plan = 0;
    int hold = 0;
    int attachment = 0;
    int cost = 0;
    int promise = 0;
};

/// What only the fold of a ticket's acts knows of it.
struct TicketWork {
    /// Whether a hold stops clocks.
    struct HoldWork {
        std::optional<Instant> from = std::nullopt;  ///< it will, from then on
        bool in_force = false;
        bool stops_inform = false;
    };
    struct Unmerged {
        std::vector<ClockRun> clocks = {};
        HoldWork hold = {};
    };
    HoldWork hold;
    Unmerged unmerged;   ///< of a merged ticket: what it has without the merge
    Instant cycle_from;  ///< the receipt, the reopening or the appeal
    GivenNumbers given;
    std::optional<Instant> objected_at;  ///< the owner asked again, told that the repair is done
    std::optional<Instant> told_at;      ///< declined: when the owner was told
};

struct Ticket {
    TicketId id;
    State state = State::registered;
    Instant state_since;
    std::string state_by;
    std::optional<ClosedHow> closed_how;
    bool closed_by_owner = false;         ///< forced, but counted as the owner's
    std::optional<Instant> return_until;  ///< over: until then it may come back, see coming_back.hpp
    std::optional<Instant> archived_at;   ///< since then it is read only
    Kind kind = Kind::repair;
    std::string channel;  ///< of the policy
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
    std::string ref;                 ///< the number under which an authority or a lawyer referred it
    std::optional<Instant> ref_due;  ///< by when they want to hear
    std::optional<bool> ref_solved;  ///< as they say
    std::optional<bool> ref_satisfied;
    std::optional<PartyId> party_id;  ///< of the newest order
    std::string handler;
    bool handler_assigned = false;  ///< by `assign`, so triage does not change it
    std::optional<NextAction> next_action;
    std::optional<Instant> next_at;
    bool next_assumed = false;  ///< next_at was computed across a year whose holidays are not loaded
    std::optional<Instant> respond_by;
    std::optional<Instant> resolve_by;
    std::optional<Instant> responded_at;    ///< a person spoke with the owner
    std::optional<Instant> written_to_at;   ///< a person first wrote to the owner
    std::optional<Instant> owner_wrote_at;  ///< the owner first wrote to us after the report
    std::optional<Instant> confirmed_at;
    std::optional<Instant> accepted_at;
    std::optional<Instant> dispatched_at;
    std::optional<Instant> started_at;
    std::optional<Instant> made_safe_at;
    std::optional<Instant> completed_at;
    std::optional<Instant> informed_at;   ///< the owner was last told something
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
    std::optional<CallbackState> callback_state;  ///< of the callback last begun or acted on in this cycle
    std::optional<int> score;
    std::optional<About> score_about;
    std::optional<Instant> called_at;
    std::optional<TicketId> merged_into;
    std::optional<State> merged_from;      ///< the state before it was merged
    bool has_merged = false;               ///< others were merged into it
    std::optional<Instant> works_from_at;  ///< noise, dust or cuts were announced from then on
    std::optional<TicketId> follows;  ///< the earlier ticket of the same thing that this one is linked to
    bool follows_said = false;        ///< the link was said, not found by place and thing
    bool is_repeat = false;           ///< it came back within the repeat window
    bool emergency_start = false;     ///< work began past a gate, for a stated reason
    std::optional<Instant> escalated_at;
    std::string escalated_to;
    std::optional<Instant> escalation_noted_at;  ///< when they acknowledged the last report
    std::string escalation_noted_by;
    int extension_count = 0;
    std::string warranty_class;
    std::optional<Day> owner_until;       ///< last day of the owner's warranty
    std::optional<Day> contractor_until;  ///< last day of the contractor's
    std::optional<Cover> owner_cover;
    std::optional<Cover> contractor_cover;
    bool warranty_gap = false;   ///< the owner is covered, the contractor is free
    std::string archive_digest;  ///< SHA-256 of the manifest, 64 hexadecimal digits
    std::string archive_path;

    std::vector<Contact> contacts;
    std::vector<Order> orders;
    std::vector<Appointment> appointments;
    std::vector<ClockRun> clocks;
    std::vector<Hold> holds;
    std::vector<Callback> callbacks;
    std::vector<Cost> costs;
    std::vector<Attachment> attachments;
    Unstored<TicketWork> work;

    /// The columns of the ticket's own row.
    static void fields(auto& self, auto&& field) {
        report_fields(self, field);
        work_fields(self, field);
        link_fields(self, field);
    }

    /// The tables of a ticket's parts, each keyed by the ticket and its first field.
    static void parts(auto& self, auto&& part) {
        part("contact", self.contacts);
        part("work_order", self.orders);
        part("appointment", self.appointments);
        part("clock_run", self.clocks);
        part("hold", self.holds);
        part("callback", self.callbacks);
        part("cost", self.costs);
        part("attachment", self.attachments);
    }
    bool operator==(const Ticket&) const = default;

  private:
    /// What it is, and what was reported.
    static void report_fields(auto& self, auto&& field) {
        field("id", self.id);
        field("state", self.state);
        field("state_since", self.state_since);
        field("state_by", self.state_by);
        field("closed_how", self.closed_how);
        field("closed_by_owner", self.closed_by_owner);
        field("return_until", self.return_until);
        field("archived_at", self.archived_at);
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
        field("ref", self.ref);
        field("ref_due", self.ref_due);
        field("ref_solved", self.ref_solved);
        field("ref_satisfied", self.ref_satisfied);
    }
    /// How far it has come.
    static void work_fields(auto& self, auto&& field) {
        field("party_id", self.party_id);
        field("handler", self.handler);
        field("handler_assigned", self.handler_assigned);
        field("next_action", self.next_action);
        field("next_at", self.next_at);
        field("next_assumed", self.next_assumed);
        field("respond_by", self.respond_by);
        field("resolve_by", self.resolve_by);
        field("responded_at", self.responded_at);
        field("written_to_at", self.written_to_at);
        field("owner_wrote_at", self.owner_wrote_at);
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
        field("score", self.score);
        field("score_about", self.score_about);
        field("called_at", self.called_at);
    }
    /// What links it to others, and what was found out about it.
    static void link_fields(auto& self, auto&& field) {
        field("merged_into", self.merged_into);
        field("merged_from", self.merged_from);
        field("has_merged", self.has_merged);
        field("works_from_at", self.works_from_at);
        field("follows", self.follows);
        field("follows_said", self.follows_said);
        field("is_repeat", self.is_repeat);
        field("emergency_start", self.emergency_start);
        field("escalated_at", self.escalated_at);
        field("escalated_to", self.escalated_to);
        field("escalation_noted_at", self.escalation_noted_at);
        field("escalation_noted_by", self.escalation_noted_by);
        field("extension_count", self.extension_count);
        field("warranty_class", self.warranty_class);
        field("owner_until", self.owner_until);
        field("contractor_until", self.contractor_until);
        field("owner_cover", self.owner_cover);
        field("contractor_cover", self.contractor_cover);
        field("warranty_gap", self.warranty_gap);
        field("archive_digest", self.archive_digest);
        field("archive_path", self.archive_path);
    }
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

/// Whether the repair is done and waits to be accepted, also while it is watched (on hold from there).
bool awaits_acceptance(const Ticket& ticket);
/// The part of `[from, until)` in which a hold let the repair be watched (flood test, next rain).
Seconds observed_time(const Ticket& ticket, Instant from, Instant until);

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

/// The run of `clock` that has not ended, or null.
const ClockRun* running_clock(const Ticket& ticket, Clock clock);

}  // namespace aftercare
