#include "aftercare/core/reminders.hpp"

#include <algorithm>

#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// Whether the step repeats each day: the due and what lies behind it.
bool repeats(const LadderStep& step) {
    return !step.major_at_once && step.share_percent == 0;
}

/// The instant at which `percent` of the time from start to due has run, in the hours that the clock counts.
Instant share_at(const Policy& policy, const RemindRow& row, std::int64_t percent) {
    if (row.pace == Pace::wall) {
        return row.started_at + Seconds{(row.due_at - row.started_at).count * percent / 100};
    }
    const auto& hours = hours_of(policy, row.project);
    const auto& calendar = row.pace == Pace::working ? hours.working : hours.service;
    const auto whole = working_time_between(calendar, row.started_at, row.due_at);
    return add_working_time(calendar, row.started_at, Seconds{whole.count * percent / 100}).at;
}

/// The step that the row stands at, and since when.
struct Stand {
    int level = 0;
    Instant since;
};

std::optional<Stand> stand_of(const Policy& policy, const RemindRow& row, Instant now) {
    std::optional<Stand> stand;
    for (std::size_t level = 0; level < policy.ladder.size(); ++level) {
        const auto since = step_at(policy, policy.ladder[level], row);
        if (since && *since <= now && (!stand || *since >= stand->since)) {
            stand = Stand{static_cast<int>(level), *since};
        }
    }
    return stand;
}

/// Whether the row was reminded of at this step on a day before.
bool is_repetition(const RemindRow& row, const Stand& stand, Day today) {
    if (!row.reminded_on || *row.reminded_on >= today) {
        return false;
    }
    const auto reached = day_of(stand.since);
    const bool of_step = (row.reminded_levels >> stand.level & 1) != 0;
    return *row.reminded_on > reached || (*row.reminded_on == reached && of_step);
}

/// Whether the row may be written about at `now`. A step that a major ticket reaches cannot wait for the
/// morning; that it still stands there can.
bool may_send(const Policy& policy, const Stand& stand, const RemindRow& row, Instant now) {
    const auto today = day_of(now);
    const bool major = row.urgency == Urgency::major;
    if (is_quiet(policy.remind, now) && (!major || is_repetition(row, stand, today))) {
        return false;
    }
    return major || is_working_day(hours_of(policy, row.project).working, today);
}

void add_addressee(std::vector<Addressee>& to, Addressee who) {
    if (std::find(to.begin(), to.end(), who) == to.end()) {
        to.push_back(std::move(who));
    }
}

/// The register as of a moment.
struct Department {
    std::vector<StaffMember> there;
    std::vector<std::string> gone;  ///< names of those who have left
};

Department department_at(const std::vector<StaffMember>& staff, Instant now) {
    Department department;
    for (const auto& member : staff) {
        if (left_at(member, now)) {
            department.gone.push_back(member.name);
        } else {
            department.there.push_back(member);
        }
    }
    return department;
}

/// Everybody of a role; false when there is nobody.
bool add_role(std::vector<Addressee>& to, const Department& department, StaffRole role) {
    bool found = false;
    for (const auto& member : department.there) {
        if (member.role == role) {
            add_addressee(to, {member.name, member.email});
            found = true;
        }
    }
    return found;
}

/// The supervisors, else the managers, else the code of the role that nobody has.
void add_supervisor(std::vector<Addressee>& to, const Department& department) {
    if (!add_role(to, department, StaffRole::supervisor) && !add_role(to, department, StaffRole::manager)) {
        add_addressee(to, {std::string(code_of(StaffRole::supervisor)), {}});
    }
}

/// The handler; where they have left, who else has to see that somebody takes the ticket over.
void add_handler(std::vector<Addressee>& to, const Department& department, const std::string& name) {
    const auto& [there, gone] = department;
    if (std::find(gone.begin(), gone.end(), name) != gone.end()) {
        add_supervisor(to, department);
        return;
    }
    const auto member =
        std::find_if(there.begin(), there.end(), [&](const StaffMember& each) { return each.name == name; });
    add_addressee(to, {name, member == there.end() ? std::string() : member->email});
}

