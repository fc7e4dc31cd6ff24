#include "tests/sim/clock_months.hpp"

#include <functional>
#include <random>

#include "aftercare/core/operations/merge.hpp"
#include "aftercare/core/operations/split.hpp"
#include "aftercare/support/zone.hpp"

namespace testing {

namespace {

Policy policy_of(int version) {
    auto read = read_policy(default_policy(), "policy.toml");
    read.policy.version = version;
    return read.policy;
}

/// Draws acts of a repair, and says them.
class Desk {
  public:
    Desk(World& world, std::mt19937& random, Instant& now) : m_world(world), m_random(random), m_now(now) {}

    std::int64_t draw(std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(m_random);
    }
    void open() {
        auto asked = report();
        asked.report.channel = draw(3) == 0 ? "hotline" : "web";
        asked.report.urgency = draw(2) == 0 ? std::optional(urgency()) : std::nullopt;
        m_world.say(asked, m_now);
    }
    void act() {
        const auto n = static_cast<std::size_t>(draw(static_cast<std::int64_t>(k_acts.size()) - 1));
        k_acts[n](*this);
    }
    Facts facts() const { return {m_world.ticket, m_world.policy, "East", m_world.actor, {m_now, m_now}}; }

  private:
    using Act = std::function<void(Desk&)>;

    template <class Event>
    void say(const Event& event) {
        const auto entered = m_now + Seconds{draw(3) == 0 ? 60 * draw(10 * 24 * 60) : 0};
        if (m_world.ask(event, m_now, entered)) {
            m_world.say(event, m_now, entered);
        }
    }
    Urgency urgency() { return static_cast<Urgency>(draw(2)); }
    Instant later(std::int64_t days) { return m_now + Seconds{60 * draw(days * 24 * 60)}; }
    template <class T>
    std::optional<T> maybe(T value) {
        return draw(1) == 0 ? std::optional(value) : std::nullopt;
    }
    std::optional<int> some_order() {
        const auto open = open_orders(m_world.ticket);
        return open.empty() ? std::nullopt : maybe(open[static_cast<std::size_t>(draw(99)) % open.size()]);
    }
    template <class Event>
    Event of_order(Event event) {
        event.k = some_order();
        return event;
    }

    void triage() {
        auto asked = first_triage("leak", urgency());
        asked.commit_at = draw(2) == 0 ? std::optional(later(20)) : std::nullopt;
        asked.reason = "weather";
        say(asked);
    }
    void triage_again() {
        Triaged asked;
        asked.urgency = urgency();
        asked.words = "looked at again";
        say(asked);
    }
    void promise_date() {
        Triaged asked;
        asked.commit_at = later(20);
        asked.reason = "weather";
        say(asked);
    }
    void promise() {
        Promised asked;
        asked.due_at = later(8);
        asked.of = static_cast<PromiseOf>(draw(2));
        asked.how = maybe(Means::wechat);
        say(asked);
    }
    void order() {
        auto asked = order_due(later(9));
        asked.phone_first = draw(2) == 0;
        say(asked);
    }
    void appoint() {
        const auto from = later(4);
        auto asked = of_order(window(from, from + Seconds{60 * (30 + draw(300))}));
        asked.moved_by = draw(1) == 0 ? std::optional(static_cast<MovedBy>(draw(2))) : std::nullopt;
        asked.how = maybe(Means::phone);
        say(asked);
    }
    void arrive() {
        auto asked = of_order(Arrived{});
        asked.no_show = draw(2) == 0 ? std::optional(static_cast<NoShow>(draw(1))) : std::nullopt;
        say(asked);
    }
    void extend() {
        Extended asked;
        asked.k = draw(4) == 0 ? some_order() : std::nullopt;
        asked.due_at = later(25);
        asked.reason = "weather";
        asked.how = maybe(Means::phone);
        say(asked);
    }
    void hold() {
        constexpr std::array<const char*, 4> k_reasons{"material", "owner-asked", "owner-no-access",
                                                       "observation"};
        Held asked;
        asked.reason = k_reasons[static_cast<std::size_t>(draw(3))];
        asked.review_at = later(6);
        asked.from = Who{.role = WhoRole::owner, .person = {}};
        asked.how = Means::phone;
        say(asked);
    }
    void finish() {
        auto done = finished();
        done.k = draw(3) == 0 ? some_order() : std::nullopt;
        say(done);
    }
    void decline() {
        Declined asked;
        asked.reason = "not-ours";
        asked.how = Means::phone;
        asked.told_at = m_now;
        say(asked);
    }
    void appeal() {
        Appealed asked;
        asked.approved_by = draw(1) == 0 ? "Chen Jing" : "";
        say(asked);
    }
    /// Endings are rare, so that there is something to end.
    template <class Event>
    void rarely(const Event& event) {
        if (draw(3) == 0) {
            say(event);
        }
    }
    void record() {
        Recorded asked;
        asked.score = 5;
        say(asked);
    }

    static const std::vector<Act> k_acts;
    World& m_world;
    std::mt19937& m_random;
    Instant& m_now;
};

const std::vector<Desk::Act> Desk::k_acts = {
    [](Desk& desk) { desk.triage(); },
    [](Desk& desk) { desk.triage_again(); },
    [](Desk& desk) { desk.promise_date(); },
    [](Desk& desk) {
        desk.say(Informed{.what = "soon", .how = desk.draw(1) == 0 ? Means::phone : Means::wechat, .to = {}});
    },
    [](Desk& desk) { desk.say(Chased{.from = {}, .how = desk.maybe(Means::wechat), .words = {}}); },
    [](Desk& desk) { desk.promise(); },
    [](Desk& desk) { desk.order(); },
    [](Desk& desk) { desk.order(); },
    [](Desk& desk) { desk.say(desk.of_order(Served{})); },
    [](Desk& desk) { desk.appoint(); },
    [](Desk& desk) { desk.appoint(); },
    [](Desk& desk) { desk.arrive(); },
    [](Desk& desk) { desk.arrive(); },
    [](Desk& desk) { desk.say(Started{}); },
    [](Desk& desk) { desk.rarely(desk.of_order(Returned{})); },
    [](Desk& desk) { desk.rarely(desk.of_order(Cancelled{})); },
    [](Desk& desk) { desk.rarely(desk.of_order(Defaulted{})); },
    [](Desk& desk) {
        auto asked = desk.of_order(Transferred{});
        asked.party_id = {22};
        desk.rarely(asked);
    },
    [](Desk& desk) { desk.say(Escalated{}); },
    [](Desk& desk) { desk.say(Progressed{.k = {}, .words = "safe", .safe = true}); },
    [](Desk& desk) { desk.extend(); },
    [](Desk& desk) { desk.hold(); },
    [](Desk& desk) { desk.hold(); },
    [](Desk& desk) { desk.say(Resumed{}); },
    [](Desk& desk) { desk.finish(); },
    [](Desk& desk) { desk.finish(); },
    [](Desk& desk) { desk.say(Rejected{}); },
    [](Desk& desk) { desk.say(Verified{}); },
    [](Desk& desk) { desk.rarely(Forced{}); },
    [](Desk& desk) { desk.rarely(Withdrawn{}); },
    [](Desk& desk) { desk.decline(); },
    [](Desk& desk) { desk.appeal(); },
    [](Desk& desk) { desk.say(Reopened{}); },
    [](Desk& desk) { desk.record(); },
};

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
