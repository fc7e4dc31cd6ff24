#include "aftercare/store/rows.hpp"

#include <algorithm>
#include <cassert>

#include "aftercare/store/row_tables.hpp"

namespace aftercare {

namespace {

template <class Owner, class Part>
void insert_part(Database& db, std::int64_t owner, const char* table, const Part& part) {
    static const std::string k_sql = insert_sql<Part>(table, Table<Owner>::part_key);
    auto& statement = db.cached(k_sql.c_str());
    statement.bind(1, owner);
    bind_fields(statement, 2, part);
    statement.run();
}

template <class Owner, class Part>
void load_parts(Database& db, std::int64_t owner, const char* table, std::vector<Part>& parts) {
    static const std::string k_sql = "SELECT " + joined(columns_of<Part>()) + " FROM " + table + " WHERE " +
                                     Table<Owner>::part_key + " = ? ORDER BY " + columns_of<Part>().front();
    auto& statement = db.cached(k_sql.c_str());
    statement.bind(1, owner);
    while (statement.step()) {
        read_fields(statement, 0, parts.emplace_back());
    }
    statement.reset();
}

template <class T>
std::optional<T> load(Database& db, std::int64_t key) {
    static const std::string k_sql =
        "SELECT " + joined(columns_of<T>()) + " FROM " + Table<T>::name + " WHERE id = ?";
    auto& statement = db.cached(k_sql.c_str());
    statement.bind(1, key);
    if (!statement.step()) {
        return std::nullopt;
    }
    T value{};
    read_fields(statement, 0, value);
    statement.reset();
    if constexpr (WithParts<T>) {
        T::parts(value, [&](const char* table, auto& parts) { load_parts<T>(db, key, table, parts); });
    }
    return value;
}

template <class T>
void insert_parts(Database& db, const T& value) {
    if constexpr (WithParts<T>) {
        T::parts(value, [&](const char* table, const auto& parts) {
            for (const auto& part : parts) {
                insert_part<T>(db, key_of(value), table, part);
            }
        });
    }
}

template <class T>
void insert(Database& db, const T& value) {
    static const std::string k_sql = insert_sql<T>(Table<T>::name, nullptr);
    auto& statement = db.cached(k_sql.c_str());
    bind_fields(statement, 1, value);
    statement.run();
    insert_parts(db, value);
}

/// The members of a listed struct as references, for comparing two member by member.
template <class T>
auto members_of(const T& value) {
    std::vector<const void*> members;
    T::fields(value, [&](const char*, const auto& member) { members.push_back(&member); });
    return members;
}

/// Updates the columns of one row in which the two differ; `where` names the key columns.
template <class T, class BindKey>
void update_columns(Database& db, const char* table, const std::string& where, const T& before,
                    const T& after, const BindKey& bind_key) {
    const auto old_members = members_of(before);
    std::string sets;
    std::size_t i = 0;
    T::fields(after, [&](const char* name, const auto& member) {
        using Member = std::remove_cvref_t<decltype(member)>;
        if (!(*static_cast<const Member*>(old_members[i++]) == member)) {
            sets += (sets.empty() ? "" : ", ") + std::string(name) + " = ?";
        }
    });
    if (sets.empty()) {
        return;
    }
    auto statement = db.prepare("UPDATE " + std::string(table) + " SET " + sets + " WHERE " + where);
    int parameter = 1;
    i = 0;
    T::fields(after, [&](const char*, const auto& member) {
        using Member = std::remove_cvref_t<decltype(member)>;
        if (!(*static_cast<const Member*>(old_members[i++]) == member)) {
            bind_value(statement, parameter++, member);
        }
    });
    bind_key(statement, parameter);
    statement.run();
}

template <class Part>
int part_number(const Part& part) {
    int number = 0;
    bool first = true;
    Part::fields(part, [&](const char*, const auto& member) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, int>) {
            number = first ? member : number;
        }
        first = false;
    });
    return number;
}

template <class Owner, class Part>
void delete_part(Database& db, std::int64_t owner, const char* table, int n) {
    auto statement = db.prepare("DELETE FROM " + std::string(table) + " WHERE " + Table<Owner>::part_key +
                                " = ? AND " + columns_of<Part>().front() + " = ?");
    statement.bind(1, owner);
    statement.bind(2, std::int64_t{n});
    statement.run();
}

template <class Owner, class Part>
void update_part(Database& db, std::int64_t owner, const char* table, const Part& before, const Part& after) {
    const auto where =
        std::string(Table<Owner>::part_key) + " = ? AND " + columns_of<Part>().front() + " = ?";
    update_columns(db, table, where, before, after, [&](Statement& statement, int parameter) {
        statement.bind(parameter, owner);
        statement.bind(parameter + 1, std::int64_t{part_number(after)});
    });
}

/// Both are sorted by number. Those that go, go first: what comes may have their place in a unique index.
template <class Owner, class Part>
void save_parts(Database& db, std::int64_t owner, const char* table, const std::vector<Part>& before,
                const std::vector<Part>& after) {
    const auto find = [](const std::vector<Part>& parts, const Part& part) {
        return std::find_if(parts.begin(), parts.end(),
                            [&](const Part& each) { return part_number(each) == part_number(part); });
    };
    for (const auto& part : before) {
        if (find(after, part) == after.end()) {
            delete_part<Owner, Part>(db, owner, table, part_number(part));
        }
    }
    for (const auto& part : after) {
        const auto old = find(before, part);
        if (old == before.end()) {
            insert_part<Owner>(db, owner, table, part);
        } else if (!(*old == part)) {
            update_part<Owner>(db, owner, table, *old, part);
        }
    }
}

