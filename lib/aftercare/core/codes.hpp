// The fixed code lists: one enum and one table of ASCII codes each.
//
// A code is what files, CSV and JSON carry; the words people read are in render/words. Lists that a site may
// change (categories, elements, defects, causes, reasons, channels) are policy, see policy.hpp. The order of
// enumerators is the order on screen and, where a list has one, of rank.
#pragma once

#include <string_view>

#include "aftercare/core/clock_codes.hpp"
#include "aftercare/core/code_list.hpp"
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
};
constexpr auto k_state_codes = code_table<State>({{State::registered, "new"},
                                                  {State::accepted, "accepted"},
                                                  {State::declined, "declined"},
                                                  {State::dispatched, "dispatched"},
                                                  {State::in_progress, "in_progress"},
                                                  {State::on_hold, "on_hold"},
                                                  {State::completed, "completed"},
                                                  {State::closed, "closed"},
                                                  {State::withdrawn, "withdrawn"},
                                                  {State::merged, "merged"},
                                                  {State::voided, "void"}});

enum class ClosedHow { verified, no_objection, answered, forced, imported };
constexpr auto k_closed_how_codes = code_table<ClosedHow>({{ClosedHow::verified, "verified"},
                                                           {ClosedHow::no_objection, "no-objection"},
                                                           {ClosedHow::answered, "answered"},
                                                           {ClosedHow::forced, "forced"},
                                                           {ClosedHow::imported, "imported"}});

/// How a ticket ended without being merged away or voided: what a [[callback]] row may be for.
enum class Ending { verified, no_objection, answered, forced, declined, withdrawn };
constexpr auto k_ending_codes = code_table<Ending>({{Ending::verified, "verified"},
                                                    {Ending::no_objection, "no-objection"},
                                                    {Ending::answered, "answered"},
                                                    {Ending::forced, "forced"},
                                                    {Ending::declined, "declined"},
                                                    {Ending::withdrawn, "withdrawn"}});

enum class Kind { repair, complaint, enquiry, suggestion, praise, service };
constexpr auto k_kind_codes = code_table<Kind>({{Kind::repair, "repair"},
                                                {Kind::complaint, "complaint"},
                                                {Kind::enquiry, "enquiry"},
                                                {Kind::suggestion, "suggestion"},
                                                {Kind::praise, "praise"},
                                                {Kind::service, "service"}});

/// Ordered: a later one is more urgent.
enum class Urgency { normal, urgent, major };
constexpr auto k_urgency_codes = code_table<Urgency>(
    {{Urgency::normal, "normal"}, {Urgency::urgent, "urgent"}, {Urgency::major, "major"}});

enum class Means { phone, sms, wechat, app, email, letter, web, visit, hand, signed_paper, oral };
constexpr auto k_means_codes = code_table<Means>({{Means::phone, "phone"},
                                                  {Means::sms, "sms"},
                                                  {Means::wechat, "wechat"},
                                                  {Means::app, "app"},
                                                  {Means::email, "email"},
                                                  {Means::letter, "letter"},
                                                  {Means::web, "web"},
                                                  {Means::visit, "visit"},
                                                  {Means::hand, "hand"},
                                                  {Means::signed_paper, "signed"},
                                                  {Means::oral, "oral"}});

enum class ContactRole { owner, tenant, family, agent, anonymous };
constexpr auto k_contact_role_codes = code_table<ContactRole>({{ContactRole::owner, "owner"},
                                                               {ContactRole::tenant, "tenant"},
                                                               {ContactRole::family, "family"},
                                                               {ContactRole::agent, "agent"},
                                                               {ContactRole::anonymous, "anonymous"}});

