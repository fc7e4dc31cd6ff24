#include "apps/dispatch/remind_plan.hpp"

#include <algorithm>

#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/reminders.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/mail_message.hpp"

namespace aftercare {

namespace {

bool is_among(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Puts the reminder into the plan, addressed to those who are meant and have not been reminded.
void add(RemindPlan& plan, Reminder reminder, const RemindedNames& names, const std::string& only) {
    std::vector<Addressee> now;
    bool leaves_others = false;
    for (const auto& who : reminder.to) {
        if (is_among(names.reminded, who.name)) {
            continue;
        }
        if (!only.empty() && who.name != only) {
            leaves_others = true;
            continue;
        }
        ++plan.waiting[who.name];
        if (is_plain_address(who.address)) {
            now.push_back(who);
            plan.failures[who.address] += std::count(names.failed.begin(), names.failed.end(), who.name);
            continue;
        }
        leaves_others = true;
        if (!is_among(plan.unaddressed, who.name)) {
            plan.unaddressed.push_back(who.name);
        }
    }
    if (!now.empty()) {
        reminder.to = std::move(now);
        plan.reminders.push_back(std::move(reminder));
        plan.leaves_others.push_back(leaves_others);
    }
}

}  // namespace

std::unique_ptr<const RemindPlan> plan_at(Database& db, Instant at, const std::string& only) {
    auto plan = std::make_unique<RemindPlan>();
    plan->policy = load_policy_in_force(db);
    plan->rows = load_remind_rows(db, at);
    for (auto& reminder : plan_reminders(plan->rows, load_staff_register(db), plan->policy, at)) {
        const auto names = load_reminded_names(db, reminder);
        add(*plan, std::move(reminder), names, only);
    }
    return plan;
}

}  // namespace aftercare
