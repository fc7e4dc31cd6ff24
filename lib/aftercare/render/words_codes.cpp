// The words of the fixed code lists, each table parallel to its enum.
#include <algorithm>
#include <array>
#include <span>

#include "aftercare/core/clusters.hpp"
#include "aftercare/core/liability.hpp"
#include "aftercare/core/operations/charge.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

struct WordList {
    const char* name;
    std::span<const std::string_view> codes;
    std::span<const char* const> words;
};

constexpr auto k_state_words =
    std::to_array<const char*>({"new", "accepted", "declined", "dispatched", "in progress", "on hold",
                                "completed", "closed", "withdrawn", "merged", "void", "archived"});
constexpr auto k_closed_how_words =
    std::to_array<const char*>({"verified", "no objection", "answered", "forced", "imported"});
constexpr auto k_kind_words =
    std::to_array<const char*>({"repair", "complaint", "enquiry", "suggestion", "praise", "service"});
constexpr auto k_channel_words = std::to_array<const char*>(
    {"hotline", "call", "visit", "letter", "WeChat", "owners' app", "website", "e-mail", "forum",
     "inspection", "handover", "callback", "property manager", "government", "lawyer", "media"});
constexpr auto k_urgency_words = std::to_array<const char*>({"normal", "urgent", "major"});
constexpr auto k_means_words =
    std::to_array<const char*>({"phone", "text message", "WeChat", "owners' app", "e-mail", "letter",
                                "website", "visit", "by hand", "signed paper", "orally"});
constexpr auto k_contact_role_words =
    std::to_array<const char*>({"owner", "tenant", "family", "agent", "anonymous"});
constexpr auto k_who_role_words =
    std::to_array<const char*>({"owner", "tenant", "family", "agent", "inspector"});
constexpr auto k_standing_words = std::to_array<const char*>(
    {"owner", "contact", "worker", "consent", "acceptance of the repair", "recipient of an order",
     "recipient of the formal notice", "spokesperson", "on the side of the back-charge", "named in an act"});
constexpr auto k_liability_role_words =
    std::to_array<const char*>({"contractor", "designer", "supplier", "developer", "property manager",
                                "owner", "third party", "undetermined"});
constexpr auto k_party_kind_words =
    std::to_array<const char*>({"contractor", "designer", "supplier", "maintenance company", "own crew",
                                "property manager", "department", "utility", "government"});
constexpr auto k_order_state_words =
    std::to_array<const char*>({"issued", "served", "acknowledged", "on site", "done", "verified", "returned",
                                "transferred", "cancelled", "defaulted"});
constexpr auto k_order_kind_words = std::to_array<const char*>({"repair", "coordination"});
constexpr auto k_staff_role_words = std::to_array<const char*>({"desk", "engineer", "supervisor", "manager"});
constexpr auto k_clock_words = std::to_array<const char*>(
    {"response", "feedback", "acceptance", "dispatch", "visit", "making safe", "resolution", "verification",
     "informing", "callback", "reporting up", "promise", "order in writing", "first visit"});
constexpr auto k_next_action_words =
    std::to_array<const char*>({"triage", "issue an order", "visit", "finish the repair", "verify",
                                "review the hold", "answer by the supervisor", "answer"});
constexpr auto k_callback_state_words =
    std::to_array<const char*>({"due", "reached", "unreachable", "refused", "waived"});
constexpr auto k_callback_why_words = std::to_array<const char*>(
    {"after closing", "later, of a leak", "again, dissatisfied before", "unasked"});
constexpr auto k_attempt_outcome_words =
    std::to_array<const char*>({"no answer", "busy", "wrong number", "later", "refused"});
constexpr auto k_about_words = std::to_array<const char*>({"repair", "service", "speed"});
constexpr auto k_cost_kind_words = std::to_array<const char*>({"labour", "material", "other"});
constexpr auto k_use_words = std::to_array<const char*>({"dwelling", "shop", "parking space"});
constexpr auto k_appointment_outcome_words = std::to_array<const char*>(
    {"arrived", "owner did not show", "contractor did not show", "moved", "missed"});
constexpr auto k_no_show_words = std::to_array<const char*>({"owner", "contractor"});
constexpr auto k_subject_kind_words = std::to_array<const char*>(
    {"ledger", "project", "ticket", "unit", "party", "staff", "policy", "group complaint", "back-charge"});
