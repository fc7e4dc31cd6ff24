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

/// The day in a column; nothing where it is NULL.
std::optional<Day> optional_day(const Statement& row, int column);

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

/// The same of any kind of aggregate.
template <class T>
std::optional<T> load_row(Database& db, std::int64_t key);

/// A new ticket's row and those of its parts.
void insert_ticket(Database& db, const Ticket& ticket, std::string_view number);
/// A new row, of every aggregate but tickets, with those of its parts.
template <class T>
void insert_row(Database& db, const T& aggregate);

/// Writes the columns and parts in which `after` differs from `before`. Of the parts, sorted by number,
/// those that are no more are removed.
template <class T>
void save_changes(Database& db, const T& before, const T& after);

/// Takes the row of an aggregate away, with those of its parts: what it was opened for was a mistake.
template <class T>
void delete_row(Database& db, const T& aggregate);

}  // namespace aftercare
