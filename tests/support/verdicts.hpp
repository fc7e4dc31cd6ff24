// What the rules say, as a word: `ok`, or why not.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/refusal.hpp"

namespace testing {

using namespace aftercare;

constexpr std::array k_refusal_names = std::to_array<std::string_view>(
    {"unlisted_actor",  "actor_left",      "role_too_low",      "approver_not_manager",
     "chosen_left",     "archived",        "wrong_state",       "goes_on_elsewhere",
     "before_receipt",  "before_state",    "before_subject",    "state_then",
     "wrong_kind",      "no_such_order",   "no_open_order",     "several_open_orders",
     "order_state",     "orders_open",     "dispatched_before", "no_appointment",
     "before_window",   "no_show_entered", "later_acts",        "no_finished_order",
     "missing_facts",   "bad_shares",      "nothing_to_change", "no_plan",
     "consent_missing", "consent_refused", "window_over",       "no_objection_too_early",
     "owner_not_told",  "owner_objected",  "no_callback_due",   "date_passed",
     "no_date",         "not_later",       "own_replacement",   "works_announced",
     "gate_shut",       "same_ticket",     "other_place",       "callback_open",
     "reply_owed",      "not_archived",    "not_escalated",     "noted_before",
     "window_running",  "target_open",     "money_open",        "charge_state",
     "amount_over",     "not_defaulted",   "charged_before",    "no_cost",
     "cost_claimed",    "money_left",      "group_state",       "group_too_small",
     "not_member",      "in_group",        "answered_before",   "own_repair",
     "duplicate",       "never_struck",    "struck_before",     "undo_first",
     "charge_rests_on", "referred_to",     "name_taken",        "gone_since",
     "needs_approval",  "cost_charged",    "no_such_cost",      "words_name_them",
     "last_of_staff",   "last_manager",    "person_in_use",     "person_kept"});
static_assert(k_refusal_names.size() == static_cast<std::size_t>(Refusal::person_kept) + 1);

inline std::string name_of(Refusal why) {
    return std::string(k_refusal_names[static_cast<std::size_t>(why)]);
}

inline std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) {
        out += (out.empty() ? "" : " ") + word;
    }
    return out;
}

/// `ok`, or why not: the code and what it names, `missing_facts words`, `order_state 2 done`.
template <class T>
std::string verdict(const Decided<T>& decided) {
    if (decided) {
        return "ok";
    }
    const auto& no = decided.reason();
    std::vector<std::string> words{name_of(no.why)};
    words.insert(words.end(), no.missing.begin(), no.missing.end());
    for (const int k : no.orders) {
        words.push_back(std::to_string(k));
    }
    if (!no.detail.empty()) {
        words.push_back(no.detail);
    }
    words.insert(words.end(), no.tickets.begin(), no.tickets.end());
    if (no.needed_role) {
        words.emplace_back(code_of(*no.needed_role));
    }
    return joined(words);
}

}  // namespace testing