template <class T>
void save(Database& db, const T& before, const T& after) {
    const auto key = key_of(after);
    assert(key == key_of(before));
    update_columns(db, Table<T>::name, "id = ?", before, after,
                   [&](Statement& statement, int parameter) { statement.bind(parameter, key); });
    if constexpr (WithParts<T>) {
        std::vector<const void*> old_parts;
        T::parts(before, [&](const char*, const auto& parts) { old_parts.push_back(&parts); });
        std::size_t i = 0;
        T::parts(after, [&](const char* table, const auto& parts) {
            using Parts = std::remove_cvref_t<decltype(parts)>;
            save_parts<T>(db, key, table, *static_cast<const Parts*>(old_parts[i++]), parts);
        });
    }
}

}  // namespace

std::optional<Day> optional_day(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt
                               : std::optional(Day{static_cast<std::int32_t>(row.integer(column))});
}

void throw_damaged_row(const char* what) {
    throw Error(ErrorKind::system, what, {}, tr("run `aftercare verify`, and restore the last good backup"));
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::optional<Ticket> load_ticket(Database& db, TicketId id) {
    return load<Ticket>(db, id.value);
}
std::optional<Unit> load_unit(Database& db, UnitId id) {
    return load<Unit>(db, id.value);
}
std::optional<Party> load_party(Database& db, PartyId id) {
    return load<Party>(db, id.value);
}
std::optional<StaffMember> load_staff(Database& db, StaffId id) {
    return load<StaffMember>(db, id.value);
}
std::optional<Project> load_project(Database& db, ProjectId id) {
    return load<Project>(db, id.value);
}
std::optional<PolicyVersion> load_policy(Database& db, std::int64_t version) {
    return load<PolicyVersion>(db, version);
}
std::optional<LedgerState> load_ledger(Database& db) {
    return load<LedgerState>(db, 1);
}
std::optional<Group> load_group(Database& db, GroupId id) {
    return load<Group>(db, id.value);
}
std::optional<Charge> load_charge(Database& db, ChargeId id) {
    return load<Charge>(db, id.value);
}

void insert_ticket(Database& db, const Ticket& ticket, std::string_view number) {
    static const std::string k_sql = insert_sql<Ticket>("ticket", "number");
    auto& statement = db.cached(k_sql.c_str());
    statement.bind(1, number);
    bind_fields(statement, 2, ticket);
    statement.run();
    insert_parts(db, ticket);
}

template <class T>
std::optional<T> load_row(Database& db, std::int64_t key) {
    return load<T>(db, key);
}

template <class T>
void insert_row(Database& db, const T& aggregate) {
    insert(db, aggregate);
}

template <class T>
void save_changes(Database& db, const T& before, const T& after) {
    save(db, before, after);
}

template <class T>
void delete_row(Database& db, const T& aggregate) {
    // Each kind of part, and the aggregate itself, has a text of its own, since its rows have a type of their
    // own.
    const auto delete_of = [&](const char* table, const char* key, const auto&) {
        static const auto k_sql = std::string("DELETE FROM ") + table + " WHERE " + key + " = ?";
        auto& statement = db.cached(k_sql.c_str());
        statement.bind(1, key_of(aggregate));
        statement.run();
    };
    if constexpr (WithParts<T>) {
        T::parts(aggregate,
                 [&](const char* table, const auto& rows) { delete_of(table, Table<T>::part_key, rows); });
    }
    delete_of(Table<T>::name, "id", aggregate);
}

template std::optional<Ticket> load_row(Database&, std::int64_t);
template std::optional<Unit> load_row(Database&, std::int64_t);
template std::optional<Party> load_row(Database&, std::int64_t);
template std::optional<StaffMember> load_row(Database&, std::int64_t);
template std::optional<Group> load_row(Database&, std::int64_t);
template std::optional<Charge> load_row(Database&, std::int64_t);
template void insert_row(Database&, const LedgerState&);
template void insert_row(Database&, const Project&);
template void insert_row(Database&, const Unit&);
template void insert_row(Database&, const Party&);
template void insert_row(Database&, const StaffMember&);
template void insert_row(Database&, const PolicyVersion&);
template void insert_row(Database&, const Group&);
template void insert_row(Database&, const Charge&);
template void save_changes(Database&, const Ticket&, const Ticket&);
template void save_changes(Database&, const Unit&, const Unit&);
template void save_changes(Database&, const Party&, const Party&);
template void save_changes(Database&, const StaffMember&, const StaffMember&);
template void save_changes(Database&, const Group&, const Group&);
template void save_changes(Database&, const Charge&, const Charge&);
template void delete_row(Database&, const Ticket&);
template void delete_row(Database&, const Unit&);
template void delete_row(Database&, const Party&);
template void delete_row(Database&, const StaffMember&);
template void delete_row(Database&, const Group&);
template void delete_row(Database&, const Charge&);

}  // namespace aftercare