/// Whom a WHO on the command line may name besides a person.
enum class WhoRole { owner, tenant, family, agent, inspector, referrer };
constexpr auto k_who_role_codes = code_table<WhoRole>({{WhoRole::owner, "owner"},
                                                       {WhoRole::tenant, "tenant"},
                                                       {WhoRole::family, "family"},
                                                       {WhoRole::agent, "agent"},
                                                       {WhoRole::inspector, "inspector"},
                                                       {WhoRole::referrer, "referrer"}});

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
constexpr auto k_standing_codes = code_table<Standing>({{Standing::owner, "owner"},
                                                        {Standing::contact, "contact"},
                                                        {Standing::worker, "worker"},
                                                        {Standing::consent, "consent"},
                                                        {Standing::acceptance, "acceptance"},
                                                        {Standing::recipient, "recipient"},
                                                        {Standing::formal, "formal"},
                                                        {Standing::spokesperson, "spokesperson"},
                                                        {Standing::party, "party"},
                                                        {Standing::mentioned, "mentioned"}});

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
constexpr auto k_liability_role_codes =
    code_table<LiabilityRole>({{LiabilityRole::contractor, "contractor"},
                               {LiabilityRole::designer, "designer"},
                               {LiabilityRole::supplier, "supplier"},
                               {LiabilityRole::developer, "developer"},
                               {LiabilityRole::property, "property"},
                               {LiabilityRole::owner, "owner"},
                               {LiabilityRole::third_party, "third-party"},
                               {LiabilityRole::undetermined, "undetermined"}});

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
constexpr auto k_party_kind_codes = code_table<PartyKind>({{PartyKind::contractor, "contractor"},
                                                           {PartyKind::designer, "designer"},
                                                           {PartyKind::supplier, "supplier"},
                                                           {PartyKind::maintenance, "maintenance"},
                                                           {PartyKind::own_crew, "own-crew"},
                                                           {PartyKind::property, "property"},
                                                           {PartyKind::department, "department"},
                                                           {PartyKind::utility, "utility"},
                                                           {PartyKind::government, "government"}});

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
constexpr auto k_order_state_codes = code_table<OrderState>({{OrderState::issued, "issued"},
                                                             {OrderState::served, "served"},
                                                             {OrderState::acked, "acked"},
                                                             {OrderState::on_site, "on_site"},
                                                             {OrderState::done, "done"},
                                                             {OrderState::verified, "verified"},
                                                             {OrderState::returned, "returned"},
                                                             {OrderState::transferred, "transferred"},
                                                             {OrderState::cancelled, "cancelled"},
                                                             {OrderState::defaulted, "defaulted"}});

enum class OrderKind { repair, coordination };
constexpr auto k_order_kind_codes =
    code_table<OrderKind>({{OrderKind::repair, "repair"}, {OrderKind::coordination, "coordination"}});

/// Ordered: each may do what those before it may.
enum class StaffRole { desk, engineer, supervisor, manager };
constexpr auto k_staff_role_codes = code_table<StaffRole>({{StaffRole::desk, "desk"},
                                                           {StaffRole::engineer, "engineer"},
                                                           {StaffRole::supervisor, "supervisor"},
                                                           {StaffRole::manager, "manager"}});

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
    escalate,   ///< a major ticket was reported up
    promise,    ///< a date said to the owner
    written,    ///< an order given by phone follows in writing
    attend,     ///< somebody comes for the first time
    reply,      ///< who referred the ticket hears what became of it
    retention,  ///< of a contract, not of a ticket: what is retained is looked into before its release
};
constexpr auto k_clock_codes = code_table<Clock>({{Clock::response, "response"},
                                                  {Clock::feedback, "feedback"},
                                                  {Clock::accept, "accept"},
                                                  {Clock::dispatch, "dispatch"},
                                                  {Clock::visit, "visit"},
                                                  {Clock::safe, "safe"},
                                                  {Clock::resolve, "resolve"},
                                                  {Clock::verify, "verify"},
                                                  {Clock::inform, "inform"},
                                                  {Clock::callback, "callback"},
                                                  {Clock::escalate, "escalate"},
                                                  {Clock::promise, "promise"},
                                                  {Clock::written, "written"},
                                                  {Clock::attend, "attend"},
                                                  {Clock::reply, "reply"},
                                                  {Clock::retention, "retention"}});

/// What the handler of an open ticket does next.
enum class NextAction { triage, order, visit, done, verify, review, escalate, answer };
constexpr auto k_next_action_codes = code_table<NextAction>({{NextAction::triage, "triage"},
                                                             {NextAction::order, "order"},
                                                             {NextAction::visit, "visit"},
                                                             {NextAction::done, "done"},
                                                             {NextAction::verify, "verify"},
                                                             {NextAction::review, "review"},
                                                             {NextAction::escalate, "escalate"},
                                                             {NextAction::answer, "answer"}});

/// How far the callback of a closed ticket has come.
enum class CallbackState { due, reached, unreachable, refused, waived };
constexpr auto k_callback_state_codes =
    code_table<CallbackState>({{CallbackState::due, "due"},
                               {CallbackState::reached, "reached"},
                               {CallbackState::unreachable, "unreachable"},
                               {CallbackState::refused, "refused"},
                               {CallbackState::waived, "waived"}});

/// Why an owner is called: the ticket was closed; it is a leak and time has passed; the owner was
/// dissatisfied before; or nobody asked and the owner said it anyway.
enum class CallbackWhy { closing, later, again, unasked };
constexpr auto k_callback_why_codes = code_table<CallbackWhy>({{CallbackWhy::closing, "closing"},
                                                               {CallbackWhy::later, "later"},
                                                               {CallbackWhy::again, "again"},
                                                               {CallbackWhy::unasked, "unasked"}});

enum class AttemptOutcome { no_answer, busy, wrong_number, later, refused };
constexpr auto k_attempt_outcome_codes =
    code_table<AttemptOutcome>({{AttemptOutcome::no_answer, "no-answer"},
                                {AttemptOutcome::busy, "busy"},
                                {AttemptOutcome::wrong_number, "wrong-number"},
                                {AttemptOutcome::later, "later"},
                                {AttemptOutcome::refused, "refused"}});

