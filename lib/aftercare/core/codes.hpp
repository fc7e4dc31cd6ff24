// The fixed code lists: one enum and one table of ASCII codes each.
//
// A code is what files, CSV and JSON carry; the words people read are in render/words. Lists that a site may
// change (categories, elements, defects, causes, reasons) are policy, see policy.hpp. The order of
// enumerators is the order on screen and, where a list has one, of rank.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "aftercare/support/time_words.hpp"

namespace aftercare {

/// Where a ticket stands.
enum class State {
    registered,
    accepted,
    declined,
    dispatched,
    in_progress,
    on_hold,
    completed,
    closed,
    withdrawn,
    merged,
    voided,
    archived,
};
constexpr std::array k_state_codes =
    std::to_array<std::string_view>({"new", "accepted", "declined", "dispatched", "in_progress", "on_hold",
                                     "completed", "closed", "withdrawn", "merged", "void", "archived"});

enum class ClosedHow { verified, no_objection, answered, forced, imported };
constexpr std::array k_closed_how_codes =
    std::to_array<std::string_view>({"verified", "no-objection", "answered", "forced", "imported"});

enum class Kind { repair, complaint, enquiry, suggestion, praise, service };
constexpr std::array k_kind_codes =
    std::to_array<std::string_view>({"repair", "complaint", "enquiry", "suggestion", "praise", "service"});

enum class Channel {
    hotline,
    call,
    visit,
    letter,
    wechat,
    app,
    web,
    email,
    forum,
    inspection,
    handover,
    callback,
    property,
    government,
    lawyer,
    media,
};
constexpr std::array k_channel_codes = std::to_array<std::string_view>(
    {"hotline", "call", "visit", "letter", "wechat", "app", "web", "email", "forum", "inspection", "handover",
     "callback", "property", "government", "lawyer", "media"});

/// Ordered: a later one is more urgent.
enum class Urgency { normal, urgent, major };
constexpr std::array k_urgency_codes = std::to_array<std::string_view>({"normal", "urgent", "major"});

enum class Means { phone, sms, wechat, app, email, letter, web, visit, hand, signed_paper, oral };
constexpr std::array k_means_codes = std::to_array<std::string_view>(
    {"phone", "sms", "wechat", "app", "email", "letter", "web", "visit", "hand", "signed", "oral"});

enum class ContactRole { owner, tenant, family, agent, anonymous };
constexpr std::array k_contact_role_codes =
    std::to_array<std::string_view>({"owner", "tenant", "family", "agent", "anonymous"});

/// Whom a WHO on the command line may name besides a person.
enum class WhoRole { owner, tenant, family, agent, inspector };
constexpr std::array k_who_role_codes =
    std::to_array<std::string_view>({"owner", "tenant", "family", "agent", "inspector"});

/// As what a person stands where the ledger still needs them.
enum class Standing {
    owner,
    contact,
    worker,        ///< who comes for an order
    consent,       ///< gave it
    acceptance,    ///< verified the repair
    recipient,     ///< was served, acknowledged
    formal,        ///< was served the formal notice of defect
    spokesperson,  ///< of a group complaint
    party,         ///< of the party that owes, or its contact
    mentioned,     ///< any other act names them
};
constexpr std::array k_standing_codes =
    std::to_array<std::string_view>({"owner", "contact", "worker", "consent", "acceptance", "recipient",
                                     "formal", "spokesperson", "party", "mentioned"});

enum class LiabilityRole {
    contractor,
    designer,
    supplier,
    developer,
    property,
    owner,
    third_party,
    undetermined,
};
constexpr std::array k_liability_role_codes = std::to_array<std::string_view>(
    {"contractor", "designer", "supplier", "developer", "property", "owner", "third-party", "undetermined"});

enum class PartyKind {
    contractor,
    designer,
    supplier,
    maintenance,
    own_crew,
    property,
    department,
    utility,
    government,
};
constexpr std::array k_party_kind_codes =
    std::to_array<std::string_view>({"contractor", "designer", "supplier", "maintenance", "own-crew",
                                     "property", "department", "utility", "government"});

enum class OrderState {
    issued,
    served,
    acked,
    on_site,
    done,
    verified,
    returned,
    transferred,
    cancelled,
    defaulted,
};
constexpr std::array k_order_state_codes =
    std::to_array<std::string_view>({"issued", "served", "acked", "on_site", "done", "verified", "returned",
                                     "transferred", "cancelled", "defaulted"});

enum class OrderKind { repair, coordination };
constexpr std::array k_order_kind_codes = std::to_array<std::string_view>({"repair", "coordination"});

/// Ordered: each may do what those before it may.
enum class StaffRole { desk, engineer, supervisor, manager };
constexpr std::array k_staff_role_codes =
    std::to_array<std::string_view>({"desk", "engineer", "supervisor", "manager"});

/// The clocks of a ticket.
enum class Clock {
    response,
    feedback,
    accept,
    dispatch,
    visit,
    safe,
    resolve,
    verify,
    inform,
    callback,
    escalate,  ///< a major ticket was reported up
    promise,   ///< a date said to the owner
    written,   ///< an order given by phone follows in writing
    attend,    ///< somebody comes for the first time
};
constexpr std::array k_clock_codes = std::to_array<std::string_view>(
    {"response", "feedback", "accept", "dispatch", "visit", "safe", "resolve", "verify", "inform", "callback",
     "escalate", "promise", "written", "attend"});

/// How a run of a clock stands or ended; dropped: neither met nor missed, out of every rate.
enum class RunOutcome { running, suspended, met, missed, dropped };
constexpr std::array k_run_outcome_codes =
    std::to_array<std::string_view>({"running", "suspended", "met", "missed", "dropped"});

/// What was promised to the owner: that they hear, that somebody comes, that it is done.
enum class PromiseOf { answer, visit, finish };
constexpr std::array k_promise_of_codes = std::to_array<std::string_view>({"answer", "visit", "finish"});

/// Who moved an appointment.
enum class MovedBy { owner, contractor, us };
constexpr std::array k_moved_by_codes = std::to_array<std::string_view>({"owner", "contractor", "us"});

/// What the handler of an open ticket does next.
enum class NextAction { triage, order, visit, done, verify, review, escalate, answer };
constexpr std::array k_next_action_codes = std::to_array<std::string_view>(
    {"triage", "order", "visit", "done", "verify", "review", "escalate", "answer"});

/// How far the callback of a closed ticket has come.
enum class CallbackState { due, reached, unreachable, refused, waived };
constexpr std::array k_callback_state_codes =
    std::to_array<std::string_view>({"due", "reached", "unreachable", "refused", "waived"});

/// Why an owner is called: the ticket was closed; it is a leak and time has passed; the owner was
/// dissatisfied before; or nobody asked and the owner said it anyway.
enum class CallbackWhy { closing, later, again, unasked };
constexpr std::array k_callback_why_codes =
    std::to_array<std::string_view>({"closing", "later", "again", "unasked"});

enum class AttemptOutcome { no_answer, busy, wrong_number, later, refused };
constexpr std::array k_attempt_outcome_codes =
    std::to_array<std::string_view>({"no-answer", "busy", "wrong-number", "later", "refused"});

/// What a callback's score is about.
enum class About { repair, service, speed };
constexpr std::array k_about_codes = std::to_array<std::string_view>({"repair", "service", "speed"});

enum class CostKind { labour, material, other };
constexpr std::array k_cost_kind_codes = std::to_array<std::string_view>({"labour", "material", "other"});

/// What a unit is used as.
enum class Use { dwelling, shop, parking };
constexpr std::array k_use_codes = std::to_array<std::string_view>({"dwelling", "shop", "parking"});

/// How the appointment of an order ended.
enum class AppointmentOutcome { arrived, owner_no_show, contractor_no_show, moved, missed };
constexpr std::array k_appointment_outcome_codes =
    std::to_array<std::string_view>({"arrived", "owner", "contractor", "moved", "missed"});

/// Whose fault a visit that did not happen was.
enum class NoShow { owner, contractor };
constexpr std::array k_no_show_codes = std::to_array<std::string_view>({"owner", "contractor"});

/// What an entry of the journal is about.
enum class SubjectKind { ledger, project, ticket, unit, party, staff, policy, group, charge };
constexpr std::array k_subject_kind_codes = std::to_array<std::string_view>(
    {"ledger", "project", "ticket", "unit", "party", "staff", "policy", "group", "charge"});

/// How far a group complaint 群诉 has come.
enum class GroupState { confirmed, dismissed, answered, closed };
constexpr std::array k_group_state_codes =
    std::to_array<std::string_view>({"confirmed", "dismissed", "answered", "closed"});

/// How far a back-charge 扣款 has come.
enum class ChargeState { open, noticed, disputed, litigated, agreed, settled, waived };
constexpr std::array k_charge_state_codes = std::to_array<std::string_view>(
    {"open", "noticed", "disputed", "litigated", "agreed", "settled", "waived"});

/// Whether a warranty covers; unknown only when a missing date could change the answer.
enum class Cover { covered, not_covered, unknown };
constexpr std::array k_cover_codes = std::to_array<std::string_view>({"covered", "not-covered", "unknown"});

/// From which day a term of warranty runs.
enum class TermBase { handover, completion };
constexpr std::array k_term_base_codes = std::to_array<std::string_view>({"handover", "completion"});

/// Where a term of warranty comes from.
enum class TermKind { floor, statutory, bond, contract, local };
constexpr std::array k_term_kind_codes =
    std::to_array<std::string_view>({"floor", "statutory", "bond", "contract", "local"});

/// How a target runs (support/time_words.hpp).
constexpr std::array k_pace_codes = std::to_array<std::string_view>({"wall", "working", "service"});

/// The name of an enum's list (msgctxt of its words) and its codes, parallel to the enumerators.
template <class E>
struct CodeList;

#define AFTERCARE_CODE_LIST(ENUM, NAME)                        \
    template <>                                                \
    struct CodeList<ENUM> {                                    \
        static constexpr const char* name = #NAME;             \
        static constexpr const auto& codes = k_##NAME##_codes; \
    }
AFTERCARE_CODE_LIST(State, state);
AFTERCARE_CODE_LIST(ClosedHow, closed_how);
AFTERCARE_CODE_LIST(Kind, kind);
AFTERCARE_CODE_LIST(Channel, channel);
AFTERCARE_CODE_LIST(Urgency, urgency);
AFTERCARE_CODE_LIST(Means, means);
AFTERCARE_CODE_LIST(ContactRole, contact_role);
AFTERCARE_CODE_LIST(WhoRole, who_role);
AFTERCARE_CODE_LIST(Standing, standing);
AFTERCARE_CODE_LIST(LiabilityRole, liability_role);
AFTERCARE_CODE_LIST(PartyKind, party_kind);
AFTERCARE_CODE_LIST(OrderState, order_state);
AFTERCARE_CODE_LIST(OrderKind, order_kind);
AFTERCARE_CODE_LIST(StaffRole, staff_role);
AFTERCARE_CODE_LIST(Clock, clock);
AFTERCARE_CODE_LIST(RunOutcome, run_outcome);
AFTERCARE_CODE_LIST(PromiseOf, promise_of);
AFTERCARE_CODE_LIST(MovedBy, moved_by);
AFTERCARE_CODE_LIST(NextAction, next_action);
AFTERCARE_CODE_LIST(CallbackState, callback_state);
AFTERCARE_CODE_LIST(CallbackWhy, callback_why);
AFTERCARE_CODE_LIST(AttemptOutcome, attempt_outcome);
AFTERCARE_CODE_LIST(About, about);
AFTERCARE_CODE_LIST(CostKind, cost_kind);
AFTERCARE_CODE_LIST(Use, use);
AFTERCARE_CODE_LIST(AppointmentOutcome, appointment_outcome);
AFTERCARE_CODE_LIST(NoShow, no_show);
AFTERCARE_CODE_LIST(SubjectKind, subject_kind);
AFTERCARE_CODE_LIST(GroupState, group_state);
AFTERCARE_CODE_LIST(ChargeState, charge_state);
AFTERCARE_CODE_LIST(Cover, cover);
AFTERCARE_CODE_LIST(TermBase, term_base);
AFTERCARE_CODE_LIST(TermKind, term_kind);
AFTERCARE_CODE_LIST(Pace, pace);
#undef AFTERCARE_CODE_LIST

/// An enum that has a code list.
template <class E>
concept Coded = requires {
    CodeList<E>::codes;
};

template <Coded E>
constexpr std::string_view code_of(E value) {
    return CodeList<E>::codes[static_cast<std::size_t>(value)];
}

/// The enumerator with exactly this code.
template <Coded E>
constexpr std::optional<E> from_code(std::string_view code) {
    for (std::size_t i = 0; i < CodeList<E>::codes.size(); ++i) {
        if (CodeList<E>::codes[i] == code) {
            return static_cast<E>(i);
        }
    }
    return std::nullopt;
}

}  // namespace aftercare