/// Whether a party can do something about the row.
bool concerns_party(const RemindRow& row) {
    return row.run_n &&
           (row.clock == Clock::visit || row.clock == Clock::safe || row.clock == Clock::resolve);
}

/// The managers, or the code of the role that nobody has.
void add_manager(std::vector<Addressee>& to, const Department& department) {
    if (!add_role(to, department, StaffRole::manager)) {
        add_addressee(to, {std::string(code_of(StaffRole::manager)), {}});
    }
}

void add_addressees(std::vector<Addressee>& to, const Policy& policy, const Department& department,
                    const LadderStep& step, const RemindRow& row) {
    for (const auto& who : step.to) {
        if (who == "manager" || (who == "handler" && row.party_id)) {
            add_manager(to, department);
        } else if (who == "handler") {
            add_handler(to, department, row.handler);
        } else if (who == "supervisor") {
            add_supervisor(to, department);
        } else if (who == k_general_manager && !policy.remind.general_manager.empty()) {
            add_addressee(to, {who, policy.remind.general_manager});
        } else if (who == "party" && policy.remind.parties && concerns_party(row)) {
            for (const auto& party : row.parties) {
                add_addressee(to, party);
            }
        }
    }
}

/// Whether the row carries the steps of major tickets.
bool carries_major(const RemindRow& row) {
    return row.leads && row.urgency == Urgency::major;
}

/// Those of the step, and those of a major ticket's own step for as long as its row runs: they hear of it
/// also when no run came by between that step and the next.
std::vector<Addressee> addressees(const Policy& policy, const Department& department, const LadderStep& step,
                                  const RemindRow& row) {
    std::vector<Addressee> to;
    add_addressees(to, policy, department, step, row);
    for (const auto& each : policy.ladder) {
        if (each.major_at_once && carries_major(row)) {
            add_addressees(to, policy, department, each, row);
        }
    }
    return to;
}

}  // namespace

std::optional<Instant> step_at(const Policy& policy, const LadderStep& step, const RemindRow& row) {
    if (step.major_at_once) {
        return carries_major(row) ? std::optional(row.started_at) : std::nullopt;
    }
    if (step.share_percent != 0) {
        return row.run_n ? std::optional(share_at(policy, row, step.share_percent)) : std::nullopt;
    }
    return row.due_at + Seconds{step.after_hours * k_hour.count};
}

bool is_quiet(const RemindPolicy& remind, Instant now) {
    const auto time = to_civil(now).time;
    const auto minute = time.hour * 60 + time.minute;
    const auto from = remind.quiet_from_minute;
    const auto until = remind.quiet_until_minute;
    return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

std::vector<Reminder> plan_reminders(const std::vector<RemindRow>& rows,
                                     const std::vector<StaffMember>& staff, const Policy& policy,
                                     Instant now) {
    std::vector<Reminder> plan;
    const auto department = department_at(staff, now);
    const auto today = day_of(now);
    for (const auto& row : rows) {
        const bool before_import = row.imported_at && row.due_at <= *row.imported_at;
        const auto stand = before_import || row.started_at > now ? std::nullopt : stand_of(policy, row, now);
        if (!stand) {
            continue;
        }
        const auto& step = policy.ladder[static_cast<std::size_t>(stand->level)];
        const auto counts_from = repeats(step) && !row.party_id ? today : day_of(stand->since);
        const bool told = row.reminded_on && *row.reminded_on >= counts_from &&
                          (row.reminded_levels >> stand->level & 1) != 0;
        if (told || !may_send(policy, *stand, row, now)) {
            continue;
        }
        auto to = addressees(policy, department, step, row);
        if (!to.empty()) {
            plan.push_back({.row = &row,
                            .level = stand->level,
                            .day_on = today,
                            .counts_from = counts_from,
                            .to = std::move(to)});
        }
    }
    return plan;
}

}  // namespace aftercare
