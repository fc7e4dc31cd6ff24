#include "aftercare/core/holdings.hpp"

#include <algorithm>
#include <iterator>

#include "aftercare/core/listed.hpp"

namespace aftercare {

namespace {

/// The units, parties and tickets that a value names, at any depth of its fields and parts.
class References {
  public:
    template <class T>
    void take(const T& value) {
        if constexpr (std::is_same_v<T, UnitId>) {
            all.push_back({.kind = HoldingKind::unit, .key = value.value});
        } else if constexpr (std::is_same_v<T, PartyId>) {
            all.push_back({.kind = HoldingKind::party, .key = value.value});
        } else if constexpr (std::is_same_v<T, TicketId>) {
            all.push_back({.kind = HoldingKind::ticket, .key = value.value});
        } else if constexpr (is_optional<T>) {
            if (value) {
                take(*value);
            }
        } else if constexpr (is_vector<T>) {
            for (const auto& each : value) {
                take(each);
            }
        } else if constexpr (Listed<T>) {
            T::fields(value, [&](const char*, const auto& member) { take(member); });
            if constexpr (requires { T::parts(value, [](const char*, const auto&) {}); }) {
                T::parts(value, [&](const char*, const auto& parts) { take(parts); });
            }
        }
    }

    std::vector<Holding> all;
};

/// What the aggregate rests on: what it names but itself.
template <class T>
std::vector<Holding> references_of(const T& aggregate) {
    References all;
    all.take(aggregate);
    References self;
    self.take(aggregate.id);
    std::erase_if(all.all, [&](const Holding& each) {
        return std::find(self.all.begin(), self.all.end(), each) != self.all.end();
    });
    return std::move(all.all);
}

void add_staff(std::vector<Holding>& holdings, const std::string& name) {
    if (!name.empty()) {
        holdings.push_back({.kind = HoldingKind::staff, .name = name});
    }
}

std::vector<Holding> sorted(std::vector<Holding> holdings) {
    std::sort(holdings.begin(), holdings.end());
    holdings.erase(std::unique(holdings.begin(), holdings.end()), holdings.end());
    return holdings;
}

}  // namespace

std::vector<Holding> holdings_of(const Unit& unit) {
    auto holdings = references_of(unit);
    holdings.push_back({.kind = HoldingKind::unit_name,
                        .key = unit.project_id.value,
                        .name = unit.name,
                        .within = unit.phase});
    return sorted(std::move(holdings));
}

std::vector<Holding> holdings_of(const Party& party) {
    auto holdings = references_of(party);
    holdings.push_back({.kind = HoldingKind::party_name, .name = party.name});
    return sorted(std::move(holdings));
}

std::vector<Holding> holdings_of(const StaffMember&) {
    return {};
}

std::vector<Holding> holdings_of(const Ticket& ticket) {
    auto holdings = references_of(ticket);
    add_staff(holdings, ticket.handler);
    if (!ticket.source_id.empty() && ticket.state != State::voided) {
        holdings.push_back(
            {.kind = HoldingKind::import_key, .name = ticket.source_id, .within = ticket.source});
    }
    return sorted(std::move(holdings));
}

std::vector<Holding> holdings_of(const Group& group) {
    auto holdings = references_of(group);
    add_staff(holdings, group.lead);
    for (const auto& member : group.members) {
        if (group.state != GroupState::dismissed) {
            holdings.push_back({.kind = HoldingKind::membership, .key = member.ticket_id.value});
        }
    }
    return sorted(std::move(holdings));
}

std::vector<Holding> holdings_of(const Charge& charge) {
    auto holdings = references_of(charge);
    for (const int cost : costs_of(charge)) {
        if (charge.state != ChargeState::waived) {
            holdings.push_back({.kind = HoldingKind::cost,
                                .key = charge.ticket_id.value,
                                .n = cost,
                                .order_k = charge.order_k});
        }
    }
    return sorted(std::move(holdings));
}

template <class T>
std::vector<Holding> gained(const T& before, const T& after) {
    const auto had = holdings_of(before);
    const auto has = holdings_of(after);
    std::vector<Holding> gained;
    std::set_difference(has.begin(), has.end(), had.begin(), had.end(), std::back_inserter(gained));
    return gained;
}

template std::vector<Holding> gained(const Unit&, const Unit&);
template std::vector<Holding> gained(const Party&, const Party&);
template std::vector<Holding> gained(const StaffMember&, const StaffMember&);
template std::vector<Holding> gained(const Ticket&, const Ticket&);
template std::vector<Holding> gained(const Group&, const Group&);
template std::vector<Holding> gained(const Charge&, const Charge&);

}  // namespace aftercare
