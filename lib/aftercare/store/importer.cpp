#include "aftercare/store/importer.hpp"

#include "aftercare/reading/map_zone.hpp"
#include "aftercare/store/indexes.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_lot_rows_max = 1000;
constexpr std::size_t k_lot_bytes_max = std::size_t{4} * 1024 * 1024;
constexpr std::size_t k_places_kept_max = 4096;
constexpr std::size_t k_people_digits = 16;
/// Below this the schema is not touched: changing it costs every other process a look at it.
constexpr std::int64_t k_rows_for_indexes_min = 5000;

/// Of whom a row names, salted as the first of them is, so that it tells nobody who they are.
std::string people_digest(std::string_view salt, const MappedRow& row) {
    auto people = row.contact;
    for (const auto& phone : row.phones) {
        people += '\n' + phone;
    }
    return salted_hash(salt, people).substr(0, k_people_digits);
}

std::string salt_of(Database& db, PersonId person) {
    auto& statement = db.cached("SELECT salt FROM person WHERE id = ?");
    statement.bind(1, person.value);
    std::string salt = statement.step() ? std::string(statement.text(0)) : std::string();
    statement.reset();
    return salt;
}

}  // namespace

Importer::Importer(Writer& writer, const ImportMap& map, const std::vector<std::string>& header,
                   CodeReader codes, std::int64_t rows_about, ImportNews news, OnClosing on_closing)
    : m_writer(writer),
      m_map(map),
      m_mapper(map, header, std::move(codes)),
      m_news(std::move(news)),
      m_on_closing(on_closing) {
    auto& db = m_writer.db();
    db.exec("PRAGMA cache_size = -32768");
    db.exec(
        "CREATE TEMP TABLE IF NOT EXISTS import_row(ticket_id INTEGER PRIMARY KEY, line INTEGER NOT NULL, "
        "digest TEXT NOT NULL)");
    m_writer.defer_symptoms();
    if (rows_about >= k_rows_for_indexes_min &&
        rows_about > db.integer("SELECT count(*) FROM ticket").value_or(0)) {
        m_indexes = drop_indexes(db, IndexesOf::tickets);
    }
}

void Importer::take(CsvRecord& record) {
    ++m_counts.read;
    if (MappedCells::is_blank(record.fields)) {
        ++m_counts.blank;
        return;
    }
    for (const auto& field : record.fields) {
        m_lot_bytes += field.size();
    }
    m_lot.push_back({.record = std::move(record),
                     .is_ragged = false,
                     .key = {},
                     .mapped = {},
                     .digest = {},
                     .faults = {}});
    if (m_lot.size() >= k_lot_rows_max || m_lot_bytes >= k_lot_bytes_max) {
        write_lot();
    }
}

void Importer::finish() {
    write_lot();
    make_indexes(m_writer.db(), m_indexes);
    m_indexes.clear();
    index_symptoms();
}

void Importer::write_lot() {
    {
        const MapZone zone(m_map.zone, m_writer.ledger().zone);
        map_lot();
    }
    for (auto& row : m_lot) {
        write(row);
    }
    m_lot.clear();
    m_lot_bytes = 0;
}

void Importer::map_lot() {
    for (auto& row : m_lot) {
        const auto& fields = row.record.fields;
        row.is_ragged = fields.size() != m_mapper.cells().columns();
        if (row.is_ragged) {
            row.faults.push_back({RowFaultWhy::ragged,
                                  {},
                                  std::to_string(fields.size()),
                                  std::to_string(m_mapper.cells().columns())});
            continue;
        }
        row.key = m_mapper.key_of(fields);
        row.mapped = m_mapper.map(fields, m_writer.act().when.at, row.faults);
        if (auto& channel = row.mapped.report.channel; channel.empty()) {
            channel = default_channel(m_writer.policy());
        }
    }
}

void Importer::write(Row& row) {
    if (!row.is_ragged) {
        resolve(row);
    }
    if (!row.faults.empty()) {
        ++m_counts.rejected;
        m_news.rejected(row.record, row.faults);
        return;
    }
    row.mapped.report.source_digest = digest_of(row.mapped);
    row.digest = whole_digest_of(row.mapped);
    const auto known = find_known(row.key);
    if (!known) {
        open(row);
        return;
    }
    if (const auto first = find_accepted(known->id)) {
        compare_within(row, *first);
        return;
    }
    accept(known->id, row);
    compare(row, *known);
}

