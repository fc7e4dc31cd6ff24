// The words of the fixed code lists, each table parallel to its enum.
#include <algorithm>
#include <array>
#include <span>

#include "aftercare/core/clusters.hpp"
#include "aftercare/core/liability.hpp"
#include "aftercare/core/operations/arrive.hpp"
#include "aftercare/core/operations/charge.hpp"
#include "aftercare/render/clock_move_words.hpp"
#include "aftercare/render/figure_code_words.hpp"
#include "aftercare/render/figure_rows.hpp"
#include "aftercare/render/figure_words.hpp"
#include "aftercare/render/tally_words.hpp"
#include "aftercare/render/verb_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_measure_list = "measure";

struct WordList {
    const char* name;
    std::span<const CodeWord> rows;
};

constexpr auto k_state_words = words_of<State>({{State::registered, "new"},
                                                {State::accepted, "accepted"},
                                                {State::declined, "declined"},
                                                {State::dispatched, "dispatched"},
                                                {State::in_progress, "in progress"},
                                                {State::on_hold, "on hold"},
                                                {State::completed, "completed"},
                                                {State::closed, "closed"},
                                                {State::withdrawn, "withdrawn"},
                                                {State::merged, "merged"},
                                                {State::voided, "void"}});
constexpr auto k_closed_how_words = words_of<ClosedHow>({{ClosedHow::verified, "verified"},
                                                         {ClosedHow::no_objection, "no objection"},
                                                         {ClosedHow::answered, "answered"},
                                                         {ClosedHow::forced, "forced"},
                                                         {ClosedHow::imported, "imported"}});
constexpr auto k_kind_words = words_of<Kind>({{Kind::repair, "repair"},
                                              {Kind::complaint, "complaint"},
                                              {Kind::enquiry, "enquiry"},
                                              {Kind::suggestion, "suggestion"},
                                              {Kind::praise, "praise"},
                                              {Kind::service, "service"}});
constexpr auto k_urgency_words =
    words_of<Urgency>({{Urgency::normal, "normal"}, {Urgency::urgent, "urgent"}, {Urgency::major, "major"}});
constexpr auto k_means_words = words_of<Means>({{Means::phone, "phone"},
                                                {Means::sms, "text message"},
                                                {Means::wechat, "WeChat"},
                                                {Means::app, "owners' app"},
                                                {Means::email, "e-mail"},
                                                {Means::letter, "letter"},
                                                {Means::web, "website"},
                                                {Means::visit, "visit"},
                                                {Means::hand, "by hand"},
                                                {Means::signed_paper, "signed paper"},
                                                {Means::oral, "orally"}});
constexpr auto k_contact_role_words = words_of<ContactRole>({{ContactRole::owner, "owner"},
                                                             {ContactRole::tenant, "tenant"},
                                                             {ContactRole::family, "family"},
                                                             {ContactRole::agent, "agent"},
                                                             {ContactRole::anonymous, "anonymous"}});
constexpr auto k_who_role_words = words_of<WhoRole>({{WhoRole::owner, "owner"},
                                                     {WhoRole::tenant, "tenant"},
                                                     {WhoRole::family, "family"},
                                                     {WhoRole::agent, "agent"},
                                                     {WhoRole::inspector, "inspector"},
                                                     {WhoRole::referrer, "who referred it"}});
constexpr auto k_standing_words = words_of<Standing>({{Standing::owner, "owner"},
                                                      {Standing::contact, "contact"},
                                                      {Standing::worker, "worker"},
                                                      {Standing::consent, "consent"},
                                                      {Standing::acceptance, "acceptance of the repair"},
                                                      {Standing::recipient, "recipient of an order"},
                                                      {Standing::formal, "recipient of the formal notice"},
                                                      {Standing::spokesperson, "spokesperson"},
                                                      {Standing::party, "on the side of the back-charge"},
                                                      {Standing::mentioned, "named in an act"}});
