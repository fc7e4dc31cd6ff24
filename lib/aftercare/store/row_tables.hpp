// Which table keeps which aggregate, and the tables of its parts.
#pragma once

#include "aftercare/core/aggregates.hpp"
#include "aftercare/store/row_codec.hpp"

namespace aftercare {

/// The table of an aggregate; `part_key` is the column of its parts' tables that names it.
template <class T>
struct Table;
template <>
struct Table<Ticket> {
    static constexpr const char* name = "ticket";
    static constexpr const char* part_key = "ticket_id";
};
template <>
struct Table<Unit> {
    static constexpr const char* name = "unit";
    static constexpr const char* part_key = "unit_id";
};
template <>
struct Table<Party> {
    static constexpr const char* name = "party";
    static constexpr const char* part_key = "party_id";
};
template <>
struct Table<StaffMember> {
    static constexpr const char* name = "staff";
};
template <>
struct Table<Project> {
    static constexpr const char* name = "project";
};
template <>
struct Table<PolicyVersion> {
    static constexpr const char* name = "policy";
};
template <>
struct Table<Group> {
    static constexpr const char* name = "complaint_group";
    static constexpr const char* part_key = "group_id";
};
template <>
struct Table<Charge> {
    static constexpr const char* name = "charge";
};
template <>
struct Table<LedgerState> {
    static constexpr const char* name = "ledger";
};

/// An aggregate with parts in tables of their own.
template <class T>
concept WithParts = requires(T& value) {
    T::parts(value, [](const char*, auto&) {});
};

}  // namespace aftercare
