#include "tests/support/ledger_fixture.hpp"

#include <cstdlib>

#include "aftercare/store/acts.hpp"
#include "schemas/embedded.hpp"

namespace testing {

TemporaryDirectory::TemporaryDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "aftercare-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    m_path = pattern;
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::size_t TemporaryDirectory::count_files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(m_path), {}));
}

Acting act(Instant when) {
    return {.by = "Li Na", .os_user = "lina", .clock = [when] { return when; }};
}

Acting late_act(Instant when, Instant now) {
    return {.by = "Li Na",
            .os_user = "lina",
            .clock = [now] { return now; },
            .at = [when](Instant) { return when; }};
}

Acting acting(Ledger& ledger, Instant when) {
    return late_act(when, std::max(when, load_head(ledger.db()).recorded_at));
}

void make_ledger(const std::string& path, Instant when) {
    {
        NewLedger made(path, false);
        insert_row(
            made.db(),
            LedgerState{.id = 1, .site = "AC", .zone = "Asia/Shanghai", .language = "en", .shared = false});
        made.finish();
    }
    auto ledger = Ledger::open_to_write(path, 1000);
    Writer writer(ledger, acting(ledger, when));
    writer.journal().begin_epoch("AC");
    Initialised initialised;
    initialised.site = "AC";
    initialised.zone = "Asia/Shanghai";
    initialised.language = "en";
    writer.record(initialised);
    writer.apply_policy(std::string(default_policy()));
    writer.add(ProjectAdded{"East"});
    writer.commit();
}

LedgerFixture::LedgerFixture(Instant made_at) {
    make_ledger(path(), made_at);
    m_ledger.emplace(Ledger::open_to_write(path(), 1000));
    register_masters(made_at + Seconds{3600});
}

LedgerFixture::~LedgerFixture() = default;

void LedgerFixture::close() {
    m_ledger.reset();
}

void LedgerFixture::open() {
    m_ledger.emplace(Ledger::open_to_write(path(), 1000));
}

TicketId LedgerFixture::report_leak(Instant when, const std::string& symptom, const std::string& caller,
                                    const std::string& phone) {
    Writer writer(*m_ledger, acting(*m_ledger, when));
    auto opened = report();
    opened.report.project_id = {1};
    opened.report.unit_id = m_unit;
    opened.report.symptom = symptom;
    opened.report.contacts = {
        {.person = writer.remember({.name = caller, .phone = phone, .email = {}, .address = {}}),
         .role = ContactRole::owner,
         .has_phone = true}};
    const Actor& actor = writer.actor();
    const auto decided = decide(opened, OpenFacts{writer.policy(), "East", actor, writer.act().when, {}});
    REQUIRE(decided);
    const auto ticket = writer.open(*decided, when);
    writer.commit();
    return ticket.id;
}

void LedgerFixture::say_decided(TicketId id, Instant when, bool calls, const Decision& decision) {
    Writer writer(*m_ledger, acting(*m_ledger, when));
    auto ticket = writer.ticket(id);
    REQUIRE(ticket);
    const auto said = writer.facts(*ticket);
    // Li Na does all the rest, so that it is not she who calls back.
    const Actor caller{.name = "Chen Jing", .role = StaffRole::desk, .register_empty = false};
    writer.record(*ticket, decision(Facts{said.ticket, said.policy, said.project, calls ? caller : said.actor,
                                          said.when, said.now}));
    writer.commit();
}

std::string LedgerFixture::undo_last(Instant when, Struck asked) {
    Writer writer(*m_ledger, acting(*m_ledger, when));
    const auto entries = entries_of(writer.db(), *last_act(writer.db(), {.actor = "Li Na"}));
    const auto& actor = writer.actor();
    const auto strike = decide(std::move(asked), strike_facts(writer, entries, &actor));
    if (strike) {
        writer.strike(*strike);
        writer.commit();
    }
    return verdict(strike);
}

void LedgerFixture::bring_to_closing(TicketId id, Instant when) {
    const auto step = [&](int n) { return when + Seconds{n * 600}; };
    say(id, first_triage(), step(0));
    auto order = order_due(step(300));
    order.party_id = m_party;
    say(id, order, step(1));
    say(id, Served{}, step(2));
    say(id, window(step(4), step(5)), step(3));
    say(id, Arrived{}, step(4));
    say(id, Planned{}, step(5));
    say(id, consent_of(m_unit), step(6));
    say(id, Started{}, step(7));
    Costed cost;
    cost.lines = {{CostKind::labour, Fen{12050}}, {CostKind::material, Fen{800}}};
    say(id, cost, step(8));
    say(id, finished(), step(9));
    say(id, Verified{}, step(10));
}

void LedgerFixture::attach(TicketId id, Instant when) {
    Attached attached;
    attached.path = "/tmp/wall.jpg";
    attached.size = 5;
    attached.sha256 = to_hex(sha256("photo"));
    attached.media_type = "image/jpeg";
    attached.embedded = true;
    say(id, attached, when);
    Writer writer(*m_ledger, acting(*m_ledger, when));
    const auto ticket = load_ticket(writer.db(), id);
    embed_file(writer.db(), writer.number_of(id), ticket->attachments.back(), "photo", when);
    writer.commit();
}

void LedgerFixture::call_back_half(Instant when) {
    Writer writer(*m_ledger, acting(*m_ledger, when));
    std::string text(default_policy());
    const std::string_view row = "kind = [\"repair\", \"complaint\"]\n";
    const auto found = text.find(row);
    REQUIRE(found != std::string::npos);
    text.insert(found + row.size(), "sample_percent = 50\n");
    writer.apply_policy(text);
    writer.commit();
}

void LedgerFixture::add_tickets() {
    const auto first = report_leak(at("11-23 09:00"));
    bring_to_closing(first, at("11-23 10:00"));
    Recorded call;
    call.score = 4;
    say(first, call, at("11-25 10:00"));
    const auto second = report_leak(at("11-24 09:00"), "cracks in the wall", "Zhao Min", "13800000002");
    say(second, first_triage(), at("11-24 09:30"));
    attach(second, at("11-24 09:40"));
    Held held;
    held.reason = "owner-no-access";
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    held.review_at = at("12-01 18:00");
    say(second, held, at("11-24 11:00"));
    say(second, Noted{"owner is away"}, at("11-24 11:05"));
    report_leak(at("11-26 09:00"), "noise from the pump", "Wang Wei", "13800000001");
}

void LedgerFixture::register_masters(Instant when) {
    Writer writer(*m_ledger, acting(*m_ledger, when));
    UnitAdded unit;
    unit.project_id = {1};
    unit.building = "3";
    unit.entrance = "1";
    unit.room = "1201";
    unit.owner = writer.remember({.name = "Wang Wei", .phone = "13800000001", .email = {}, .address = {}});
    unit.owner_has_phone = true;
    m_unit = writer.add(unit).id;
    PartyAdded party;
    party.name = "Donghai Waterproofing";
    party.contact = writer.remember(
        {.name = "", .phone = "02100000001", .email = "d@example.com", .address = "1 East Road"});
    party.people = {
        writer.remember({.name = "Zhou Qiang", .phone = "13900000001", .email = {}, .address = {}})};
    m_party = writer.add(party).id;
    PartyAdded other;
    other.name = "Anju Repairs";
    m_other_party = writer.add(other).id;
    StaffAdded staff;
    staff.name = "Li Na";
    staff.role = StaffRole::manager;
    writer.add(staff);
    writer.commit();
}

}  // namespace testing