constexpr auto k_liability_role_words =
    words_of<LiabilityRole>({{LiabilityRole::contractor, "contractor"},
                             {LiabilityRole::designer, "designer"},
                             {LiabilityRole::supplier, "supplier"},
                             {LiabilityRole::developer, "developer"},
                             {LiabilityRole::property, "property manager"},
                             {LiabilityRole::owner, "owner"},
                             {LiabilityRole::third_party, "third party"},
                             {LiabilityRole::undetermined, "undetermined"}});
constexpr auto k_party_kind_words = words_of<PartyKind>({{PartyKind::contractor, "contractor"},
                                                         {PartyKind::designer, "designer"},
                                                         {PartyKind::supplier, "supplier"},
                                                         {PartyKind::maintenance, "maintenance company"},
                                                         {PartyKind::own_crew, "own crew"},
                                                         {PartyKind::property, "property manager"},
                                                         {PartyKind::department, "department"},
                                                         {PartyKind::utility, "utility"},
                                                         {PartyKind::government, "government"}});
constexpr auto k_order_state_words = words_of<OrderState>({{OrderState::issued, "issued"},
                                                           {OrderState::served, "served"},
                                                           {OrderState::acked, "acknowledged"},
                                                           {OrderState::on_site, "on site"},
                                                           {OrderState::done, "done"},
                                                           {OrderState::verified, "verified"},
                                                           {OrderState::returned, "returned"},
                                                           {OrderState::transferred, "transferred"},
                                                           {OrderState::cancelled, "cancelled"},
                                                           {OrderState::defaulted, "defaulted"}});
constexpr auto k_order_kind_words =
    words_of<OrderKind>({{OrderKind::repair, "repair"}, {OrderKind::coordination, "coordination"}});
constexpr auto k_staff_role_words = words_of<StaffRole>({{StaffRole::desk, "desk"},
                                                         {StaffRole::engineer, "engineer"},
                                                         {StaffRole::supervisor, "supervisor"},
                                                         {StaffRole::manager, "manager"}});
constexpr auto k_clock_words = words_of<Clock>({{Clock::response, "response"},
                                                {Clock::feedback, "feedback"},
                                                {Clock::accept, "acceptance"},
                                                {Clock::dispatch, "dispatch"},
                                                {Clock::visit, "visit"},
                                                {Clock::safe, "making safe"},
                                                {Clock::resolve, "resolution"},
                                                {Clock::verify, "verification"},
                                                {Clock::inform, "informing"},
                                                {Clock::callback, "callback"},
                                                {Clock::escalate, "reporting up"},
                                                {Clock::promise, "promise"},
                                                {Clock::written, "order in writing"},
                                                {Clock::attend, "first visit"},
                                                {Clock::reply, "reply to a referral"},
                                                {Clock::retention, "retention"}});
constexpr auto k_gate_need_words = words_of<GateNeed>({{GateNeed::plan, "a plan"},
                                                       {GateNeed::consent, "the consent to the plan"},
                                                       {GateNeed::notice, "a notice to the neighbours"},
                                                       {GateNeed::photo, "a photo"},
                                                       {GateNeed::escalate, "the report up"},
                                                       {GateNeed::designer, "an order to the designer"},
                                                       {GateNeed::safe, "the danger being over"}});
constexpr auto k_next_action_words = words_of<NextAction>({{NextAction::triage, "triage"},
                                                           {NextAction::order, "issue an order"},
                                                           {NextAction::visit, "visit"},
                                                           {NextAction::done, "finish the repair"},
                                                           {NextAction::verify, "verify"},
                                                           {NextAction::review, "review the hold"},
                                                           {NextAction::escalate, "answer by the supervisor"},
                                                           {NextAction::answer, "answer"}});
constexpr auto k_callback_state_words = words_of<CallbackState>({{CallbackState::due, "due"},
                                                                 {CallbackState::reached, "reached"},
                                                                 {CallbackState::unreachable, "unreachable"},
                                                                 {CallbackState::refused, "refused"},
                                                                 {CallbackState::waived, "waived"}});
