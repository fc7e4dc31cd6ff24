#include "tests/support/world.hpp"

#include <iterator>

#include "aftercare/reading/policy_reader.hpp"
#include "schemas/embedded.hpp"

namespace testing {

const Policy& shipped_policy() {
    static const Policy k_policy = [] {
        auto read = read_policy(default_policy(), "policy.toml");
        read.policy.version = 3;
        return read.policy;
    }();
    return k_policy;
}

Instant at(std::string_view text) {
    static const bool k_zone = use_zone("Asia/Shanghai");
    REQUIRE(k_zone);
    const bool has_year = text.size() > 4 && text[4] == '-';
    const auto instant = parse_time((has_year ? "" : "2026-") + std::string(text), {}, DateMeans::beginning);
    REQUIRE_MESSAGE(instant, text);
    return *instant;
}

std::string clock_text(std::optional<Instant> instant) {
    return instant ? format_minute(*instant).substr(5) : "-";
}

std::string runs(const Ticket& ticket, Clock clock) {
    std::vector<std::string> lines;
    for (const auto& run : ticket.clocks) {
        if (run.clock != clock) {
            continue;
        }
        std::string line = clock_text(run.started_at) + " due " + clock_text(run.due_original_at);
        if (run.due_original_at != run.due_at) {
            line += "/" + clock_text(run.due_at);
        }
        if (run.standard_by && run.standard_by != run.due_original_at) {
            line += " standard " + clock_text(run.standard_by);
        }
        if (run.suspended_until) {
            line += " until " + clock_text(run.suspended_until);
        }
        if (run.running() && run.missed_before) {
            line += " late before";
        }
        line += " " + std::string(code_of(run.outcome));
        if (run.outcome == RunOutcome::met) {
            line += " " + clock_text(run.stopped_at);
        }
        lines.push_back(line);
    }
    std::string out;
    for (const auto& line : lines) {
        out += (out.empty() ? "" : "; ") + line;
    }
    return out;
}

Person person(std::int64_t id) {
    Person named;
    named.id = {id};
    return named;
}

Opened report() {
    Opened opened;
    opened.report.channel = "hotline";
    opened.report.project_id = {1};
    opened.report.unit_id = k_unit;
    opened.report.element = "wet-room";
    opened.report.defect = "leak";
    opened.report.symptom = "drips";
    opened.report.contacts = {{.person = person(31), .role = ContactRole::owner, .has_phone = true}};
    return opened;
}

Triaged first_triage(std::string category, Urgency urgency) {
    Triaged triaged;
    triaged.category = std::move(category);
    triaged.urgency = urgency;
    triaged.liability = "contractor";
    return triaged;
}

Ordered order_due(Instant due) {
    Ordered ordered;
    ordered.party_id = k_party;
    ordered.task = "find and mend";
    ordered.due_at = due;
    return ordered;
}

Appointed window(Instant from, Instant until) {
    Appointed appointed;
    appointed.from_at = from;
    appointed.until_at = until;
    return appointed;
}

Done finished() {
    Done done;
    done.result = "mended";
    done.cause = "sealing";
    return done;
}

Consented consent_of(UnitId unit) {
    Consented consented;
    consented.from.role = WhoRole::owner;
    consented.unit_id = unit;
    return consented;
}

World::World() = default;
World::World(const World&) = default;
World::World(World&&) noexcept = default;
World& World::operator=(const World&) = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

std::optional<ClockRun> World::resolve_after(const Triaged& said, const When& when) const {
    auto entries = until(when.at);
    entries.push_back({{when.at, when.now, actor.name, static_cast<std::int64_t>(journal.size()) + 1}, said});
    const auto after = fold_all(entries, when.at).ticket;
    const auto* run = running_clock(after, Clock::resolve);
    return run == nullptr ? std::nullopt : std::optional(*run);
}

void World::record(TicketEvent event, Instant when, std::optional<Instant> now) {
    const auto entry = static_cast<std::int64_t>(journal.size()) + 1;
    journal.push_back({{when, now.value_or(when), actor.name, entry}, std::move(event)});
    fold();
}

void World::strike_last() {
    journal.back().struck = true;
    fold();
}

void World::fold() {
    const auto folded = fold_all(journal, k_end_of_time);
    REQUIRE_FALSE(folded.misfit);
    ticket = folded.ticket;
}

std::vector<TicketEntry> World::until(Instant when) const {
    std::vector<TicketEntry> known;
    std::copy_if(journal.begin(), journal.end(), std::back_inserter(known),
                 [&](const TicketEntry& each) { return each.stamp.at <= when; });
    return known;
}

Policies World::policies() const {
    std::vector<Policies::Applied> versions{{policy.version, Instant{}}};
    std::map<std::int64_t, Policy> texts{{policy.version, policy}};
    for (const auto& [from, text] : applied) {
        versions.push_back({text.version, from});
        texts[text.version] = text;
    }
    return {std::move(versions), [texts](std::int64_t version) { return texts.at(version); }};
}

TicketFold World::fold_all(const std::vector<TicketEntry>& entries, Instant until) const {
    const auto versions = policies();
    return fold_ticket(ticket.id, entries,
                       Rules{.policies = versions,
                             .project = [](ProjectId) -> std::string_view { return "East"; },
                             .merged = merged},
                       until, OnMisfit::stops);
}

Instant World::latest() const {
    Instant last;
    for (const auto& each : journal) {
        last = std::max(last, each.stamp.at);
    }
    return last;
}

std::string World::next() const {
    return (ticket.next_action ? std::string(code_of(*ticket.next_action)) : "-") + " " +
           clock_text(ticket.next_at);
}

World World::opened(const Opened& opened) {
    World world;
    world.ticket.id = own_ticket_id({2026, 1});
    world.say(opened, at("11-23 09:00"));
    return world;
}

World World::in(State state, Kind kind, const std::string& category) {
    auto asked = report();
    asked.report.kind = kind;
    World world = opened(asked);
    switch (state) {
        case State::declined: {
            Declined declined;
            declined.reason = "not-ours";
            declined.how = Means::phone;
            declined.told_at = at("11-23 09:30");
            world.say(declined, at("11-23 09:30"));
            return world;
        }
        case State::withdrawn:
            world.say(Withdrawn{}, at("11-23 09:30"));
            return world;
        case State::voided:
            world.say(Voided{}, at("11-23 09:30"));
            return world;
        case State::merged: {
            Merged merged;
            merged.into = own_ticket_id({2026, 2});
            world.record(merged, at("11-23 09:30"));
            return world;
        }
        default:
            world.go_on(state, category);
            return world;
    }
}

World World::archived(State state) {
    auto world = in(state);
    world.record(Archived{}, at("11-25 13:00"));
    return world;
}

void World::go_on(State state, const std::string& category) {
    if (state == State::registered) {
        return;
    }
    say(first_triage(category), at("11-23 10:00"));
    if (state == State::accepted) {
        return;
    }
    say(order_due(at("11-27 18:00")), at("11-23 10:10"));
    if (state == State::dispatched) {
        return;
    }
    say(Served{}, at("11-23 10:20"));
    say(Arrived{}, at("11-24 09:30"));
    say(Planned{}, at("11-24 09:50"));
    say(consent_of(k_unit), at("11-24 10:00"));
    say(Started{}, at("11-24 10:10"));
    if (state == State::in_progress) {
        return;
    }
    if (state == State::on_hold) {
        Held held;
        held.reason = "material";
        held.review_at = at("12-01 18:00");
        say(held, at("11-24 11:00"));
        return;
    }
    say(finished(), at("11-25 10:00"));
    if (state == State::closed) {
        say(Verified{}, at("11-25 12:00"));
    }
}

Ticket World::as_of(Instant when) const {
    return fold_all(until(when), when).ticket;
}

std::string World::state() const {
    return std::string(code_of(ticket.state));
}

std::string World::runs(Clock clock) const {
    return testing::runs(ticket, clock);
}

}  // namespace testing
