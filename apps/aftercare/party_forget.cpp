#include "apps/aftercare/party_forget.hpp"

#include "aftercare/store/people.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/parties.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("PERSON", Arity::one, tr_later("name, phone or number of the person"),
                       check_not_empty);
    options.main_text("words", tr_later("who asked for it, and why"), Need::required);
}

bool is_forgotten(const PersonValues& values) {
    return values.name.empty() && is_blank(values);
}

/// `12 王* 138****0001`.
std::string candidate(Database& db, PersonId id) {
    const auto values = load_person(db, id).value_or(PersonValues{});
    auto text = std::to_string(id.value) + " " + mask_name(values.name);
    return values.phone.empty() ? text : text + " " + mask_phone(values.phone);
}

/// The person of the running number `typed`, when it is one.
std::optional<PersonId> numbered(Database& db, std::string_view typed) {
    const auto number = parse_digits(typed);
    if (!number || !load_person(db, PersonId{*number})) {
        return std::nullopt;
    }
    return PersonId{*number};
}

PersonId person_meant(Database& db, const std::string& typed) {
    auto found = find_people(db, trim(typed));
    if (found.empty()) {
        if (const auto id = numbered(db, trim(typed))) {
            found.push_back(*id);
        }
    }
    const auto shown = "\"" + typed + "\"";
    if (found.empty()) {
        throw Error(ErrorKind::fact, form(tr("no person {person}"), fmt::arg("person", shown)), {},
                    tr("give the whole name, the phone, or the number that a list of candidates shows"));
    }
    if (found.size() > 1) {
        std::string candidates;
        for (const auto id : found) {
            candidates += (candidates.empty() ? "" : ", ") + candidate(db, id);
        }
        throw Error(ErrorKind::fact, form(tr("{person} may mean several people"), fmt::arg("person", shown)),
                    form(tr("one of {codes}"), fmt::arg("codes", candidates)),
                    tr("give the number in front"));
    }
    return found.front();
}

/// The last ticket that a person is a contact of: until when it was worked on.
struct LastTicket {
    std::string number;
    bool is_open = false;
    Instant ended_at;
};

std::optional<LastTicket> last_ticket_of(Database& db, PersonId person) {
    auto& statement = db.cached(
        "SELECT t.number, t.next_action IS NOT NULL, coalesce(t.closed_at, t.state_since) FROM contact c "
        "JOIN "
        "ticket t ON t.id = c.ticket_id WHERE c.person_id = ? ORDER BY 2 DESC, 3 DESC LIMIT 1");
    statement.bind(1, person.value);
    std::optional<LastTicket> found;
    if (statement.step()) {
        found = LastTicket{std::string(statement.text(0)), statement.integer(1) != 0, {statement.integer(2)}};
    }
    statement.reset();
    return found;
}

/// Records are kept for some years after a ticket's end, and with them who reported it.
void refuse_before_time(Writer& writer, PersonId person) {
    const auto last = last_ticket_of(writer.db(), person);
    if (!last) {
        return;
    }
    if (last->is_open) {
        throw Error(ErrorKind::fact, form(tr("person {id} is a contact of {number}, which is open"),
                                          fmt::arg("id", person.value), fmt::arg("number", last->number)));
    }
    const auto until = last->ended_at + Seconds{writer.policy().person_keep_days * k_24_hours.count};
    if (writer.act().when.at < until) {
        throw Error(ErrorKind::fact,
                    form(tr("person {id} is a contact of {number}, whose record is kept until {day}"),
                         fmt::arg("id", person.value), fmt::arg("number", last->number),
                         fmt::arg("day", format_minute(until))));
    }
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.act());
    require_listed(writer);
    const auto person = person_meant(writer.db(), request.words().front());
    if (is_forgotten(load_person(writer.db(), person).value_or(PersonValues{}))) {
        throw Error(ErrorKind::fact,
                    form(tr("person {id} is forgotten already"), fmt::arg("id", person.value)));
    }
    refuse_before_time(writer, person);
    writer.record(Forgotten{person, request.text("words")});
    forget_person(writer.db(), person, writer.act().when.at);
    return finish_write(session, writer, {std::to_string(person.value)});
}

}  // namespace

const Command k_party_forget = {
    .name = "party forget",
    .summary = tr_later("blank a person's name, phone and address for good"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