constexpr auto k_callback_why_words =
    words_of<CallbackWhy>({{CallbackWhy::closing, "after closing"},
                           {CallbackWhy::later, "later, of a leak"},
                           {CallbackWhy::again, "again, dissatisfied before"},
                           {CallbackWhy::unasked, "unasked"}});
constexpr auto k_attempt_outcome_words =
    words_of<AttemptOutcome>({{AttemptOutcome::no_answer, "no answer"},
                              {AttemptOutcome::busy, "busy"},
                              {AttemptOutcome::wrong_number, "wrong number"},
                              {AttemptOutcome::later, "later"},
                              {AttemptOutcome::refused, "refused"}});
constexpr auto k_about_words =
    words_of<About>({{About::repair, "repair"}, {About::service, "service"}, {About::speed, "speed"}});
constexpr auto k_cost_kind_words = words_of<CostKind>(
    {{CostKind::labour, "labour"}, {CostKind::material, "material"}, {CostKind::other, "other"}});
constexpr auto k_use_words =
    words_of<Use>({{Use::dwelling, "dwelling"}, {Use::shop, "shop"}, {Use::parking, "parking space"}});
constexpr auto k_appointment_outcome_words =
    words_of<AppointmentOutcome>({{AppointmentOutcome::arrived, "arrived"},
                                  {AppointmentOutcome::owner_no_show, "owner did not show"},
                                  {AppointmentOutcome::contractor_no_show, "contractor did not show"},
                                  {AppointmentOutcome::moved, "moved"},
                                  {AppointmentOutcome::missed, "missed"}});
constexpr auto k_visit_for_words =
    words_of<VisitFor>({{VisitFor::survey, "survey"}, {VisitFor::repair, "repair"}});
constexpr auto k_no_show_words =
    words_of<NoShow>({{NoShow::owner, "owner"}, {NoShow::contractor, "contractor"}});
constexpr auto k_subject_kind_words = words_of<SubjectKind>({{SubjectKind::ledger, "ledger"},
                                                             {SubjectKind::project, "project"},
                                                             {SubjectKind::ticket, "ticket"},
                                                             {SubjectKind::unit, "unit"},
                                                             {SubjectKind::party, "party"},
                                                             {SubjectKind::staff, "staff"},
                                                             {SubjectKind::policy, "policy"},
                                                             {SubjectKind::group, "group complaint"},
                                                             {SubjectKind::charge, "back-charge"}});
constexpr auto k_group_state_words = words_of<GroupState>({{GroupState::confirmed, "confirmed"},
                                                           {GroupState::dismissed, "dismissed"},
                                                           {GroupState::answered, "answered"},
                                                           {GroupState::closed, "closed"}});
constexpr auto k_charge_state_words = words_of<ChargeState>({{ChargeState::open, "open"},
                                                             {ChargeState::noticed, "noticed"},
                                                             {ChargeState::disputed, "disputed"},
                                                             {ChargeState::litigated, "litigated"},
                                                             {ChargeState::agreed, "agreed"},
                                                             {ChargeState::settled, "settled"},
                                                             {ChargeState::waived, "waived"}});
constexpr auto k_cover_words = words_of<Cover>(
    {{Cover::covered, "covered"}, {Cover::not_covered, "not covered"}, {Cover::unknown, "unknown"}});
constexpr auto k_term_base_words =
    words_of<TermBase>({{TermBase::handover, "handover"}, {TermBase::completion, "completion"}});
constexpr auto k_term_kind_words = words_of<TermKind>({{TermKind::floor, "floor"},
                                                       {TermKind::statutory, "statutory"},
                                                       {TermKind::bond, "bond"},
                                                       {TermKind::contract, "contract"},
                                                       {TermKind::local, "local rule"}});
constexpr auto k_pace_words = words_of<Pace>(
    {{Pace::wall, "wall time"}, {Pace::working, "working time"}, {Pace::service, "service hours"}});
