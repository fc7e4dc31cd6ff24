// Refusals in sentences, from one table parallel to the enum.
#include <algorithm>
#include <array>
#include <cctype>

#include "aftercare/core/operations/operation.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// How a refusal is said.
struct RefusalText {
    Refusal why;
    const char* found;
    const char* without_help = "";  ///< the advice where no command helps
    bool help_fits = true;          ///< false: going on is not what mends it, whatever the state's command is
};

constexpr const char* k_later = "give a time from then on";

constexpr auto k_texts = std::to_array<RefusalText>({
    {Refusal::unlisted_actor, "{actor} is not in the staff register", "ask a manager to add the name"},
    {Refusal::actor_left, "{actor} left the department at {since}", "let somebody who is there do it"},
    {Refusal::role_too_low, "{actor} has not the role for this: it takes a {role} or above",
     "let somebody of that role do it"},
    {Refusal::approver_not_manager, "{actor} is no manager in the staff register and cannot approve this",
     "name a manager: --approved-by NAME"},
    {Refusal::chosen_left, "{actor} left the department at {since}", "name somebody who is there"},
    {Refusal::archived, "{ticket} was archived at {since}: its record is read, nothing more is entered",
     "register what is new as a ticket of its own"},
    {Refusal::wrong_state, "{ticket} does not take this step from where it stands",
     "no command takes it on from there"},
    {Refusal::goes_on_elsewhere, "{ticket} was merged: {value} goes on in its place", "name that one", false},
    {Refusal::before_receipt, "the time given lies before {ticket} was received at {since}", k_later, false},
    {Refusal::before_state, "the time given lies before {ticket} came into its present state at {since}",
     k_later, false},
    {Refusal::before_subject, "the time given lies before {since}, when what this acts on was made", k_later,
     false},
    {Refusal::state_then, "at the time given {ticket} did not take this step from where it stood", k_later,
     false},
    {Refusal::wrong_kind, "{ticket} is of the kind {kind} and is not closed that way"},
    {Refusal::no_such_order, "there is no order {order}"},
    {Refusal::no_open_order, "{ticket} has no open order"},
    {Refusal::several_open_orders, "{ticket} has several open orders: {orders}", "name one of them"},
    {Refusal::order_state, "order {order} stands at: {order_state}"},
    {Refusal::orders_open, "orders are still open: {orders}", "finish or cancel them first"},
    {Refusal::dispatched_before, "{ticket} was dispatched once and so is no mistake of entry"},
    {Refusal::no_appointment, "no visit was agreed for order {order}"},
    {Refusal::before_window, "the window agreed for order {order} begins only at {since}"},
    {Refusal::no_show_entered,
     "the contractor was said not to have come in that window of order {order}: an arrival in it and that "
     "cannot "
     "both be true"},
    {Refusal::later_acts, "what was entered of {ticket} at {since} ({verb}) would not be possible any more"},
    {Refusal::no_finished_order, "{ticket} has no order that is open or done: there is nothing to complete"},
    {Refusal::missing_facts, "still missing: {missing}", "give it with this command"},
    {Refusal::bad_shares,
     "the shares of liability have to be whole percents that add up to 100, each role once",
     "write them like contractor=70,owner=30"},
    {Refusal::nothing_to_change, "nothing would change", "name what is to change"},
    {Refusal::no_plan, "{ticket} has no such plan"},
    {Refusal::consent_missing, "nobody consented to plan {plan} yet"},
    {Refusal::consent_refused, "plan {plan} was refused"},
    {Refusal::window_over, "{ticket} could come back until {since}", "register a new ticket"},
    {Refusal::no_objection_too_early,
     "the owner was told at {since}; silence counts as no objection from {until} on", "wait until then",
     false},
    {Refusal::owner_not_told, "the owner was not told yet that the repair is done", "tell the owner first"},
    {Refusal::owner_objected, "the owner asked again at {since}: that is no silence",
     "mend it and tell the owner again"},
    {Refusal::no_callback_due, "no callback of {ticket} is due",
     "those that are due: aftercare callback due"},
    {Refusal::date_passed, "the date given, {until}, has passed already", "give a date to come"},
    {Refusal::no_date, "{ticket} has no date for the repair that runs",
     "promise one first: aftercare intake triage --commit DATE"},
    {Refusal::not_later, "the date is {since} already; {until} is no later", "give a later date"},
    {Refusal::own_replacement,
     "the party was given up on for order {order}, or for one that this replaces, and does not replace "
     "itself",
     "send another party; another try of the same one is an order without --replaces", false},
    {Refusal::works_announced, "the neighbours were told that work begins at {until}", "wait until then"},
    {Refusal::gate_shut, "before this step ({verb}) the policy asks for what is not there yet: {needs}",
     "say it again when all of it is there"},
    {Refusal::same_ticket, "{ticket} cannot be merged with itself", "name another ticket"},
    {Refusal::other_place, "the two tickets are about two places",
     "tickets of many households make a group: aftercare intake group new ID… --lead STAFF"},
    {Refusal::callback_open, "the owner of {ticket} is still to be called back"},
    {Refusal::reply_owed, "who referred {ticket} still waits for a reply"},
    {Refusal::not_archived, "the record of {ticket} is not in the archive",
     "aftercare close archive --due files what is over"},
    {Refusal::not_escalated, "{ticket} was reported up to nobody who could take note of it"},
    {Refusal::noted_before, "{value} took note of it on {since}", "one acknowledgement is enough"},
    {Refusal::window_running, "{ticket} may still come back until {until}", "archive it after that"},
    {Refusal::target_open, "{value} goes on in the place of {ticket} and is not over",
     "archive it when that one is over"},
    {Refusal::money_open, "another party's repair of {ticket} cost money, and no back-charge was opened"},
    {Refusal::charge_state, "the back-charge stands at: {charge_state}", "that is not a step from there"},
    {Refusal::amount_over, "the amount is too large: {value} at most", "give a smaller amount"},
    {Refusal::not_defaulted, "order {order} was not given up on", "a back-charge needs a default"},
    {Refusal::charged_before, "order {order} has a back-charge already: {value}", "go on with that one"},
    {Refusal::no_cost, "nothing was spent on replacing order {order}", "record its costs first"},
    {Refusal::cost_claimed, "what replacing order {order} cost is claimed already: {value}",
     "go on with that one"},
    {Refusal::money_left, "{value} of what was agreed is neither deducted nor invoiced"},
    {Refusal::group_state, "the group complaint stands at: {group_state}", "that is not a step from there"},
    {Refusal::group_too_small, "a group complaint has at least two tickets", "name the other ones too"},
    {Refusal::not_member, "{value} is not in the group complaint", "add it first"},
    {Refusal::in_group, "{ticket} is in the group complaint {value} already", "one group at a time", false},
    {Refusal::answered_before, "{ticket} was answered as one of the group at {since}"},
    {Refusal::own_repair, "{actor} did or managed this repair and does not call about it",
     "let somebody else call", false},
    {Refusal::duplicate,
     "open tickets of the same place and thing: {tickets}; --new-anyway registers one more"},
    {Refusal::never_struck, "what was done there ({verb}) is never taken back",
     "enter what is right as an act of its own"},
    {Refusal::struck_before, "act {value} was taken back before"},
    {Refusal::undo_first, "what was done to {ticket} at {since} ({verb}) stands on it",
     "take that back first"},
    {Refusal::charge_rests_on, "the back-charge {value} rests on it",
     "that one is voided only while its party has not been told"},
    {Refusal::referred_to, "{ticket} is named by {value}", "what is named elsewhere stays"},
    {Refusal::name_taken, "what would be called {ticket} again is not alone: {value} is called so by now",
     "give that one another name first, or void it"},
    {Refusal::gone_since, "{ticket} would be needed again, and was voided since",
     "enter what is right as an act of its own"},
    {Refusal::needs_approval, "to take this back ({verb}) takes a manager's approval",
     "name a manager: --approved-by NAME"},
    {Refusal::cost_charged, "that cost is claimed by the back-charge {value}",
     "that one is voided only while its party has not been told"},
    {Refusal::no_such_cost, "{ticket} has no cost {value}"},
    {Refusal::words_name_them, "the reason given names the person, and it stays in the journal",
     "say it without name and phone"},
    {Refusal::last_of_staff, "without {actor} nobody is left who may write",
     "register who comes after: aftercare staff add NAME"},
    {Refusal::last_manager, "without {actor} nobody is left who is a manager",
     "make somebody else one: aftercare staff amend NAME --role manager"},
    {Refusal::person_in_use, "person {value} is still needed: {places}",
     "it is possible once what has no day here has ended"},
    {Refusal::person_kept, "person {value} is still needed: {places}; possible from {free_on} on",
     "say it again then"},
});
static_assert(!is_enumerator<static_cast<Refusal>(k_texts.size())>());
static_assert([] {
    for (std::size_t i = 0; i < k_texts.size(); ++i) {
        if (k_texts[i].why != static_cast<Refusal>(i)) {
            return false;
        }
    }
    return true;
}());