std::optional<Importer::Known> Importer::find_known(const std::string& key) {
    auto& statement = m_writer.db().cached(
        "SELECT id, source_digest FROM ticket WHERE source = ?1 AND source_id = ?2 AND source_id <> '' AND "
        "state <> 'void'");
    statement.bind(1, std::string_view(m_map.source));
    statement.bind(2, std::string_view(key));
    if (!statement.step()) {
        return std::nullopt;
    }
    Known known{{statement.integer(0)}, std::string(statement.text(1))};
    statement.reset();
    return known;
}

std::optional<Importer::Accepted> Importer::find_accepted(TicketId id) {
    auto& statement = m_writer.db().cached("SELECT line, digest FROM temp.import_row WHERE ticket_id = ?");
    statement.bind(1, id.value);
    std::optional<Accepted> accepted;
    if (statement.step()) {
        accepted = Accepted{statement.integer(0), std::string(statement.text(1))};
    }
    statement.reset();
    return accepted;
}

void Importer::accept(TicketId id, const Row& row) {
    auto& statement =
        m_writer.db().cached("INSERT INTO temp.import_row(ticket_id, line, digest) VALUES (?, ?, ?)");
    statement.bind(1, id.value);
    statement.bind(2, row.record.line);
    statement.bind(3, std::string_view(row.digest));
    statement.run();
}

void Importer::compare_within(Row& row, const Accepted& first) {
    if (row.digest == first.digest) {
        ++m_counts.duplicate;
        return;
    }
    ++m_counts.conflict;
    row.faults.push_back({RowFaultWhy::conflict, m_mapper.cells().column(TicketField::source_id), row.key,
                          std::to_string(first.line)});
    m_news.rejected(row.record, row.faults);
}

void Importer::compare(const Row& row, const Known& known) {
    const auto& digest = row.mapped.report.source_digest;
    if (known.digest.substr(0, digest.size()) == digest && same_people(row, known)) {
        ++m_counts.duplicate;
        return;
    }
    ++m_counts.changed;
    const auto number = m_writer.number_of(known.id);
    const bool was_closed =
        m_on_closing == OnClosing::entered && row.mapped.is_closed && enter_closing(row, known);
    (was_closed ? m_news.closed : m_news.changed)(row.record, row.key, number);
}

/// Nothing else of the row is taken. False when the ticket is closed, or the rules refuse it: somebody here
/// has acted on it since.
bool Importer::enter_closing(const Row& row, const Known& known) {
    auto ticket = m_writer.ticket(known.id);
    const auto imported_at = m_writer.act().when.at;
    const auto& mapped = row.mapped;
    m_writer.set_at(mapped.closed_at.value_or(imported_at));
    bool is_entered = false;
    try {
        if (const auto decided = decide(ClosedAtSource{.closed_at = mapped.closed_at,
                                                       .result = mapped.result,
                                                       .source_digest = digest_when_closed(row, known)},
                                        m_writer.facts(*ticket))) {
            m_writer.record(*ticket, *decided);
            is_entered = true;
        }
    } catch (const RefusedLate&) {
        // Somebody has acted on it since, so it is no more what was imported.
    }
    m_writer.set_at(imported_at);
    m_writer.forget_tickets();
    return is_entered;
}

/// The digest that the ticket has with the closing of its row: when that is all that the row says anew, the
/// next import finds nothing new; else it stays, and empty says so.
std::string Importer::digest_when_closed(const Row& row, const Known& known) {
    auto open = row.mapped;
    open.is_closed = false;
    open.closed_at.reset();
    const auto values = known.digest.substr(0, row.mapped.report.source_digest.size());
    bool is_all = digest_of(open) == values;
    open.result.clear();
    is_all = (is_all || digest_of(open) == values) && same_people(row, known);
    return is_all ? row.mapped.report.source_digest + known.digest.substr(values.size()) : std::string();
}

/// A person who was forgotten since has no salt to compare with: then nothing is said against it.
bool Importer::same_people(const Row& row, const Known& known) {
    const auto& mapped = row.mapped;
    const auto colon = known.digest.find(':');
    if (colon == std::string::npos) {
        return mapped.contact.empty() && mapped.phones.empty();
    }
    auto& statement =
        m_writer.db().cached("SELECT person_id FROM contact WHERE ticket_id = ? ORDER BY n LIMIT 1");
    statement.bind(1, known.id.value);
    const PersonId person{statement.step() ? statement.integer(0) : 0};
    statement.reset();
    const auto salt = salt_of(m_writer.db(), person);
    return salt.empty() || people_digest(salt, mapped) == known.digest.substr(colon + 1);
}

std::optional<ProjectId> Importer::project_named(const std::string& name) {
    const auto known = m_projects.find(name);
    if (known != m_projects.end()) {
        return known->second;
    }
    const auto found = find_project(m_writer.db(), name);
    if (m_projects.size() >= k_places_kept_max) {
        m_projects.clear();
    }
    return m_projects[name] = found.one ? std::optional(found.one->id) : std::nullopt;
}

