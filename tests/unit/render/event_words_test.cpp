// Events as people read them in the history of a ticket.
#include "aftercare/render/event_words.hpp"

#include <doctest/doctest.h>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

#include "aftercare/render/words.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

template <class T>
struct Inner {
    using Type = T;
};
template <class T>
struct Inner<std::optional<T>> {
    using Type = T;
};
template <class T>
struct Inner<std::vector<T>> {
    using Type = T;
};

template <class T>
void collect_fields(std::set<std::string>& names) {
    T value{};
    T::fields(value, [&](const char* name, const auto& member) {
        names.insert(name);
        using Member = typename Inner<std::remove_cvref_t<decltype(member)>>::Type;
        if constexpr (requires(Member & inner) { Member::fields(inner, [](const char*, auto&) {}); }) {
            collect_fields<Member>(names);
        }
    });
}

/// Calls `each` with a bare event of every type of the variant.
template <class Events, class Each>
void for_each_event(const Each& each) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (each(std::variant_alternative_t<I, Events>{}), ...);
    }
    (std::make_index_sequence<std::variant_size_v<Events>>{});
}

template <class Each>
void for_every_event(const Each& each) {
    for_each_event<TicketEvent>(each);
    for_each_event<ProjectEvent>(each);
    for_each_event<UnitEvent>(each);
    for_each_event<PartyEvent>(each);
    for_each_event<StaffEvent>(each);
    for_each_event<PolicyEvent>(each);
    for_each_event<LedgerEvent>(each);
}

NameLookup names() {
    return {.person = [](PersonId id) { return "人" + std::to_string(id.value); },
            .unit = [](UnitId) { return std::string("3-1-1201"); },
            .party = [](PartyId) { return std::string("宏宇防水"); },
            .project = {},
            .ticket = {},
            .policy_code =
                [](CodeTable table, std::string_view code) {
                    return std::to_string(static_cast<int>(table)) + ":" + std::string(code);
                }};
}

/// An event of which only what `fill` says is set.
template <class Event, class Fill>
TicketEvent made(const Fill& fill) {
    Event event;
    fill(event);
    return event;
}

/// The value of a field, empty when it is not shown.
std::string detail(const EventWords& words, std::string_view field) {
    for (const auto& each : words.details) {
        if (each.field == field) {
            return each.value;
        }
    }
    return {};
}

Instant on(int day, int hour) {
    return to_instant({{2026, 11, day}, {hour, 0, 0}});
}

}  // namespace

TEST_CASE("every field of every event has a Chinese word") {
    use_language(Language::en, LOCALE_DIR);
    std::set<std::string> fields;
    for_every_event([&](const auto& event) { collect_fields<std::remove_cvref_t<decltype(event)>>(fields); });
    CHECK(fields.size() > 100);
    for (const auto& field : fields) {
        CAPTURE(field);
        CHECK(has_field_word(field));
        CHECK(tr_as(Language::zh, "field", field_word(field)) != field_word(field));
    }
}