/// Fields whose option has another name.
struct FieldOption {
    std::string_view field;
    std::string_view option;
};
constexpr auto k_options = std::to_array<FieldOption>({
    {"accepted", "--accepted, --not-accepted"},
    {"expected", "--expect"},
    {"noticed_at", "--noticed"},
    {"place", "--unit, --area"},
    {"unit", "--unit, --area"},
});

std::string time_words(std::optional<Instant> at) {
    return at ? format_minute(*at) : std::string(tr("unknown time"));
}

bool is_number(std::string_view text) {
    return parse_digits(text).has_value();
}

/// `AC-2026-000123/1`, or the order in words while the ticket has no number yet.
std::string order_words(const Refused& refused, std::string_view order) {
    if (!is_number(order)) {
        return std::string(order);
    }
    if (refused.number.empty()) {
        return form(tr("order {k} of the ticket"), fmt::arg("k", order));
    }
    return refused.number + "/" + std::string(order);
}

std::vector<std::string> all_orders(const Refused& refused) {
    std::vector<std::string> orders;
    for (const int k : refused.orders) {
        orders.push_back(order_words(refused, std::to_string(k)));
    }
    return orders;
}

/// The word of a code that stands in `detail`; other texts pass.
std::string detail_word(std::string_view list, const std::string& detail) {
    return word_of(list, detail);
}

