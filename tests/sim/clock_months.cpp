#include "tests/sim/clock_months.hpp"

#include <random>

#include "aftercare/core/operations/merge.hpp"
#include "aftercare/core/operations/split.hpp"
#include "aftercare/support/zone.hpp"
#include "tests/sim/clock_desk.hpp"

namespace testing {

namespace {

Policy policy_of(int version) {
    auto read = read_policy(default_policy(), "policy.toml");
    read.policy.version = version;
    return read.policy;
}

/// The zone, set for all that reads local times.
const ModelZone& used(const ModelZone& zone) {
    static_cast<void>(at("11-23 09:00"));  // which sets its own, once
    REQUIRE(use_zone(zone.name));
    return zone;
}

World world_of(const ModelWorld& rules, std::int64_t n, Instant second_from) {
    World world;
    world.ticket.id = own_ticket_id({2026, n});
    world.policy = rules.first;
    world.applied = {{second_from, rules.second}};
    return world;
}

void merge(Month& month, Desk& repair, Desk& other, Instant now) {
    const auto both = decide_merge(other.facts(), repair.facts());
    if (both) {
        month.before_merge = month.other;
        month.repair.merged = [before = month.other](TicketId, const Stamp& stamp) {
            return std::optional(before.as_of(stamp.at));
        };
        month.repair.record(both->target, now);
        month.other.record(both->source, now);
        month.was_merged = true;
    }
}

void split(Month& month, Desk& repair, Desk& other, Instant now) {
    const auto both = decide_split(other.facts(), repair.facts());
    if (both) {
        month.other.record(both->source, now);
        month.repair.record(both->target, now);
        month.was_split = true;
    }
}

}  // namespace

ModelWorld::ModelWorld(const ModelZone& zone)
    : minutes(used(zone), k_new_day_off), first(policy_of(3)), second(policy_of(4)) {
    for (auto& target : second.targets) {
        auto& amount = target.duration;
        if (amount) {
            amount->days = std::max<std::int64_t>(amount->days / 2, amount->days > 0 ? 1 : 0);
            amount->seconds = amount->seconds / 120 * 60;
        }
    }
    for (auto& hours : second.hours) {
        for (auto* calendar : {&hours.working, &hours.service}) {
            calendar->holidays.push_back(*parse_day(k_new_day_off));
            std::sort(calendar->holidays.begin(), calendar->holidays.end());
            sum_up_days(*calendar);
        }
    }
}

Month random_month(unsigned seed, const ModelWorld& rules) {
    std::mt19937 random(seed);
    const auto draw = [&](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    auto now = at("09-14 00:00") + Seconds{60 * draw(12 * 24 * 60)};
    const auto second_from = now + Seconds{60 * draw(20 * 24 * 60)};
    Month month{.repair = world_of(rules, 1, second_from),
                .other = world_of(rules, 2, second_from),
                .before_merge = {}};
    month.second_from = minute_of(second_from);
    Desk repair(month.repair, random, now);
    Desk other(month.other, random, now);
    const auto go_on = [&] { now = now + Seconds{60 * (1 + draw(draw(2) == 0 ? 2 * 24 * 60 : 8 * 60))}; };
    const bool has_other = draw(1) == 0;
    const bool is_second_older = has_other && draw(1) == 0;
    (is_second_older ? other : repair).open();
    if (has_other) {
        go_on();
        (is_second_older ? repair : other).open();
    }
    for (int i = 0; i < 40; ++i) {
        go_on();
        if (!has_other || draw(3) > 0) {
            repair.act();
        } else if (!month.was_merged && draw(3) == 0) {
            merge(month, repair, other, now);
        } else if (month.was_merged && !month.was_split) {
            if (draw(5) == 0) {
                split(month, repair, other, now);
            }
        } else if (!month.was_split) {
            other.act();
        }
    }
    return month;
}

int strike_some(World& world, std::mt19937& random) {
    int struck = 0;
    for (std::size_t i = 1; i < world.journal.size(); ++i) {
        auto& entry = world.journal[i];
        const auto verb = verb_of(entry.event);
        if (verb == Verb::merge || verb == Verb::split || random() % 5 != 0) {
            continue;
        }
        entry.struck = true;
        const auto fold = world.fold_all(world.journal, k_end_of_time);
        if (fold.misfit) {
            entry.struck = false;
        } else {
            world.ticket = fold.ticket;
            ++struck;
        }
    }
    return struck;
}

std::vector<ModelAct> acts_until(const World& world, Instant until) {
    const auto entries = world.until(until);
    const auto entered = world.fold_all(entries, until).entered;
    std::vector<ModelAct> acts;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].struck) {
            acts.push_back({entries[i], entered[i]});
        }
    }
    std::stable_sort(acts.begin(), acts.end(), [](const ModelAct& one, const ModelAct& other) {
        return one.entry.stamp.at < other.entry.stamp.at;
    });
    return acts;
}

}  // namespace testing
