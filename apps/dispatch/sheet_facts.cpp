#include "apps/dispatch/sheet_facts.hpp"

#include "aftercare/core/operations/consent.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/json.hpp"
#include "apps/shared/names.hpp"
#include "apps/shared/retention.hpp"

namespace aftercare {

namespace {

SheetPerson person_of(Database& db, PersonId id, std::string role) {
    const auto values = load_person(db, id).value_or(PersonValues{});
    return {values.name, values.phone, std::move(role)};
}

std::string name_of(Database& db, const std::optional<Who>& who) {
    if (!who) {
        return {};
    }
    return who->role     ? word(*who->role)
           : who->person ? person_of(db, who->person->id, {}).name
                         : std::string();
}

std::string code_word(const NameLookup& names, CodeTable table, const std::string& code) {
    return code.empty() ? std::string() : names.policy_code(table, code);
}

OrderFacts order_facts(Database& db, const Ticket& ticket, const std::string& number, int k) {
    const auto& order = *find_order(ticket, k);
    OrderFacts facts;
    facts.number = number + "/" + std::to_string(k);
    facts.state = order.state;
    facts.kind = order.kind;
    if (const auto party = load_party(db, order.party_id)) {
        facts.party = party->contact_id ? person_of(db, *party->contact_id, {}) : SheetPerson{};
        facts.party.name = party->name;
    }
    if (order.person_id) {
        facts.worker = person_of(db, *order.person_id, {});
    }
    facts.task = order.task;
    facts.due_at = order.due_at;
    facts.issued_at = order.issued_at;
    facts.issued_by = order.issued_by;
    facts.formal_at = order.formal_at;
    facts.formal_how = order.formal_how;
    facts.cure_by = order.cure_by;
    facts.replaces = order.replaces ? number + "/" + std::to_string(*order.replaces) : std::string();
    if (const auto* visit = pending_appointment(ticket, k)) {
        facts.from_at = visit->from_at;
        facts.until_at = visit->until_at;
    }
    return facts;
}

/// How long the party may take, and what is held back of its money.
void add_legal_facts(Database& db, const Ticket& ticket, const Order& order, OrderFacts& facts) {
    const bool at_once = ticket.urgency.value_or(Urgency::normal) != Urgency::normal;
    facts.cure_days = at_once || order.cure_by ? 0 : load_policy_in_force(db).cure_days;
    if (const auto retention = load_retention(db, order.party_id, ticket.project_id)) {
        facts.retention = retention_words(*retention);
    }
}

/// Goes through a ticket's journal; the last word on each thing stays.
class Reader {
  public:
    Reader(Database& db, const Ticket& ticket, const NameLookup& names, SheetFacts& facts)
        : m_db(db), m_ticket(ticket), m_names(names), m_facts(facts) {}

    void read(const Entry& entry, std::optional<int> k) {
        JsonDocument document;
        const auto verb = from_code<Verb>(entry.verb);
        const auto event = verb && document.parse(entry.body) ? read_body<TicketEvent>(*verb, document.root())
                                                              : std::nullopt;
        if (!event) {
            return;
        }
        m_at = entry.happened_at;
        m_k = k;
        std::visit([this](const auto& each) { take(each); }, *event);
    }

  private:
    template <class Event>
    void take(const Event&) {}

