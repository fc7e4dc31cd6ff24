#include "aftercare/store/charges.hpp"

#include <algorithm>
#include <cassert>

#include "aftercare/core/claim.hpp"
#include "aftercare/store/contract_sql.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/writer.hpp"

namespace aftercare {

std::optional<Retention> load_retention(Database& db, PartyId party, ProjectId project) {
    auto& statement = db.cached(joined_sql<"SELECT k.settlement, k.retention, k.release_on, ", k_deducted_sql,
                                           " FROM contract k WHERE k.party_id = ? AND k.project_id = ?">);
    statement.bind(1, party.value);
    statement.bind(2, project.value);
    std::optional<Retention> found;
    if (statement.step()) {
        found = Retention{.settlement = {statement.integer(0)},
                          .retained = {statement.integer(1)},
                          .deducted = {statement.integer(3)},
                          .release_on = {}};
        if (!statement.is_null(2)) {
            found->release_on = Day{static_cast<std::int32_t>(statement.integer(2))};
        }
    }
    statement.reset();
    return found;
}

std::vector<NumberedCharge> charges_of(Database& db, TicketId ticket, std::string_view site) {
    std::vector<ChargeId> ids;
    auto& statement = db.cached("SELECT id FROM charge WHERE ticket_id = ? ORDER BY id");
    statement.bind(1, ticket.value);
    while (statement.step()) {
        ids.push_back({statement.integer(0)});
    }
    statement.reset();
    std::vector<NumberedCharge> charges;
    for (const auto id : ids) {
        charges.push_back({written_subject(site, SubjectKind::charge, id.value), *load_charge(db, id)});
    }
    return charges;
}

Instant last_act_at(Database& db, ChargeId id) {
    auto& statement = db.cached(
        "SELECT max(happened_at) FROM journal WHERE subject_kind = 'charge' AND subject_id = ? AND "
        "id NOT IN (SELECT entry_id FROM struck)");
    statement.bind(1, id.value);
    const Instant at{statement.step() ? statement.integer(0) : 0};
    statement.reset();
    return at;
}

std::vector<int> uncharged_orders(Database& db, const Ticket& ticket) {
    const auto charges = charges_of(db, ticket.id, {});
    std::vector<int> orders;
    for (const auto& order : ticket.orders) {
        const bool is_charged = std::any_of(charges.begin(), charges.end(), [&](const NumberedCharge& each) {
            return each.charge.order_k == order.k;
        });
        const bool may_claim = order.state == OrderState::defaulted && !is_charged;
        if (may_claim && sum_of(ticket, claimable_costs(ticket, order.k, charges)).count > 0) {
            orders.push_back(order.k);
        }
    }
    return orders;
}

ChargeHistory load_charge_history(Database& db, ChargeId id, std::string_view site) {
    auto charge = load_charge(db, id);
    assert(charge);
    return {std::move(*charge), written_subject(site, SubjectKind::charge, id.value),
            load_entries(db, SubjectKind::charge, id.value)};
}

}  // namespace aftercare
