#include "tests/bench/generator.hpp"

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <memory>
#include <queue>
#include <random>
#include <string>
#include <vector>

#include "aftercare/core/events.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/zone.hpp"
#include "schemas/embedded.hpp"
#include "tests/bench/vocabulary.hpp"

namespace bench {

namespace {

using namespace aftercare;

constexpr std::int64_t k_span_days = 4 * 365;
constexpr Seconds k_day_long{86'400};
constexpr std::int64_t k_years_far = 10;
constexpr const char* k_far_project = "远山苑";

enum class Path { repair, enquiry, late, waiting };

/// A ticket on its way, and when its next event comes.
struct Flight {
    Ticket ticket;
    std::vector<TicketEntry> entries;
    std::string number;
    Path path;
    int step = 0;
    Instant next;
};

struct Later {
    bool operator()(const Flight* left, const Flight* right) const {
        return left->next != right->next ? right->next < left->next : right->ticket.id < left->ticket.id;
    }
};

/// How many tickets of each kind.
struct Mix {
    std::int64_t closing;
    std::int64_t late;
    std::int64_t waiting;

    explicit Mix(std::int64_t tickets)
        : late(tickets < 5'000 ? tickets / 15 : k_late_tickets),
          waiting(std::clamp<std::int64_t>(tickets / 250, 20, 4'000)) {
        closing = tickets - late - waiting;
    }
};

/// The shipped policy, with deadlines in ten years for the far project and one callback a closing.
std::string policy_text() {
    std::string text(default_policy());
    constexpr std::string_view k_second_callback = "leak_callback_days = 30";
    text.replace(text.find(k_second_callback), k_second_callback.size(), "leak_callback_days = 0");
    // These have no target of the policy's but what somebody named; an escalation is never far.
    constexpr std::array k_left_out = {Clock::visit, Clock::promise,   Clock::written,
                                       Clock::reply, Clock::retention, Clock::escalate};
    for (const auto clock : k_clock_codes) {
        if (std::find(k_left_out.begin(), k_left_out.end(), *from_code<Clock>(clock)) == k_left_out.end()) {
            text += "\n[[target]]\nclock = \"" + std::string(clock) + "\"\nproject = \"" + k_far_project +
                    "\"\nwithin = \"" + std::to_string(k_years_far * 365) + "d\"\n";
        }
    }
    return text;
}

class Generator {
  public:
    Generator(Ledger& ledger, std::int64_t tickets)
        : m_mix(tickets), m_tickets(tickets), m_writer(ledger, act_at(first_instant())) {}

    void run() {
        register_masters(m_writer.ledger());
        m_entry.subject_kind = code_of(SubjectKind::ticket);
        m_entry.os_user = m_writer.act().os_user;
        const auto span = (k_span_days - 14) * k_day_long.count;
        // The late ones come among the last closing ones, as many in a small ledger as in a large one; the
        // waiting ones behind all.
        const auto first_late = m_mix.closing - std::max(m_mix.closing / 40, m_mix.late);
        std::int64_t late = 0;
        for (std::int64_t i = 0; i < m_mix.closing; ++i) {
            const Instant at = first_instant() + Seconds{span * (i + 1) / (m_mix.closing + 1)};
            take_off(i % 2 == 0 ? Path::repair : Path::enquiry, at);
            if (i >= first_late && late < m_mix.late) {
                ++late;
                take_off(Path::late, at);
            }
        }
        fly_until(k_as_of);
        assert(m_flying.empty());
        const auto wait_span = 4 * k_day_long.count;
        for (std::int64_t i = 0; i < m_mix.waiting; ++i) {
            take_off(Path::waiting,
                     k_as_of - k_day_long - Seconds{wait_span * (m_mix.waiting - i) / m_mix.waiting});
        }
        fly_until(k_as_of);
        m_writer.commit();
    }

    std::int64_t events() const { return m_events; }

  private:
    static Instant first_instant() { return k_as_of - Seconds{k_span_days * k_day_long.count}; }
    static Acting act_at(Instant when) {
        return {.by = k_staff_names[0], .os_user = "bench", .clock = [when] { return when; }};
    }

    std::size_t random(std::size_t below) { return static_cast<std::size_t>(m_random() % below); }
    template <class List>
    const auto& any_of(const List& list) {
        return list[random(std::size(list))];
    }
    Seconds hours(std::size_t from, std::size_t until) {
        return Seconds{static_cast<std::int64_t>(from * 3600 + random((until - from) * 3600))};
    }

    void register_masters(const LedgerState& state) {
        m_writer.journal().begin_epoch(state.site);
        Initialised first;
        first.site = state.site;
        first.zone = state.zone;
        first.language = state.language;
        m_writer.record(first);
        m_writer.apply_policy(policy_text());
        m_projects = {m_writer.add(ProjectAdded{"东海花园"}), m_writer.add(ProjectAdded{k_far_project})};
        for (const auto* name : k_staff_names) {
            m_writer.add(StaffAdded{.name = name, .role = StaffRole::manager, .email = {}, .os_user = {}});
        }
        for (const auto* name : k_party_names) {
            PartyAdded party;
            party.name = name;
            m_parties.push_back(m_writer.add(party).id);
        }
        const auto units = std::clamp<std::int64_t>(m_tickets / 50, 40, 20'000);
        for (std::int64_t i = 0; i < units; ++i) {
            add_unit(i);
        }
        m_policy = m_writer.policy();
        m_policies.emplace(m_policy);
        m_actor = m_writer.actor();
    }

    void add_unit(std::int64_t i) {
        UnitAdded unit;
        unit.project_id = m_projects[0].id;
        unit.building = std::to_string(i / 200 + 1);
        unit.entrance = std::to_string(i / 100 % 2 + 1);
        unit.room = std::to_string((i / 4 % 25 + 1) * 100 + i % 4 + 1);
        const auto phone = "138" + std::to_string(10'000'000 + i);
        const auto owner = m_writer.remember({.name = std::string(any_of(k_surnames)) + any_of(k_given_names),
                                              .phone = phone,
                                              .email = {},
                                              .address = {}},
                                             false);
        unit.owner = owner;
        unit.owner_has_phone = true;
        m_units.push_back(m_writer.add(unit));
        m_owners.push_back(owner.id);
    }

    Registration registration(Path path) {
        Registration report;
        const bool repair = path != Path::enquiry;
        report.kind = repair ? Kind::repair : Kind::enquiry;
        report.channel = "hotline";
        report.project_id = m_projects[path == Path::waiting ? 1 : 0].id;
        const auto home = random(m_units.size());
        if (path == Path::waiting) {
            report.place = m_units[home].name;
        } else {
            report.unit_id = m_units[home].id;
        }
        ContactEntry contact;
        contact.person.id = m_owners[home];
        contact.has_phone = true;
        report.contacts = {contact};
        const auto& trouble = repair ? any_of(k_troubles) : any_of(k_questions);
        report.element = trouble.element;
        report.defect = trouble.defect;
        report.category = trouble.category;
        report.location = any_of(k_places);
        report.symptom = report.location + trouble.words + any_of(k_tails);
        if (random(1000) == 0) {
            report.symptom += k_rare_tail;
        }
        return report;
    }

    /// Registers a ticket at `at`; everything that comes before is said first.
    void take_off(Path path, Instant at) {
        fly_until(at);
        Opened asked;
        asked.report = registration(path);
        const auto& project = m_projects[path == Path::waiting ? 1 : 0].name;
        const auto opened = decide(std::move(asked), OpenFacts{m_policy, project, m_actor, {at, at}, {}});
        assert(opened);
        const int year = to_civil(at).date.year;
        m_serial = m_serial.year == year ? TicketSerial{year, m_serial.n + 1} : TicketSerial{year, 1};
        auto* flight = new_flight();
        flight->ticket = Ticket{};
        flight->entries.clear();
        flight->ticket.id = own_ticket_id(m_serial);
        flight->number = m_writer.number_of(flight->ticket.id);
        flight->path = path;
        flight->step = 0;
        say(*flight, *opened, at);
        index_symptom(m_writer.db(), flight->ticket.id, {}, flight->ticket.symptom);
        go_on(flight, at);
        if (++m_opened % std::max<std::int64_t>(m_tickets / 10, 1) == 0) {
            std::fprintf(stderr, "%lld tickets\n", static_cast<long long>(m_opened));
        }
    }

    void fly_until(Instant at) {
        while (!m_flying.empty() && m_flying.top()->next < at) {
            auto* flight = m_flying.top();
            m_flying.pop();
            ++flight->step;
            const auto when = flight->next;
            advance(*flight, when);
            go_on(flight, when);
        }
    }

    /// Sets the time of the next event, or lets the ticket land.
    void go_on(Flight* flight, Instant now) {
        const int last = flight->path == Path::repair    ? 6
                         : flight->path == Path::enquiry ? 2
                         : flight->path == Path::waiting ? static_cast<int>(flight->ticket.id.value % 4)
                                                         : 0;
        if (flight->step < last) {
            const bool slow = flight->path == Path::repair && flight->step >= 2;
            flight->next = now + (slow ? hours(12, 40) : hours(1, 5));
            m_flying.push(flight);
            return;
        }
        insert_ticket(m_writer.db(), flight->ticket, flight->number);
        m_landed.push_back(flight);
    }

    void advance(Flight& flight, Instant at) {
        switch (flight.step) {
            case 1: {
                Triaged triaged;
                triaged.category = flight.ticket.category;
                triaged.urgency = Urgency::normal;
                triaged.liability = "contractor";
                return say_if_allowed(flight, std::move(triaged), at);
            }
            case 2:
                if (flight.path == Path::enquiry) {
                    Answered answered;
                    answered.words = any_of(k_answers);
                    const auto decided = decide(std::move(answered), facts(flight, at), std::string());
                    assert(decided);
                    return say(flight, *decided, at);
                } else {
                    Ordered ordered;
                    ordered.party_id = any_of(m_parties);
                    ordered.task = flight.ticket.symptom;
                    ordered.due_at = at + Seconds{5 * k_day_long.count};
                    return say_if_allowed(flight, std::move(ordered), at);
                }
            case 3:
                return say_if_allowed(flight, Started{}, at);
            case 4: {
                Done done;
                done.result = any_of(k_results);
                done.cause = "workmanship";
                return say_if_allowed(flight, std::move(done), at);
            }
            case 5:
                return say_if_allowed(flight, Verified{}, at);
            default: {
                Recorded call;
                call.score = 3 + static_cast<int>(random(3));
                return say_if_allowed(flight, std::move(call), at);
            }
        }
    }

    Facts facts(const Flight& flight, Instant at) const {
        const auto& project = m_projects[flight.path == Path::waiting ? 1 : 0].name;
        return Facts{flight.ticket, m_policy, project, m_actor, {at, at}};
    }

    template <class E>
    void say_if_allowed(Flight& flight, E asked, Instant at) {
        const auto said = facts(flight, at);
        // Who calls the owner back is nobody who had to do with the repair.
        const Actor caller{.name = "caller", .role = StaffRole::desk, .register_empty = false};
        const bool calls = std::is_same_v<E, Recorded>;
        const auto decided = decide(std::move(asked), Facts{said.ticket, said.policy, said.project,
                                                            calls ? caller : said.actor, said.when});
        assert(decided);
        say(flight, *decided, at);
    }

    /// Applies an event and appends it to the journal.
    void say(Flight& flight, const TicketEvent& event, Instant at) {
        auto& ticket = flight.ticket;
        m_stamp.at = at;
        m_stamp.recorded_at = at;
        m_stamp.actor = any_of(k_staff_names);
        m_stamp.entry = static_cast<std::int64_t>(flight.entries.size()) + 1;
        flight.entries.push_back({m_stamp, event});
        const Rules rules{
            .policies = *m_policies,
            .project = [this](ProjectId id) -> std::string_view { return m_writer.project_name(id); },
            .merged = [](TicketId, const Stamp&) { return std::nullopt; }};
        const auto fold = fold_ticket(ticket.id, flight.entries, rules, k_end_of_time);
        ticket = fold.ticket;
        m_entry.subject_id = ticket.id.value;
        m_entry.subject = flight.number;
        m_entry.verb = code_of(verb_of(event));
        m_entry.happened_at = at;
        m_entry.recorded_at = at;
        m_entry.actor = m_stamp.actor;
        m_entry.body.clear();
        append_body(m_entry.body, event);
        m_writer.journal().append(m_entry);
        index_words(m_writer.db(), m_entry.id, searched_words(event));
        ++m_events;
    }

    Flight* new_flight() {
        if (m_landed.empty()) {
            m_flights.push_back(std::make_unique<Flight>());
            return m_flights.back().get();
        }
        auto* flight = m_landed.back();
        m_landed.pop_back();
        return flight;
    }

    Mix m_mix;
    std::int64_t m_tickets;
    Writer m_writer;
    std::mt19937_64 m_random{20260101};
    std::vector<Project> m_projects;
    std::vector<PartyId> m_parties;
    std::vector<Unit> m_units;
    std::vector<PersonId> m_owners;
    Policy m_policy;
    std::optional<Policies> m_policies;
    Actor m_actor;
    Stamp m_stamp;
    Entry m_entry;
    TicketSerial m_serial{};
    std::vector<std::unique_ptr<Flight>> m_flights;
    std::vector<Flight*> m_landed;
    std::priority_queue<Flight*, std::vector<Flight*>, Later> m_flying;
    std::int64_t m_opened = 0;
    std::int64_t m_events = 0;
};

}  // namespace

std::int64_t fill(aftercare::Ledger& ledger, std::int64_t tickets) {
    Generator generator(ledger, tickets);
    generator.run();
    return generator.events();
}

}  // namespace bench