constexpr auto k_run_outcome_words = words_of<RunOutcome>({{RunOutcome::running, "running"},
                                                           {RunOutcome::suspended, "suspended"},
                                                           {RunOutcome::met, "met"},
                                                           {RunOutcome::missed, "missed"},
                                                           {RunOutcome::dropped, "dropped"}});
constexpr auto k_promise_of_words = words_of<PromiseOf>(
    {{PromiseOf::answer, "an answer"}, {PromiseOf::visit, "a visit"}, {PromiseOf::finish, "the repair"}});
constexpr auto k_moved_by_words = words_of<MovedBy>(
    {{MovedBy::owner, "the owner"}, {MovedBy::contractor, "the contractor"}, {MovedBy::us, "us"}});
constexpr auto k_weak_words = std::to_array<CodeWord>(
    {{k_weak_no_service, "no formal service of the notice of defect"},
     {k_weak_entered_late, "entered long after it happened, without a file that shows it"},
     {k_weak_no_time, "given up on before the time to mend it had passed"}});
static_assert(k_weak_words.size() == k_weak_codes.size());
constexpr auto k_flag_words = std::to_array<CodeWord>({{"yes", "yes"}, {"no", "no"}});
constexpr auto k_check_result_words =
    words_of<CheckResult>({{CheckResult::ok, "in order"}, {CheckResult::no, "not in order"}});
constexpr auto k_money_words = std::to_array<CodeWord>({{"cost", "cost"}, {"charge", "back-charge"}});

constexpr auto k_cluster_scope_words = words_of<ClusterScope>({{ClusterScope::stack, "stack"},
                                                               {ClusterScope::building, "building"},
                                                               {ClusterScope::project, "project"}});
constexpr auto k_cluster_state_words = std::to_array<CodeWord>({{"suspected", "suspected"},
                                                                {"confirmed", "confirmed"},
                                                                {"dismissed", "dismissed"},
                                                                {"answered", "answered"},
                                                                {"closed", "closed"}});
constexpr auto k_promise_state_words =
    std::to_array<CodeWord>({{"open", "open"}, {"kept", "kept"}, {"broken", "broken"}});

template <Coded E>
constexpr WordList list_of(std::span<const CodeWord> rows) {
    return {CodeList<E>::name, rows};
}

constexpr auto k_lists = std::to_array<WordList>({
    list_of<State>(k_state_words),
    list_of<ClosedHow>(k_closed_how_words),
    list_of<Kind>(k_kind_words),
    list_of<Urgency>(k_urgency_words),
    list_of<Means>(k_means_words),
    list_of<ContactRole>(k_contact_role_words),
    list_of<WhoRole>(k_who_role_words),
    list_of<Standing>(k_standing_words),
    list_of<LiabilityRole>(k_liability_role_words),
    list_of<PartyKind>(k_party_kind_words),
    list_of<OrderState>(k_order_state_words),
    list_of<OrderKind>(k_order_kind_words),
    list_of<StaffRole>(k_staff_role_words),
    list_of<Clock>(k_clock_words),
    list_of<GateNeed>(k_gate_need_words),
    list_of<NextAction>(k_next_action_words),
    list_of<CallbackState>(k_callback_state_words),
    list_of<CallbackWhy>(k_callback_why_words),
    list_of<AttemptOutcome>(k_attempt_outcome_words),
    list_of<About>(k_about_words),
    list_of<CostKind>(k_cost_kind_words),
    list_of<Use>(k_use_words),
    list_of<AppointmentOutcome>(k_appointment_outcome_words),
    list_of<VisitFor>(k_visit_for_words),
    list_of<NoShow>(k_no_show_words),
    list_of<SubjectKind>(k_subject_kind_words),
    list_of<GroupState>(k_group_state_words),
    list_of<ChargeState>(k_charge_state_words),
    list_of<Cover>(k_cover_words),
    list_of<TermBase>(k_term_base_words),
    list_of<TermKind>(k_term_kind_words),
    list_of<Pace>(k_pace_words),
    list_of<RunOutcome>(k_run_outcome_words),
    list_of<PromiseOf>(k_promise_of_words),
    list_of<MovedBy>(k_moved_by_words),
    list_of<ClockMove>(k_clock_move_words),
    list_of<Verb>(k_verb_words),
    list_of<KindGroup>(k_kind_group_words),
    list_of<Dimension>(k_dimension_words),
    list_of<FigureWhy>(k_figure_why_words),
    list_of<ClusterScope>(k_cluster_scope_words),
    WordList{"cluster_state", k_cluster_state_words},
    WordList{"promise_state", k_promise_state_words},
    WordList{"weak", k_weak_words},
    list_of<CheckResult>(k_check_result_words),
    WordList{"money", k_money_words},
    WordList{"flag", k_flag_words},
    list_of<TallyMeasure>(k_tally_measure_words),
    WordList{"tally_list", k_tally_list_words},
    WordList{"period_unit", k_period_unit_words},
    WordList{"age_measure", k_age_measure_words},
    WordList{"suggestion_measure", k_suggestion_measure_words},
});

