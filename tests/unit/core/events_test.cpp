#include "aftercare/core/events.hpp"

#include <doctest/doctest.h>
#include <set>

#include "tests/support/random_fill.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

constexpr unsigned k_rounds = 60;

template <class Events>
std::string body_of(const Events& event) {
    std::string out;
    append_body(out, event);
    return out;
}

template <class Events>
std::optional<Events> event_of(Verb verb, const std::string& body) {
    JsonDocument document;
    return document.parse(body) ? read_body<Events>(verb, document.root()) : std::nullopt;
}

template <class Events, class E>
void check_round_trip() {
    CAPTURE(std::string(code_of(E::verb)));
    std::set<std::string> bodies;
    for (unsigned seed = 0; seed < k_rounds; ++seed) {
        E filled{};
        RandomFill fill(seed);
        fill(filled);
        const Events event = filled;
        const auto body = body_of(event);
        CAPTURE(body);
        bodies.insert(body);
        const auto back = event_of<Events>(E::verb, body);
        REQUIRE(back.has_value());
        CHECK(*back == event);
        CHECK(body_of(*back) == body);
        CHECK(verb_of(*back) == E::verb);
        // What nobody knows in front, so that every field has to be looked for.
        const auto searched = event_of<Events>(
            E::verb, "{\"nobody_knows\":[1]" + std::string(body == "{}" ? "" : ",") + body.substr(1));
        REQUIRE(searched.has_value());
        CHECK(*searched == event);
    }
    std::size_t fields = 0;
    E empty{};
    E::fields(empty, [&](const char*, auto&) { ++fields; });
    CHECK(bodies.size() >= (fields == 0 ? 1U : 3U));
}

template <class Events, std::size_t... I>
void check_all(std::index_sequence<I...>) {
    (check_round_trip<Events, std::variant_alternative_t<I, Events>>(), ...);
}
template <class Events>
void check_all() {
    check_all<Events>(std::make_index_sequence<std::variant_size_v<Events>>());
}

/// The names of the fields of E, and whether one comes twice: the second would overwrite the first.
template <class E>
void check_names_differ() {
    std::set<std::string> names;
    E empty{};
    E::fields(empty, [&](const char* name, auto&) {
        CAPTURE(std::string(code_of(E::verb)));
        CHECK_MESSAGE(names.insert(name).second, name);
    });
}

/// The world's ticket, of its first `count` entries as they are when written and read back.
Ticket fold(const World& world, std::size_t count) {
    std::vector<TicketEntry> entries;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& entry = world.journal[i];
        const auto event = event_of<TicketEvent>(verb_of(entry.event), body_of(entry.event));
        REQUIRE(event.has_value());
        entries.push_back({entry.stamp, *event});
    }
    return world.fold_all(entries, k_end_of_time).ticket;
}

/// A life with a hold, a transfer, a rejected repair, a dissatisfied owner and a second closing.
World long_life() {
    auto world = World::in(State::on_hold);
    world.say(Resumed{}, at("11-24 15:00"));
    Transferred transferred;
    transferred.party_id = {22};
    world.say(transferred, at("11-24 16:00"));
    world.say(window(at("11-25 09:00"), at("11-25 11:00")), at("11-24 17:00"));
    world.say(Arrived{}, at("11-25 10:00"));
    world.say(finished(), at("11-25 16:00"));
    Rejected rejected;
    rejected.what = "still wet";
    world.say(rejected, at("11-26 09:00"));
    Costed costed;
    costed.lines = {{CostKind::labour, Fen{30000}}, {CostKind::material, Fen{12050}}};
    world.say(costed, at("11-26 10:00"));
    world.say(finished(), at("11-26 16:00"));
    world.say(Informed{}, at("11-26 17:00"));
    Verified verified;
    verified.no_objection = true;
    world.say(verified, at("12-04 09:00"));
    Attempted attempted;
    attempted.on = day_of(at("12-04 10:00"));
    world.say(attempted, at("12-04 10:00"));
    Recorded recorded;
    recorded.score = 2;
    world.say(recorded, at("12-05 10:00"));
    world.say(order_due(at("12-08 18:00")), at("12-05 11:00"));
    world.say(Withdrawn{}, at("12-06 09:00"));
    Appealed appealed;
    appealed.words = "water again";
    world.say(appealed, at("12-07 09:00"));
    return world;
}

}  // namespace

TEST_CASE("every ticket event survives its JSON, whatever its fields hold") {
    check_all<TicketEvent>();
    CHECK(std::variant_size_v<TicketEvent> == 51);
}