std::string missing_words(const Refused& refused) {
    std::vector<std::string> words;
    for (const auto& field : refused.missing) {
        words.push_back(option_word(field));
    }
    return join_words(words);
}

/// What gates ask for, each with the command that supplies it: `a plan (aftercare dispatch plan N)`.
std::string need_words(const Refused& refused) {
    std::vector<std::string> words;
    for (const auto& code : refused.missing) {
        if (const auto need = from_code<GateNeed>(code)) {
            words.push_back(form(tr("{need} (aftercare {command} {ticket})"), fmt::arg("need", word(*need)),
                                 fmt::arg("command", helping_command(*need)),
                                 fmt::arg("ticket", refused.number)));
        }
    }
    return join_words(words);
}

std::string state_words(const Refused& refused) {
    if (!refused.state || !refused.state_since) {
        return {};
    }
    return form(tr(refused.state_by.empty() ? "the ticket has been {state} since {since}"
                                            : "the ticket has been {state} since {since}, set by {by}"),
                fmt::arg("state", word(*refused.state)), fmt::arg("since", time_words(refused.state_since)),
                fmt::arg("by", refused.state_by));
}

/// `AC-2026-000123 (contact) until 2031-05-02, 3-1-1201 (owner)`.
std::string place_words(const Refused& refused) {
    std::vector<std::string> words;
    for (const auto& place : refused.places) {
        words.push_back(
            form(place.free_on ? tr("{subject} ({standing}) until {day}") : tr("{subject} ({standing})"),
                 fmt::arg("subject", place.subject), fmt::arg("standing", word(place.as)),
                 fmt::arg("day", place.free_on ? format_day(*place.free_on) : std::string())));
    }
    return join_words(words);
}