const Importer::Place& Importer::place_of(ProjectId project, const MappedRow& row) {
    const auto key = std::to_string(project.value) + '\n' + row.unit + '\n' + row.area;
    if (const auto known = m_places.find(key); known != m_places.end()) {
        return known->second;
    }
    if (m_places.size() >= k_places_kept_max) {
        m_places.clear();
    }
    return m_places[key] = find_place(project, row);
}

Importer::Place Importer::find_place(ProjectId project, const MappedRow& row) {
    Place place;
    if (!row.unit.empty()) {
        const auto found = find_unit(m_writer.db(), row.unit, project);
        if (found.one) {
            place.unit = found.one->id;
        } else if (m_map.rejects_unmatched_units) {
            std::string candidates;
            for (const auto& each : found.candidates) {
                candidates += (candidates.empty() ? "" : ", ") + each;
            }
            place.fault = RowFault{candidates.empty() ? RowFaultWhy::no_unit : RowFaultWhy::several_units,
                                   m_mapper.cells().column(TicketField::unit), row.unit, candidates};
        } else {
            place.text = row.unit;
        }
    }
    if (!row.area.empty() && !place.unit) {
        const auto area = same_unit(m_writer.db(), project, "", row.area);
        if (area && !area->area.empty() && place.text.empty()) {
            place.unit = area->id;
        } else {
            place.text += (place.text.empty() ? "" : " ") + row.area;
        }
    }
    return place;
}

void Importer::resolve(Row& row) {
    const auto& mapped = row.mapped;
    auto& report = row.mapped.report;
    if (const auto project = project_named(mapped.project)) {
        report.project_id = *project;
        const auto& place = place_of(*project, mapped);
        if (place.fault) {
            row.faults.push_back(*place.fault);
        }
        report.unit_id = place.unit;
        report.place = place.text;
    } else {
        row.faults.push_back(
            {RowFaultWhy::no_project, m_mapper.cells().column(TicketField::project), mapped.project, {}});
    }
}

/// A number is a contact of its own; nobody is one, when the row says why.
void Importer::add_contacts(Row& row) {
    const auto& mapped = row.mapped;
    auto& report = row.mapped.report;
    if (mapped.contact.empty() && mapped.phones.empty()) {
        return;
    }
    auto phones = mapped.phones;
    if (phones.empty()) {
        phones.emplace_back();
    }
    for (const auto& phone : phones) {
        const auto person =
            m_writer.remember({.name = mapped.contact, .phone = phone, .email = {}, .address = {}});
        report.contacts.push_back({.person = person, .role = mapped.role, .has_phone = !phone.empty()});
    }
    report.source_digest +=
        ':' + people_digest(salt_of(m_writer.db(), report.contacts.front().person.id), mapped);
}

void Importer::open(Row& row) {
    add_contacts(row);
    auto& mapped = row.mapped;
    const bool is_unmatched = !mapped.report.place.empty();
    Ticket ticket;
    if (mapped.is_closed) {
        ticket = m_writer.open(ImportedClosed{.report = std::move(mapped.report),
                                              .closed_at = mapped.closed_at,
                                              .result = std::move(mapped.result)},
                               mapped.received_at);
    } else {
        const auto project = m_writer.project_name(mapped.report.project_id);
        auto decided = decide(
            Opened{.report = std::move(mapped.report), .imported = true, .link = {}, .follows_said = false},
            OpenFacts{.policy = m_writer.policy(),
                      .project = project,
                      .actor = m_writer.actor(),
                      .when = {mapped.received_at, m_writer.act().when.now},
                      .duplicates = {}});
        ticket = m_writer.open(decided.value(), mapped.received_at);
    }
    auto& span = m_made[serial_of(ticket.id).year];
    span.first = span.first == 0 ? ticket.id.value : span.first;
    span.last = ticket.id.value;
    accept(ticket.id, row);
    ++m_counts.made;
    m_counts.unmatched += is_unmatched ? 1 : 0;
    m_counts.date_flag += ticket.date_flag ? 1 : 0;
}

void Importer::index_symptoms() {
    auto& db = m_writer.db();
    auto made = db.prepare("SELECT id, symptom FROM ticket WHERE id BETWEEN ? AND ? ORDER BY id");
    for (const auto& [year, span] : m_made) {
        made.reset();
        made.bind(1, span.first);
        made.bind(2, span.last);
        while (made.step()) {
            index_symptom(db, {made.integer(0)}, {}, made.text(1));
        }
    }
    m_made.clear();
}

}  // namespace aftercare
