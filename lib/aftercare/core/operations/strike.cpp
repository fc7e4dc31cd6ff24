#include "aftercare/core/operations/strike.hpp"

#include <algorithm>
#include <array>

namespace aftercare {

namespace {

constexpr Seconds k_no_reason_within{30 * 60};

constexpr std::array k_inert = {Verb::note, Verb::attach, Verb::remind, Verb::undo};
constexpr std::array k_in_any_order = {Verb::cost, Verb::promise, Verb::strike_cost};
/// What uses a cost or a promise: a closing, and a merge, which carries promises on.
constexpr std::array k_using = {Verb::merge,    Verb::verify,  Verb::force,          Verb::answer,
                                Verb::withdraw, Verb::decline, Verb::close_at_source};
constexpr std::array k_never = {Verb::init,   Verb::restore, Verb::apply,   Verb::reveal,
                                Verb::forget, Verb::remind,  Verb::archive, Verb::archive_check,
                                Verb::undo,   Verb::rebuild};

template <class List>
bool has(const List& list, Verb verb) {
    return std::find(list.begin(), list.end(), verb) != list.end();
}

/// A verification, a score, and all that is said of a back-charge.
bool needs_manager(const StrikeEntry& entry) {
    return entry.kind == SubjectKind::charge || entry.verb == Verb::verify || entry.verb == Verb::record;
}

bool is_own(const TakingBack& taking) {
    // An epoch whose clock ran ahead left stamps that are still to come.
    return taking.by == taking.actor.name && taking.recorded_at <= taking.now;
}

/// Whether who takes it back may do so by their role: the older it is, and not one's own, the higher.
std::optional<Refused> refuse_age(const TakingBack& taking) {
    const bool is_desk_s =
        is_own(taking) && taking.now <= own_undo_until(taking.policy, taking.project, taking.recorded_at);
    return refuse_actor(taking.actor, is_desk_s ? StaffRole::desk : StaffRole::supervisor);
}

Refused no(Refusal why, const StrikeEntry& entry) {
    return {.why = why,
            .number = entry.subject,
            .detail = std::string(code_of(entry.verb)),
            .since = entry.happened_at};
}

/// The manager who approves of taking `entry` back.
Decided<std::string> approver_of(const StrikeEntry& entry, const TakingBack& taking) {
    const auto& approver = taking.approver == nullptr ? taking.actor : *taking.approver;
    if (refuse_actor(approver, StaffRole::manager)) {
        return taking.approver == nullptr
                   ? no(Refusal::needs_approval, entry)
                   : Refused{.why = Refusal::approver_not_manager, .detail = approver.name};
    }
    return approver.name;
}

/// The ticket that the act, one merge, ended: it is split from the other, whatever was done to the two since
/// but for merging and splitting. Empty for any other act. A merge says it first of the ticket that goes on.
std::string to_be_split(const std::vector<StrikeEntry>& entries, Verb later) {
    const bool is_one_merge =
        entries.size() == 2 && entries.front().verb == Verb::merge && entries.back().verb == Verb::merge;
    const bool is_apart = later == Verb::merge || later == Verb::split;
    return is_one_merge && !is_apart ? entries.back().subject : std::string();
}

/// What another has by now that `held` would have again.
Refused taken(const HeldAgain& held) {
    switch (held.kind) {
        case HoldingKind::membership:
            return {.why = Refusal::in_group, .number = held.what, .detail = held.has_it};
        case HoldingKind::cost:
            return {.why = Refusal::cost_claimed,
                    .number = held.what,
                    .detail = held.has_it,
                    .orders = {held.order_k.value_or(0)}};
        default:
            return {.why = Refusal::name_taken, .number = held.what, .detail = held.has_it};
    }
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

bool may_be_struck(const StrikeEntry& entry) {
    const bool is_notice_of_charge = entry.kind == SubjectKind::charge && entry.verb == Verb::notice;
    // What a void has freed, a name or a cost, may have been taken since.
    const bool is_void = entry.kind != SubjectKind::ticket && entry.verb == Verb::void_ticket;
    return !entry.formal && !is_notice_of_charge && !is_void && !has(k_never, entry.verb);
}

bool is_just_entered(const TakingBack& taking) {
    return is_own(taking) && taking.now - taking.recorded_at <= k_no_reason_within;
}

Decided<Struck> decide(Struck asked, const StrikeFacts& facts) {
    const auto& entries = facts.entries;
    if (auto refused = refuse_age(facts.taking)) {
        return *refused;
    }
    if (entries.empty()) {
        return Refused{.why = Refusal::struck_before, .detail = written_act(facts.act)};
    }
    if (const auto never = std::find_if_not(entries.begin(), entries.end(), may_be_struck);
        never != entries.end()) {
        return no(Refusal::never_struck, *never);
    }
    if (!facts.archived.empty()) {
        return Refused{.why = Refusal::archived, .number = facts.archived, .since = facts.archived_at};
    }
    if (facts.later) {
        if (!may_be_struck(*facts.later)) {
            return no(Refusal::never_struck, *facts.later);
        }
        const auto ended = to_be_split(entries, facts.later->verb);
        auto first = no(Refusal::undo_first, *facts.later);
        first.helps = ended.empty() ? "undo --act " + written_act(facts.later->act) : "intake split " + ended;
        return first;
    }
    if (!facts.named_by.empty()) {
        return Refused{.why = Refusal::charge_rests_on,
                       .number = entries.front().subject,
                       .detail = facts.named_by,
                       .helps = facts.may_void_it ? "close charge void " + facts.named_by : std::string()};
    }
    const bool needs_no_reason = facts.is_last_of_actor && is_just_entered(facts.taking);
    if (asked.words.empty() && !needs_no_reason) {
        return Refused{.why = Refusal::missing_facts, .missing = {"words"}};
    }
    if (const auto entry = std::find_if(entries.begin(), entries.end(), needs_manager);
        entry != entries.end()) {
        const auto approver = approver_of(*entry, facts.taking);
        if (!approver) {
            return approver.reason();
        }
        asked.approved_by = *approver;
    }
    asked.epoch = facts.act.epoch;
    asked.act = facts.act.seq;
    return asked;
}

std::optional<Refused> refuse_held_again(const std::vector<HeldAgain>& held) {
    for (const auto& each : held) {
        if (each.is_voided) {
            return Refused{.why = Refusal::gone_since, .number = each.what};
        }
        if (!each.has_it.empty()) {
            return taken(each);
        }
    }
    return std::nullopt;
}

namespace {

/// By whom and when, then what `state` says, then who refers to it, then whose approval it takes.
Decided<OpeningVoided> decide_void(OpeningVoided asked, const VoidFacts& facts,
                                   std::optional<Refused> state) {
    if (auto no = refuse_age(facts.taking)) {
        return *no;
    }
    if (state) {
        return *state;
    }
    if (!facts.named_by.empty()) {
        return Refused{
            .why = Refusal::referred_to, .number = facts.opening.subject, .detail = facts.named_by};
    }
    if (needs_manager(facts.opening)) {
        const auto approver = approver_of(facts.opening, facts.taking);
        if (!approver) {
            return approver.reason();
        }
        asked.approved_by = *approver;
    }
    return asked;
}

}  // namespace

Decided<OpeningVoided> decide(OpeningVoided asked, const VoidFacts& facts) {
    return decide_void(std::move(asked), facts, std::nullopt);
}

Decided<OpeningVoided> decide(OpeningVoided asked, const Group& group, const VoidFacts& facts) {
    const bool was_said =
        group.stated_at || std::any_of(group.members.begin(), group.members.end(),
                                       [](const GroupMember& each) { return each.answered_at; });
    return decide_void(std::move(asked), facts,
                       was_said ? std::optional(Refused{.why = Refusal::group_state,
                                                        .number = facts.opening.subject,
                                                        .detail = std::string(code_of(group.state))})
                                : std::nullopt);
}

Decided<OpeningVoided> decide(OpeningVoided asked, const Charge& charge, const VoidFacts& facts) {
    return decide_void(std::move(asked), facts,
                       charge.state != ChargeState::open
                           ? std::optional(Refused{.why = Refusal::charge_state,
                                                   .number = facts.opening.subject,
                                                   .detail = std::string(code_of(charge.state))})
                           : std::nullopt);
}

Decided<OpeningVoided> decide(OpeningVoided asked, const StaffMember& member,
                              const std::vector<StaffMember>& staff, const VoidFacts& facts) {
    return decide_void(std::move(asked), facts,
                       staff.size() > 1 ? refuse_last_of_staff(staff, member, std::nullopt) : std::nullopt);
}

}  // namespace aftercare