/// The lists of the core, and that of the measures, whose names are in figure_words.
const std::vector<WordList>& all_lists() {
    static const auto k_names = [] {
        std::vector<CodeWord> names;
        for (const auto& row : figure_rows()) {
            names.push_back({row.code, row.name});
        }
        return names;
    }();
    static const auto k_all = [] {
        std::vector<WordList> all(k_lists.begin(), k_lists.end());
        all.push_back({k_measure_list, k_names});
        return all;
    }();
    return k_all;
}

const WordList* find_list(std::string_view name) {
    const auto& all = all_lists();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const WordList& list) { return list.name == name; });
    return found == all.end() ? nullptr : &*found;
}

/// The msgid of a code's word, or null.
const char* find_word(const WordList& list, std::string_view code) {
    const auto found = std::find_if(list.rows.begin(), list.rows.end(),
                                    [&](const CodeWord& row) { return row.code == code; });
    return found == list.rows.end() ? nullptr : found->word;
}

}  // namespace

const std::vector<std::string_view>& code_lists() {
    static const auto k_names = [] {
        std::vector<std::string_view> names;
        for (const auto& list : all_lists()) {
            names.emplace_back(list.name);
        }
        return names;
    }();
    return k_names;
}

std::vector<std::string_view> codes_in(std::string_view code_list) {
    std::vector<std::string_view> codes;
    if (const auto* list = find_list(code_list)) {
        for (const auto& row : list->rows) {
            codes.push_back(row.code);
        }
    }
    return codes;
}

std::string_view english_word(std::string_view code_list, std::string_view code) {
    const auto* list = find_list(code_list);
    const char* found = list == nullptr ? nullptr : find_word(*list, code);
    return found == nullptr ? std::string_view{} : std::string_view(found);
}

std::string word_of(std::string_view code_list, std::string_view code) {
    if (const auto figure = code_list == k_measure_list ? asked_figure(code) : std::nullopt) {
        return figure_name(*figure);
    }
    const auto* list = find_list(code_list);
    const char* found = list == nullptr ? nullptr : find_word(*list, code);
    return found == nullptr ? std::string(code) : tr_in(list->name, found);
}

std::string flag_word(bool truth) {
    return word_of("flag", truth ? "yes" : "no");
}

std::string join_words(const std::vector<std::string>& words) {
    const std::string between = tr_in("list", ", ");
    std::string all;
    for (const auto& each : words) {
        all += all.empty() ? each : between + each;
    }
    return all;
}

std::string liability_words(std::string_view liability) {
    std::vector<std::string> words;
    for (const auto& [role, share] : read_liability(liability)) {
        words.push_back(share ? form(tr_in("event", "{role} {share} %"), fmt::arg("role", word(role)),
                                     fmt::arg("share", *share))
                              : word(role));
    }
    return words.empty() ? std::string(liability) : join_words(words);
}

}  // namespace aftercare