    void take(const Ordered& said) {
        if (m_facts.order && said.k == m_k && said.contact) {
            const auto& person = said.contact->person;
            m_facts.order->contact =
                person ? person_of(m_db, person->id, {}) : SheetPerson{name_of(m_db, said.contact), {}, {}};
        }
    }
    void take(const Surveyed& said) { m_facts.survey = SurveyFacts{said.finding, said.scope}; }
    void take(const Planned& said) {
        m_facts.plan = PlanFacts{said.version, said.work, said.days, said.effect, !said.no_consent_needed};
        m_facts.consent.reset();
    }
    void take(const Consented& said) {
        if (said.plan == m_ticket.plan_version && said.covers_work) {
            m_facts.consent =
                ConsentFacts{name_of(m_db, said.from), said.how, m_at, said.was_refused, said.by_owner};
        }
    }
    void take(const Declined& said) {
        if (m_ticket.state == State::declined) {
            m_facts.decline = DeclineFacts{code_word(m_names, CodeTable::decline_reason, said.reason),
                                           said.words,
                                           said.told_by,
                                           name_of(m_db, said.to),
                                           said.how,
                                           said.told_at,
                                           m_ticket.return_until};
        }
    }
    void take(const Done& said) {
        if (m_ticket.state == State::completed || m_ticket.closed_how) {
            m_facts.acceptance = AcceptanceFacts{.result = said.result,
                                                 .cause = code_word(m_names, CodeTable::cause, said.cause),
                                                 .materials = said.materials,
                                                 .done_at = m_at,
                                                 .verified_at = {},
                                                 .verified_by = {},
                                                 .how = {}};
        }
    }
    void take(const NoticeGiven& said) {
        m_facts.works = WorksFacts{said.what, said.from_at, said.until_at, {}};
        for (const auto unit : said.units) {
            m_facts.works->units.push_back(m_names.unit(unit));
        }
    }
    void take(const Verified& said) {
        if (m_facts.acceptance) {
            m_facts.acceptance->verified_at = m_at;
            m_facts.acceptance->verified_by =
                said.person ? person_of(m_db, said.person->id, {}).name : name_of(m_db, said.from);
            m_facts.acceptance->how = said.how;
        }
    }

    Database& m_db;
    const Ticket& m_ticket;
    const NameLookup& m_names;
    SheetFacts& m_facts;
    Instant m_at;
    std::optional<int> m_k;
};

void add_places(Database& db, const Ticket& ticket, const NameLookup& names, SheetFacts& facts) {
    facts.project = names.project(ticket.project_id);
    facts.place = ticket.unit_id ? names.unit(*ticket.unit_id) : ticket.place;
    const auto worked_in = unit_worked_in(ticket);
    facts.work_place = worked_in ? names.unit(*worked_in) : facts.place;
    facts.works_elsewhere = worked_in && worked_in != ticket.unit_id;
    if (facts.works_elsewhere) {
        const auto unit = load_unit(db, *worked_in);
        if (unit && unit->owner_id) {
            facts.work_contacts.push_back(person_of(db, *unit->owner_id, word(ContactRole::owner)));
        }
    }
    facts.location = ticket.location;
    for (const auto& contact : ticket.contacts) {
        facts.contacts.push_back(person_of(db, contact.person_id, word(contact.role)));
    }
}

}  // namespace

SheetFacts gather_facts(Session& session, const History& history, std::optional<int> k) {
    auto& db = session.view();
    const auto& ticket = history.ticket;
    const auto names = names_of(db, true);
    SheetFacts facts;
    facts.number = history.number;
    add_places(db, ticket, names, facts);
    facts.element = code_word(names, CodeTable::element, ticket.element);
    facts.defect = code_word(names, CodeTable::defect, ticket.defect);
    facts.category = code_word(names, CodeTable::category, ticket.category);
    facts.urgency = ticket.urgency;
    facts.symptom = ticket.symptom;
    facts.expected = ticket.expected;
    facts.noticed_at = ticket.noticed_at;
    facts.received_at = ticket.received_at;
    facts.received_by = ticket.received_by;
    facts.handler = ticket.handler;
    facts.printed_at = session.at();
    facts.printed_by = session.by();
    if (k) {
        facts.order = order_facts(db, ticket, history.number, *k);
        add_legal_facts(db, ticket, *find_order(ticket, *k), *facts.order);
    }
    Reader reader(db, ticket, names, facts);
    for (const auto& entry : history.entries) {
        if (entry.struck_by != 0) {
            continue;
        }
        reader.read(entry, k);
    }
    return facts;
}

}  // namespace aftercare
