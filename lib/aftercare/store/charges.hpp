// What the ledger knows of money beside the back-charges' own rows: the retention they are taken from, the
// charges of a ticket, and a charge with its entries of the journal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// A party's contract for a project, and what back-charges took of its retention.
struct Retention {
    Fen settlement;
    Fen retained;
    Fen deducted;
    std::optional<Day> release_on;  ///< when it is released

    Fen left() const { return {retained.count - deducted.count}; }
};

/// Nothing when the party has no contract for the project.
std::optional<Retention> load_retention(Database& db, PartyId party, ProjectId project);

/// The back-charges of a ticket, in the order of their making.
std::vector<NumberedCharge> charges_of(Database& db, TicketId ticket, std::string_view site);

/// When the last act on a back-charge happened.
Instant last_act_at(Database& db, ChargeId id);

/// Defaulted orders of the ticket without a back-charge whose replacement cost money that no other one
/// claims.
std::vector<int> uncharged_orders(Database& db, const Ticket& ticket);

/// A back-charge with its entries of the journal.
struct ChargeHistory {
    Charge charge;
    std::string number;          ///< `AC-C1`
    std::vector<Entry> entries;  ///< in the order in which they were entered
};

/// The charge must exist.
ChargeHistory load_charge_history(Database& db, ChargeId id, std::string_view site);

}  // namespace aftercare