TEST_CASE("every event has a head in both languages") {
    REQUIRE(use_zone("Asia/Shanghai"));
    const auto in_both = [](const TicketEvent& event) {
        use_language(Language::en, LOCALE_DIR);
        const auto english = describe(event, names()).head;
        use_language(Language::zh, LOCALE_DIR);
        const auto chinese = describe(event, names()).head;
        CAPTURE(english);
        CAPTURE(chinese);
        CHECK_FALSE(english.empty());
        CHECK(chinese != english);
        CHECK((english + chinese).find_first_of("{}") == std::string::npos);
        CHECK(chinese.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
    };
    for_each_event<TicketEvent>([&](const auto& event) { in_both(event); });
    in_both(made<Appealed>([](auto& event) { event.was_refused = true; }));
    in_both(made<Answered>([](auto& event) { event.was_accepted = false; }));
    in_both(made<Arrived>([](auto& event) { event.no_show = NoShow::owner; }));
    in_both(made<Arrived>([](auto& event) { event.no_show = NoShow::contractor; }));
    in_both(made<Consented>([](auto& event) { event.was_refused = true; }));
    in_both(made<Done>([](auto& event) { event.completes = true; }));
    in_both(made<Verified>([](auto& event) { event.no_objection = true; }));
    in_both(made<Attempted>([](auto& event) { event.outcome = AttemptOutcome::refused; }));
    in_both(made<Recorded>([](auto& event) { event.reopens = true; }));
}

TEST_CASE("an order is told with its party, worker, task and times") {
    REQUIRE(use_zone("Asia/Shanghai"));
    const auto event = made<Ordered>([](Ordered& order) {
        order.k = 2;
        order.party_id = {7};
        order.person.emplace().id = {4};
        order.contact.emplace().role = WhoRole::tenant;
        order.contact->person.emplace().id = {5};
        order.task = "查漏并修补";
        order.due_at = on(22, 18);
        order.phone_first = true;
    });
    use_language(Language::en, LOCALE_DIR);
    auto words = describe(event, names());
    CHECK(words.head == "a work order was issued (order 2)");
    CHECK(detail(words, "order").empty());
    CHECK(detail(words, "party") == "宏宇防水");
    CHECK(detail(words, "worker") == "人4");
    CHECK(detail(words, "contact") == "人5 (tenant)");
    CHECK(detail(words, "due_at") == "2026-11-22 18:00");
    CHECK(detail(words, "phone_first") == "yes");
    CHECK(detail(words, "replaces").empty());
    use_language(Language::zh, LOCALE_DIR);
    words = describe(event, names());
    CHECK(words.head == "下达派工单（派工单 2）");
    CHECK(detail(words, "kind") == "维修");
    CHECK(detail(words, "contact") == "人5（租户）");
    CHECK(detail(words, "phone_first") == "是");
}

TEST_CASE("codes, money, lists and policy codes come as words") {
    REQUIRE(use_zone("Asia/Shanghai"));
    use_language(Language::zh, LOCALE_DIR);
    const auto shown = [](const TicketEvent& event, std::string_view field) {
        return detail(describe(event, names()), field);
    };
    const auto costs = made<Costed>([](Costed& event) {
        event.lines = {{CostKind::labour, Fen{30000}}, {CostKind::material, Fen{12050}}};
    });
    CHECK(shown(costs, "lines") == "人工 300.00、材料 120.50");
    CHECK(shown(made<Held>([](auto& event) { event.reason = "weather"; }), "reason") == "5:weather");
    CHECK(shown(made<Declined>([](auto& event) { event.reason = "unfounded"; }), "reason") == "4:unfounded");
    CHECK(shown(made<Forced>([](auto& event) { event.reason = "no-access"; }), "reason") == "6:no-access");
    const auto triaged = made<Triaged>([](Triaged& event) {
        event.category = "leak";
        event.urgency = Urgency::urgent;
        event.liability = "contractor=60,owner=40";
    });
    CHECK(shown(triaged, "category") == "0:leak");
    CHECK(shown(triaged, "urgency") == "紧急");
    CHECK(shown(triaged, "liability") == "施工 60%、业主 40%");
    CHECK(shown(triaged, "final").empty());
    const auto attached = made<Attached>([](Attached& event) {
        event.size = 12;
        event.purpose = "serve";
    });
    CHECK(shown(attached, "purpose") == "送达");
    CHECK(shown(attached, "size") == "12");
    const auto materials = made<Done>([](Done& event) { event.materials = {"地漏", "防水涂料"}; });
    CHECK(shown(materials, "materials") == "地漏、防水涂料");
    const auto attempted = made<Attempted>([](Attempted& event) { event.on = to_day({2026, 11, 21}); });
    CHECK(shown(attempted, "on") == "2026-11-21");
    CHECK(shown(attempted, "leaves") == "待回访");
}

TEST_CASE("a key is shown as such where nobody says what it is called") {
    use_language(Language::zh, LOCALE_DIR);
    const auto opened = made<Opened>([](Opened& event) {
        event.report.project_id = {3};
        event.report.contacts.resize(1);
        event.report.contacts[0].person.id = {9};
        event.report.contacts[0].role = ContactRole::family;
        event.report.category = "leak";
    });
    const auto words = describe(opened, {});
    CHECK(detail(words, "project") == "#3");
    CHECK(detail(words, "contacts") == "#9（家属）");
    CHECK(detail(words, "category") == "leak");
}

TEST_CASE("a flag is told where it differs from the usual") {
    use_language(Language::en, LOCALE_DIR);
    const auto usual =
        describe(made<Consented>([](auto& event) { event.from.role = WhoRole::owner; }), names());
    CHECK(detail(usual, "by_owner").empty());
    CHECK(detail(usual, "from") == "owner");
    CHECK(detail(usual, "how") == "signed paper");
    const auto flagged = describe(made<Consented>([](auto& event) { event.by_owner = false; }), names());
    CHECK(detail(flagged, "by_owner") == "no");
    const auto refused = describe(made<Consented>([](auto& event) { event.was_refused = true; }), names());
    CHECK(detail(refused, "refused") == "yes");
}

}  // namespace aftercare
