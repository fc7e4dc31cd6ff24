#include "aftercare/core/operations/strike.hpp"

#include <algorithm>
#include <array>

namespace aftercare {

namespace {

constexpr Seconds k_no_reason_within{30 * 60};

constexpr std::array k_inert = {Verb::note, Verb::attach, Verb::remind, Verb::undo};
constexpr std::array k_in_any_order = {Verb::cost, Verb::promise, Verb::strike_cost};
/// What uses a cost or a promise: a closing, and a merge, which carries promises on.
constexpr std::array k_using = {Verb::merge,  Verb::verify,   Verb::force,
                                Verb::answer, Verb::withdraw, Verb::decline};
constexpr std::array k_never = {Verb::init,   Verb::restore, Verb::apply,   Verb::reveal,
                                Verb::forget, Verb::remind,  Verb::archive, Verb::archive_check,
                                Verb::undo,   Verb::rebuild};
/// A verification, a score, a step of a back-charge.
constexpr std::array k_needs_manager = {Verb::verify,   Verb::record, Verb::dispute,
                                        Verb::litigate, Verb::agree,  Verb::deduct,
                                        Verb::invoice,  Verb::settle, Verb::waive};

template <class List>
bool has(const List& list, Verb verb) {
    return std::find(list.begin(), list.end(), verb) != list.end();
}

bool is_never_struck(const StrikeEntry& entry) {
    const bool is_notice_of_charge = entry.kind == SubjectKind::charge && entry.verb == Verb::notice;
    // What a void has freed, a name or a cost, may have been taken since.
    const bool is_void = entry.kind != SubjectKind::ticket && entry.verb == Verb::void_ticket;
    return entry.formal || is_notice_of_charge || is_void || has(k_never, entry.verb);
}

bool needs_manager(const StrikeEntry& entry) {
    const bool is_callback_waiver = entry.kind == SubjectKind::ticket && entry.verb == Verb::waive;
    return has(k_needs_manager, entry.verb) && !is_callback_waiver;
}

Refused no(Refusal why, const StrikeEntry& entry) {
    return {.why = why,
            .number = entry.subject,
            .detail = std::string(code_of(entry.verb)),
            .since = entry.happened_at};
}

}  // namespace

std::string written_act(const ActName& act) {
    return std::to_string(act.epoch) + ":" + std::to_string(act.seq);
}

bool is_inert(Verb verb) {
    return has(k_inert, verb);
}

bool is_struck_in_any_order(Verb verb) {
    return has(k_in_any_order, verb);
}

bool stands_on(Verb later, bool in_any_order) {
    return in_any_order ? has(k_using, later) : !is_inert(later);
}

Instant own_undo_until(const Policy& policy, std::string_view project, Instant recorded_at) {
    return add_on(policy, project, {.pace = Pace::working, .seconds = 0, .days = 1}, recorded_at).at;
}

Decided<OpeningVoided> decide(OpeningVoided asked, const VoidFacts& facts) {
    if (auto no = refuse_actor(facts.actor)) {
        return *no;
    }
    if (!facts.named_by.empty()) {
        return Refused{.why = Refusal::referred_to, .number = facts.number, .detail = facts.named_by};
    }
    return asked;
}

Decided<OpeningVoided> decide(OpeningVoided asked, const Group& group, const VoidFacts& facts) {
    const bool was_said =
        group.stated_at || std::any_of(group.members.begin(), group.members.end(),
                                       [](const GroupMember& each) { return each.answered_at; });
    if (was_said) {
        return Refused{
            .why = Refusal::group_state, .number = facts.number, .detail = std::string(code_of(group.state))};
    }
    return decide(std::move(asked), facts);
}

Decided<OpeningVoided> decide(OpeningVoided asked, const Charge& charge, const VoidFacts& facts) {
    if (charge.state != ChargeState::open) {
        return Refused{.why = Refusal::charge_state,
                       .number = facts.number,
                       .detail = std::string(code_of(charge.state))};
    }
    return decide(std::move(asked), facts);
}

Decided<Struck> decide(Struck asked, const StrikeFacts& facts) {
    const auto& entries = facts.entries;
    // An epoch whose clock ran ahead left stamps that are still to come.
    const bool is_own = facts.by == facts.actor.name && facts.recorded_at <= facts.now;
    const bool is_desk_s =
        is_own && facts.now <= own_undo_until(facts.policy, facts.project, facts.recorded_at);
    if (auto refused = refuse_actor(facts.actor, is_desk_s ? StaffRole::desk : StaffRole::supervisor)) {
        return *refused;
    }
    if (const auto never = std::find_if(entries.begin(), entries.end(), is_never_struck);
        never != entries.end()) {
        return no(Refusal::never_struck, *never);
    }
    if (!facts.archived.empty()) {
        return Refused{.why = Refusal::archived, .number = facts.archived, .since = facts.archived_at};
    }
    if (facts.later) {
        if (is_never_struck(*facts.later)) {
            return no(Refusal::never_struck, *facts.later);
        }
        const bool is_merge = std::any_of(entries.begin(), entries.end(),
                                          [](const StrikeEntry& each) { return each.verb == Verb::merge; });
        auto first = no(Refusal::undo_first, *facts.later);
        first.helps = is_merge ? "intake split" : "undo --act " + written_act(facts.later->act);
        return first;
    }
    if (!facts.named_by.empty()) {
        return Refused{
            .why = Refusal::charge_rests_on, .number = entries.front().subject, .detail = facts.named_by};
    }
    const bool needs_no_reason =
        is_own && facts.is_last_of_actor && facts.now - facts.recorded_at <= k_no_reason_within;
    if (asked.words.empty() && !needs_no_reason) {
        return Refused{.why = Refusal::missing_facts, .missing = {"words"}};
    }
    if (const auto entry = std::find_if(entries.begin(), entries.end(), needs_manager);
        entry != entries.end()) {
        const auto& approver = facts.approver == nullptr ? facts.actor : *facts.approver;
        if (refuse_actor(approver, StaffRole::manager)) {
            return facts.approver == nullptr
                       ? no(Refusal::needs_approval, *entry)
                       : Refused{.why = Refusal::approver_not_manager, .detail = approver.name};
        }
        asked.approved_by = approver.name;
    }
    asked.epoch = entries.front().act.epoch;
    asked.act = entries.front().act.seq;
    return asked;
}

}  // namespace aftercare