constexpr auto k_group_state_words =
    std::to_array<const char*>({"confirmed", "dismissed", "answered", "closed"});
constexpr auto k_charge_state_words =
    std::to_array<const char*>({"open", "noticed", "disputed", "litigated", "agreed", "settled", "waived"});
constexpr auto k_cover_words = std::to_array<const char*>({"covered", "not covered", "unknown"});
constexpr auto k_term_base_words = std::to_array<const char*>({"handover", "completion"});
constexpr auto k_term_kind_words =
    std::to_array<const char*>({"floor", "statutory", "bond", "contract", "local rule"});
constexpr auto k_pace_words = std::to_array<const char*>({"wall time", "working time", "service hours"});
constexpr auto k_run_outcome_words =
    std::to_array<const char*>({"running", "suspended", "met", "missed", "dropped"});
constexpr auto k_promise_of_words = std::to_array<const char*>({"an answer", "a visit", "the repair"});
constexpr auto k_moved_by_words = std::to_array<const char*>({"the owner", "the contractor", "us"});
constexpr auto k_verb_words = std::to_array<const char*>({"register",
                                                          "confirm",
                                                          "amend",
                                                          "note",
                                                          "attach",
                                                          "assign",
                                                          "triage",
                                                          "decline",
                                                          "appeal",
                                                          "answer",
                                                          "chase",
                                                          "withdraw",
                                                          "void",
                                                          "import",
                                                          "promise",
                                                          "merge",
                                                          "split",
                                                          "order",
                                                          "serve",
                                                          "acknowledge",
                                                          "inform",
                                                          "appoint",
                                                          "arrive",
                                                          "survey",
                                                          "plan",
                                                          "consent",
                                                          "start",
                                                          "progress",
                                                          "hold",
                                                          "resume",
                                                          "return",
                                                          "transfer",
                                                          "cancel",
                                                          "notice",
                                                          "extend",
                                                          "default",
                                                          "report up",
                                                          "remind",
                                                          "done",
                                                          "verify",
                                                          "reject",
                                                          "reopen",
                                                          "force",
                                                          "cost",
                                                          "archive",
                                                          "check the archive",
                                                          "open a back-charge",
                                                          "dispute",
                                                          "litigate",
                                                          "agree",
                                                          "deduct",
                                                          "invoice",
                                                          "settle",
                                                          "call back without answer",
                                                          "record the callback",
                                                          "waive the callback",
                                                          "state",
                                                          "dismiss",
                                                          "add",
                                                          "contract",
                                                          "apply",
                                                          "make the ledger",
                                                          "restore",
                                                          "reveal",
                                                          "forget"});
constexpr auto k_measure_codes = std::to_array<std::string_view>(
    {"opened", "accepted", "dispatched", "completed", "closed", "answered", "declined", "reopened",
     "open_now", "overdue_now", "due_soon", "silent_now", "callbacks_due", "callbacks_done"});
constexpr auto k_measure_words = std::to_array<const char*>(
    {"opened", "accepted", "dispatched", "completed", "closed", "answered", "declined", "reopened",
     "open now", "overdue now", "due soon", "silent now", "callbacks due", "callbacks done"});
constexpr auto k_weak_words =
    std::to_array<const char*>({"no formal service of the notice of defect",
                                "entered long after it happened, without a file that shows it",
                                "given up on before the time to mend it had passed"});
static_assert(k_weak_words.size() == k_weak_codes.size());
constexpr auto k_money_codes = std::to_array<std::string_view>({"cost", "charge"});
constexpr auto k_money_words = std::to_array<const char*>({"cost", "back-charge"});

constexpr auto k_cluster_scope_words = std::to_array<const char*>({"stack", "building", "project"});
constexpr auto k_cluster_state_codes =
    std::to_array<std::string_view>({"suspected", "confirmed", "dismissed", "answered", "closed"});
constexpr auto k_cluster_state_words =
    std::to_array<const char*>({"suspected", "confirmed", "dismissed", "answered", "closed"});
constexpr auto k_promise_state_codes = std::to_array<std::string_view>({"open", "kept", "broken"});
constexpr auto k_promise_state_words = std::to_array<const char*>({"open", "kept", "broken"});