/// What a callback's score is about.
enum class About { repair, service, speed };
constexpr auto k_about_codes =
    code_table<About>({{About::repair, "repair"}, {About::service, "service"}, {About::speed, "speed"}});

enum class CostKind { labour, material, other };
constexpr auto k_cost_kind_codes = code_table<CostKind>(
    {{CostKind::labour, "labour"}, {CostKind::material, "material"}, {CostKind::other, "other"}});

/// What a unit is used as.
enum class Use { dwelling, shop, parking };
constexpr auto k_use_codes =
    code_table<Use>({{Use::dwelling, "dwelling"}, {Use::shop, "shop"}, {Use::parking, "parking"}});

/// How the appointment of an order ended.
enum class AppointmentOutcome { arrived, owner_no_show, contractor_no_show, moved, missed };
constexpr auto k_appointment_outcome_codes =
    code_table<AppointmentOutcome>({{AppointmentOutcome::arrived, "arrived"},
                                    {AppointmentOutcome::owner_no_show, "owner"},
                                    {AppointmentOutcome::contractor_no_show, "contractor"},
                                    {AppointmentOutcome::moved, "moved"},
                                    {AppointmentOutcome::missed, "missed"}});

/// What a party comes for: to see what is wrong, or to mend it.
enum class VisitFor { survey, repair };
constexpr auto k_visit_for_codes =
    code_table<VisitFor>({{VisitFor::survey, "survey"}, {VisitFor::repair, "repair"}});

/// Whose fault a visit that did not happen was.
enum class NoShow { owner, contractor };
constexpr auto k_no_show_codes =
    code_table<NoShow>({{NoShow::owner, "owner"}, {NoShow::contractor, "contractor"}});

/// What an entry of the journal is about.
enum class SubjectKind { ledger, project, ticket, unit, party, staff, policy, group, charge };
constexpr auto k_subject_kind_codes = code_table<SubjectKind>({{SubjectKind::ledger, "ledger"},
                                                               {SubjectKind::project, "project"},
                                                               {SubjectKind::ticket, "ticket"},
                                                               {SubjectKind::unit, "unit"},
                                                               {SubjectKind::party, "party"},
                                                               {SubjectKind::staff, "staff"},
                                                               {SubjectKind::policy, "policy"},
                                                               {SubjectKind::group, "group"},
                                                               {SubjectKind::charge, "charge"}});

/// How far a group complaint 群诉 has come.
enum class GroupState { confirmed, dismissed, answered, closed };
constexpr auto k_group_state_codes = code_table<GroupState>({{GroupState::confirmed, "confirmed"},
                                                             {GroupState::dismissed, "dismissed"},
                                                             {GroupState::answered, "answered"},
                                                             {GroupState::closed, "closed"}});

/// How far a back-charge 扣款 has come.
enum class ChargeState { open, noticed, disputed, litigated, agreed, settled, waived };
constexpr auto k_charge_state_codes = code_table<ChargeState>({{ChargeState::open, "open"},
                                                               {ChargeState::noticed, "noticed"},
                                                               {ChargeState::disputed, "disputed"},
                                                               {ChargeState::litigated, "litigated"},
                                                               {ChargeState::agreed, "agreed"},
                                                               {ChargeState::settled, "settled"},
                                                               {ChargeState::waived, "waived"}});

/// How a target runs (support/time_words.hpp).
constexpr auto k_pace_codes =
    code_table<Pace>({{Pace::wall, "wall"}, {Pace::working, "working"}, {Pace::service, "service"}});

AFTERCARE_CODE_LIST(State, state);
AFTERCARE_CODE_LIST(ClosedHow, closed_how);
AFTERCARE_CODE_LIST(Ending, ending);
AFTERCARE_CODE_LIST(Kind, kind);
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
AFTERCARE_CODE_LIST(NextAction, next_action);
AFTERCARE_CODE_LIST(CallbackState, callback_state);
AFTERCARE_CODE_LIST(CallbackWhy, callback_why);
AFTERCARE_CODE_LIST(AttemptOutcome, attempt_outcome);
AFTERCARE_CODE_LIST(About, about);
AFTERCARE_CODE_LIST(CostKind, cost_kind);
AFTERCARE_CODE_LIST(Use, use);
AFTERCARE_CODE_LIST(AppointmentOutcome, appointment_outcome);
AFTERCARE_CODE_LIST(VisitFor, visit_for);
AFTERCARE_CODE_LIST(NoShow, no_show);
AFTERCARE_CODE_LIST(SubjectKind, subject_kind);
AFTERCARE_CODE_LIST(GroupState, group_state);
AFTERCARE_CODE_LIST(ChargeState, charge_state);
AFTERCARE_CODE_LIST(Pace, pace);

/// Whether the order of a list is one of rank: a later code is more than an earlier one.
constexpr bool has_rank(std::string_view code_list) {
    return code_list == CodeList<Urgency>::name || code_list == CodeList<StaffRole>::name;
}

}  // namespace aftercare
