// Aggregates as rows: loading, inserting, saving what differs.
#pragma once

#include <optional>
#include <string_view>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/core/operations/group.hpp"
#include "aftercare/core/operations/keeping.hpp"
#include "aftercare/core/operations/registry.hpp"
#include "aftercare/core/ticket.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// The aggregate as its rows have it; nothing when there is none.
std::optional<Ticket> load_ticket(Database& db, TicketId id);
std::optional<Unit> load_unit(Database& db, UnitId id);
std::optional<Party> load_party(Database& db, PartyId id);
std::optional<StaffMember> load_staff(Database& db, StaffId id);
std::optional<Project> load_project(Database& db, ProjectId id);
std::optional<PolicyVersion> load_policy(Database& db, std::int64_t version);
std::optional<LedgerState> load_ledger(Database& db);
std::optional<Group> load_group(Database& db, GroupId id);
std::optional<Charge> load_charge(Database& db, ChargeId id);

/// A new ticket's row and those of its parts.
void insert_ticket(Database& db, const Ticket& ticket, std::string_view number);
void insert_row(Database& db, const Unit& unit);
void insert_row(Database& db, const Party& party);
void insert_row(Database& db, const StaffMember& staff);
void insert_row(Database& db, const Project& project);
void insert_row(Database& db, const PolicyVersion& policy);
void insert_row(Database& db, const LedgerState& ledger);
void insert_row(Database& db, const Group& group);
void insert_row(Database& db, const Charge& charge);

/// Writes the columns and parts in which `after` differs from `before`. Of the parts, sorted by number,
/// those that are no more are removed.
void save_changes(Database& db, const Ticket& before, const Ticket& after);
void save_changes(Database& db, const Unit& before, const Unit& after);
void save_changes(Database& db, const Party& before, const Party& after);
void save_changes(Database& db, const StaffMember& before, const StaffMember& after);
void save_changes(Database& db, const Group& before, const Group& after);
void save_changes(Database& db, const Charge& before, const Charge& after);

}  // namespace aftercare