TEST_CASE("every event of master data and of the ledger survives its JSON") {
    check_all<ProjectEvent>();
    check_all<UnitEvent>();
    check_all<PartyEvent>();
    check_all<StaffEvent>();
    check_all<PolicyEvent>();
    check_all<LedgerEvent>();
}

TEST_CASE("no event has two fields of one name") {
    const auto check = []<class... E>(const std::variant<E...>*) { (check_names_differ<E>(), ...); };
    check(static_cast<const TicketEvent*>(nullptr));
    check(static_cast<const UnitEvent*>(nullptr));
    check(static_cast<const PartyEvent*>(nullptr));
    check(static_cast<const StaffEvent*>(nullptr));
    check(static_cast<const LedgerEvent*>(nullptr));
}

TEST_CASE("a body says what there is to say, in the order of its fields") {
    CHECK(body_of(TicketEvent(Noted{})) == "{}");
    CHECK(body_of(TicketEvent(Noted{"屋面 \"湿\""})) == R"({"text":"屋面 \"湿\""})");
    CHECK(body_of(TicketEvent(Resumed{})) == "{}");
    Triaged triaged = first_triage();
    triaged.commit_at = Instant{1000};
    triaged.is_final = true;
    CHECK(body_of(TicketEvent(triaged)) ==
          R"({"category":"leak","urgency":"normal","liability":"contractor","commit_at":1000,"final":true})");
    Answered answered;
    answered.was_accepted = false;
    CHECK(body_of(TicketEvent(answered)) == R"({"accepted":false})");
    Costed costed;
    costed.lines = {{CostKind::labour, Fen{30000}}};
    CHECK(body_of(TicketEvent(costed)) == R"({"cost":0,"lines":[{"kind":"labour","fen":30000}]})");
}

TEST_CASE("a field that an old entry did not have reads as empty") {
    const auto event = event_of<TicketEvent>(Verb::inform, R"({"how":"sms"})");
    REQUIRE(event.has_value());
    CHECK(std::get<Informed>(*event).how == Means::sms);
    CHECK(std::get<Informed>(*event).what.empty());
}

TEST_CASE("a body that is not the event's JSON is not read") {
    struct Case {
        Verb verb;
        std::string body;
    };
    const std::vector<Case> cases = {
        {Verb::note, "[]"},
        {Verb::note, "7"},
        {Verb::note, R"({"text":7})"},
        {Verb::inform, R"({})"},
        {Verb::inform, R"({"how":"pigeon"})"},
        {Verb::plan, R"({"version":2147483648})"},
        {Verb::plan, R"({"version":1.5})"},
        {Verb::start, R"({"emergency":1})"},
        {Verb::attempt, R"({"outcome":"busy","on":2147483648,"leaves":"due"})"},
        {Verb::consent, R"({"from":{"role":"king"},"how":"signed"})"},
        {Verb::add, R"({"name":"x"})"},
        {Verb::init, R"({})"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.body);
        CHECK_FALSE(event_of<TicketEvent>(each.verb, each.body).has_value());
    }
    CHECK_FALSE(event_of<UnitEvent>(Verb::note, "{}").has_value());
    CHECK_FALSE(event_of<LedgerEvent>(Verb::apply, R"({"text":"x"})").has_value());
}

TEST_CASE("the fold of a journal that was written and read is the ticket that the commands made") {
    for (std::size_t s = 0; s < k_state_codes.size(); ++s) {
        const auto state = static_cast<State>(s);
        if (state == State::merged) {
            continue;
        }
        CAPTURE(std::string(code_of(state)));
        const auto world = World::in(state);
        CHECK(fold(world, world.journal.size()) == world.ticket);
    }
    const auto world = long_life();
    CHECK(world.state() == "new");
    CHECK(world.ticket.cycle == 3);
    CHECK(fold(world, world.journal.size()) == world.ticket);
}

TEST_CASE("a life of which the entries come in any order is the same ticket") {
    auto world = long_life();
    for (std::size_t i = 1; i < world.journal.size(); ++i) {
        std::swap(world.journal[i], world.journal[world.journal.size() - i]);
    }
    CHECK(fold(world, world.journal.size()) == world.ticket);
}

TEST_CASE("no event after the first loses what was registered") {
    const auto world = long_life();
    const auto first = fold(world, 1);
    CHECK(world.ticket.received_at == first.received_at);
    CHECK(world.ticket.received_by == first.received_by);
    CHECK(world.ticket.symptom == first.symptom);
    CHECK(world.ticket.unit_id == first.unit_id);
    CHECK(world.ticket.contacts == first.contacts);
    CHECK(world.ticket.orders.size() == 3);
    CHECK(world.ticket.costs.size() == 2);
    CHECK(world.ticket.holds.size() == 1);
}
