// The warranty of a ticket, between the verbs that ask for it and the ledger that has its inputs.
#pragma once

#include <optional>
#include <string>

#include "aftercare/core/warranty.hpp"
#include "aftercare/render/table.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

/// What an act is about to say of a ticket, as far as its warranty depends on it.
struct WarrantyChange {
    const Ticket& changed;                ///< the ticket as it will be
    std::optional<bool> building_defect;  ///< what a survey found; nothing: as it was
};

/// The question for `decide`: the inputs as they are now. Nothing when they are those of the last result, so
/// that only changed inputs write a new one; a ticket that is new always gets one.
///
/// Altered by the owner: the owner is named as liable, or the ticket was once declined as the owner's
/// decoration.
std::optional<Warranty> warranty_question(TicketAct& act, const WarrantyChange& change);

/// Whether a liability names one of those who built, so that the defect is one of the building.
bool names_builder(const std::string& liability);

/// The warranty in words, with the class as the policy in force calls it.
std::string shown_warranty(Database& db, const Warranty& warranty, const Screen& screen);

/// Which classes still cover a unit's owner on `today`, by their last days, a line each: for the desk, at
/// second ten of a call.
std::vector<std::string> unit_warranty(Database& db, const Unit& unit, const std::string& project, Day today);

/// Tells the person at the terminal what an act has frozen.
void tell_warranty(Session& session, const std::string& number, const Warranty& warranty);

}  // namespace aftercare