template <Coded E, std::size_t N>
constexpr WordList words_of_list(const std::array<const char*, N>& words) {
    static_assert(N == CodeList<E>::codes.size());
    return {CodeList<E>::name, CodeList<E>::codes, words};
}
static_assert(k_measure_words.size() == k_measure_codes.size());

constexpr auto k_lists = std::to_array<WordList>({
    words_of_list<State>(k_state_words),
    words_of_list<ClosedHow>(k_closed_how_words),
    words_of_list<Kind>(k_kind_words),
    words_of_list<Channel>(k_channel_words),
    words_of_list<Urgency>(k_urgency_words),
    words_of_list<Means>(k_means_words),
    words_of_list<ContactRole>(k_contact_role_words),
    words_of_list<WhoRole>(k_who_role_words),
    words_of_list<Standing>(k_standing_words),
    words_of_list<LiabilityRole>(k_liability_role_words),
    words_of_list<PartyKind>(k_party_kind_words),
    words_of_list<OrderState>(k_order_state_words),
    words_of_list<OrderKind>(k_order_kind_words),
    words_of_list<StaffRole>(k_staff_role_words),
    words_of_list<Clock>(k_clock_words),
    words_of_list<NextAction>(k_next_action_words),
    words_of_list<CallbackState>(k_callback_state_words),
    words_of_list<CallbackWhy>(k_callback_why_words),
    words_of_list<AttemptOutcome>(k_attempt_outcome_words),
    words_of_list<About>(k_about_words),
    words_of_list<CostKind>(k_cost_kind_words),
    words_of_list<Use>(k_use_words),
    words_of_list<AppointmentOutcome>(k_appointment_outcome_words),
    words_of_list<NoShow>(k_no_show_words),
    words_of_list<SubjectKind>(k_subject_kind_words),
    words_of_list<GroupState>(k_group_state_words),
    words_of_list<ChargeState>(k_charge_state_words),
    words_of_list<Cover>(k_cover_words),
    words_of_list<TermBase>(k_term_base_words),
    words_of_list<TermKind>(k_term_kind_words),
    words_of_list<Pace>(k_pace_words),
    words_of_list<RunOutcome>(k_run_outcome_words),
    words_of_list<PromiseOf>(k_promise_of_words),
    words_of_list<MovedBy>(k_moved_by_words),
    words_of_list<Verb>(k_verb_words),
    WordList{"measure", k_measure_codes, k_measure_words},
    words_of_list<ClusterScope>(k_cluster_scope_words),
    WordList{"cluster_state", k_cluster_state_codes, k_cluster_state_words},
    WordList{"promise_state", k_promise_state_codes, k_promise_state_words},
    WordList{"weak", k_weak_codes, k_weak_words},
    WordList{"money", k_money_codes, k_money_words},
});

const WordList* find_list(std::string_view name) {
    const auto* found =
        std::find_if(k_lists.begin(), k_lists.end(), [&](const WordList& list) { return list.name == name; });
    return found == k_lists.end() ? nullptr : found;
}

/// The msgid of a code's word, or null.
const char* find_word(const WordList& list, std::string_view code) {
    const auto found = std::find(list.codes.begin(), list.codes.end(), code);
    return found == list.codes.end() ? nullptr
                                     : list.words[static_cast<std::size_t>(found - list.codes.begin())];
}

}  // namespace

const std::vector<std::string_view>& code_lists() {
    static const auto k_names = [] {
        std::vector<std::string_view> names;
        for (const auto& list : k_lists) {
            names.emplace_back(list.name);
        }
        return names;
    }();
    return k_names;
}

std::vector<std::string_view> codes_in(std::string_view code_list) {
    const auto* list = find_list(code_list);
    return list == nullptr ? std::vector<std::string_view>{}
                           : std::vector<std::string_view>(list->codes.begin(), list->codes.end());
}

std::string_view english_word(std::string_view code_list, std::string_view code) {
    const auto* list = find_list(code_list);
    const char* found = list == nullptr ? nullptr : find_word(*list, code);
    return found == nullptr ? std::string_view{} : std::string_view(found);
}

std::string word_of(std::string_view code_list, std::string_view code) {
    const auto* list = find_list(code_list);
    const char* found = list == nullptr ? nullptr : find_word(*list, code);
    return found == nullptr ? std::string(code) : tr_in(list->name, found);
}

std::string flag_word(bool truth) {
    return tr_in("flag", truth ? "yes" : "no");
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