std::string found_words(const Refused& refused, const char* text) {
    const auto orders = all_orders(refused);
    const std::string ticket = refused.number.empty() ? std::string(tr("the ticket")) : refused.number;
    const bool in_detail = orders.empty() || refused.why == Refusal::no_cost;
    const std::string order = in_detail ? order_words(refused, refused.detail) : orders.front();
    return form(
        tr(text), fmt::arg("ticket", ticket), fmt::arg("actor", refused.detail),
        fmt::arg("role", word(refused.needed_role.value_or(StaffRole::manager))),
        fmt::arg("since", time_words(refused.since)), fmt::arg("until", time_words(refused.until)),
        fmt::arg("value", refused.detail),
        fmt::arg("field", refused.missing.empty() ? field_word("code") : field_word(refused.missing.front())),
        fmt::arg("kind", detail_word("kind", refused.detail)), fmt::arg("order", order),
        fmt::arg("order_state", detail_word("order_state", refused.detail)),
        fmt::arg("charge_state", detail_word("charge_state", refused.detail)),
        fmt::arg("group_state", detail_word("group_state", refused.detail)),
        fmt::arg("verb", detail_word(CodeList<Verb>::name, refused.detail)),
        fmt::arg("orders", join_words(orders)), fmt::arg("missing", missing_words(refused)),
        fmt::arg("needs", need_words(refused)), fmt::arg("plan", refused.detail),
        fmt::arg("tickets", join_words(refused.tickets)), fmt::arg("places", place_words(refused)),
        fmt::arg("free_on", refused.free_on ? format_day(*refused.free_on) : std::string()));
}

/// What the helping command acts on, each with a space before it.
std::string helped_subjects(const Refused& refused) {
    if (refused.why == Refusal::unlisted_actor) {
        return " " + shell_word(refused.detail);
    }
    if (refused.why == Refusal::duplicate) {
        const auto first = refused.tickets.empty() ? std::string() : refused.tickets.front();
        return first.empty() ? first : " " + first.substr(0, first.find(' '));
    }
    const bool is_complete = refused.helps.starts_with("intake new") ||
                             refused.helps.starts_with("undo --act") ||
                             refused.helps.starts_with("intake split ") ||
                             refused.why == Refusal::cost_charged || refused.why == Refusal::charge_rests_on;
    if (is_complete || refused.number.empty()) {
        return {};
    }
    const bool of_orders = refused.helps == "dispatch cancel" || refused.why == Refusal::no_appointment ||
                           refused.why == Refusal::money_open || refused.why == Refusal::no_cost;
    std::string subjects;
    for (std::size_t i = 0; of_orders && i < refused.orders.size(); ++i) {
        subjects += " " + refused.number + "/" + std::to_string(refused.orders[i]);
    }
    return subjects.empty() ? " " + refused.number : subjects;
}

const RefusalText& text_of(Refusal why) {
    return k_texts[static_cast<std::size_t>(why)];
}

}  // namespace

std::string shell_word(const std::string& text) {
    const bool plain = !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && std::isalnum(byte) == 0 && c != '-' && c != '_' && c != '.' && c != '/';
    });
    if (plain) {
        return text;
    }
    std::string all = "'";
    for (const char c : text) {
        all += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return all + "'";
}

std::string option_word(std::string_view field) {
    std::string option = "--" + std::string(field);
    std::replace(option.begin(), option.end(), '_', '-');
    for (const auto& each : k_options) {
        option = each.field == field ? std::string(each.option) : option;
    }
    return form(tr("{word} ({options})"), fmt::arg("word", field_word(field)), fmt::arg("options", option));
}

std::string helping_line(const Refused& refused) {
    if (refused.helps.empty() || !text_of(refused.why).help_fits) {
        return {};
    }
    return "aftercare " + refused.helps + helped_subjects(refused);
}

RefusalWords refusal_words(const Refused& refused) {
    const auto& text = text_of(refused.why);
    const std::string command = helping_line(refused);
    const std::string advice = command.empty()
                                   ? std::string(tr(text.without_help))
                                   : form(tr("what helps: {command}"), fmt::arg("command", command));
    return {found_words(refused, text.found), state_words(refused), advice};
}

std::string sentence(const Refused& refused) {
    const auto words = refusal_words(refused);
    const std::string between = tr_in("list", "; ");
    std::string all = words.found;
    for (const auto* part : {&words.state, &words.advice}) {
        all += part->empty() ? "" : between + *part;
    }
    return all;
}

}  // namespace aftercare
