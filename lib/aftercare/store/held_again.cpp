#include "aftercare/store/held_again.hpp"

#include <algorithm>

#include "aftercare/store/charges.hpp"
#include "aftercare/store/fold.hpp"
#include "aftercare/store/queries/clusters.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/store/writer.hpp"

namespace aftercare {

namespace {

class Lookup {
  public:
    Lookup(Database& db, std::string_view site) : m_db(db), m_site(site) {}

    HeldAgain find(const Holding& held) {
        HeldAgain found{.kind = held.kind, .what = held.name};
        switch (held.kind) {
            case HoldingKind::unit_name:
                if (const auto unit = same_unit(m_db, {held.key}, held.within, held.name)) {
                    found.has_it = written_subject(m_site, SubjectKind::unit, unit->id.value);
                }
                break;
            case HoldingKind::party_name:
                if (const auto party = key_of_party(held.name)) {
                    found.has_it = written_subject(m_site, SubjectKind::party, *party);
                }
                break;
            case HoldingKind::import_key:
                found.what = held.within + " " + held.name;
                found.has_it = ticket_of_source(held);
                break;
            case HoldingKind::membership:
                find_ticket(held, found);
                find_group(held, found);
                break;
            case HoldingKind::cost:
                find_ticket(held, found);
                find_charge(held, found);
                break;
            case HoldingKind::unit:
                find_row<Unit>(held, found);
                break;
            case HoldingKind::party:
                find_row<Party>(held, found);
                break;
            case HoldingKind::ticket:
                find_ticket(held, found);
                break;
            case HoldingKind::staff:
                found.is_voided = !find_staff(m_db, held.name) && was_voided(held.name);
                break;
        }
        return found;
    }

  private:
    std::optional<std::int64_t> key_of_party(std::string_view name) {
        auto row = m_db.prepare("SELECT id FROM party WHERE name = ?");
        row.bind(1, name);
        return row.step() ? std::optional(row.integer(0)) : std::nullopt;
    }

    std::string ticket_of_source(const Holding& held) {
        auto row = m_db.prepare(
            "SELECT number FROM ticket WHERE source = ? AND source_id = ? AND source_id <> '' AND state <> "
            "'void'");
        row.bind(1, std::string_view(held.within));
        row.bind(2, std::string_view(held.name));
        return row.step() ? std::string(row.text(0)) : std::string();
    }

    /// A voided one keeps its row.
    void find_ticket(const Holding& held, HeldAgain& found) {
        auto row = m_db.prepare("SELECT state = 'void' FROM ticket WHERE id = ?");
        row.bind(1, held.key);
        found.what = written_subject(m_site, SubjectKind::ticket, held.key);
        found.is_voided = !row.step() || row.integer(0) != 0;
    }

    /// The group that has the ticket, or the one that goes on in its place.
    void find_group(const Holding& held, HeldAgain& found) {
        auto row = m_db.prepare(joined_sql<"SELECT ", goes_on_sql<"?1">>);
        row.bind(1, held.key);
        row.step();
        if (const auto group = live_group_of(m_db, {row.integer(0)})) {
            found.has_it = written_subject(m_site, SubjectKind::group, group->id.value);
        }
    }

    void find_charge(const Holding& held, HeldAgain& found) {
        found.order_k = held.order_k;
        for (const auto& each : charges_of(m_db, {held.key}, m_site)) {
            const auto costs = costs_of(each.charge);
            const bool claims = each.charge.state != ChargeState::waived &&
                                std::find(costs.begin(), costs.end(), held.n) != costs.end();
            if (claims) {
                found.has_it = each.number;
            }
        }
    }

    template <class T>
    void find_row(const Holding& held, HeldAgain& found) {
        if (!load_row<T>(m_db, held.key)) {
            const auto voided = fold_voided<T>(m_db, held.key);
            found.is_voided = true;
            found.what = voided ? voided->name : written_subject(m_site, Aggregate<T>::kind, held.key);
        }
    }

    /// Whether somebody of that name was in the register and is not any more.
    bool was_voided(std::string_view name) {
        auto row = m_db.prepare(
            "SELECT 1 FROM journal WHERE subject_kind = 'staff' AND verb = 'add' AND json_extract(body, "
            "'$.name') = ?");
        row.bind(1, name);
        return row.step();
    }

    Database& m_db;
    std::string_view m_site;
};

}  // namespace

std::vector<HeldAgain> held_again(Database& db, std::string_view site, const std::vector<Holding>& gained) {
    Lookup lookup(db, site);
    std::vector<HeldAgain> held;
    for (const auto& each : gained) {
        held.push_back(lookup.find(each));
    }
    return held;
}

}  // namespace aftercare
