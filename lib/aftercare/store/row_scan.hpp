// All aggregates of a kind from their rows in key order, with one scan a table: what verify compares the fold
// with. A million tickets are read so in a fraction of the time that a million look-ups take.
#pragma once

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "aftercare/store/row_tables.hpp"

namespace aftercare {

/// One scan over a table and the tables of its parts.
template <class T>
class RowScan {
  public:
    /// `stray` is told of rows of parts that belong to no row of T: table and owner.
    RowScan(Database& db, std::function<void(const char*, std::int64_t)> stray)
        : m_rows(db.prepare("SELECT " + head() + joined(columns_of<T>()) + " FROM " + Table<T>::name +
                            " ORDER BY id")),
          m_stray(std::move(stray)) {
        if constexpr (WithParts<T>) {
            T::parts(m_value, [&](const char* table, auto& parts) {
                using Part = typename std::remove_cvref_t<decltype(parts)>::value_type;
                m_parts.push_back({table,
                                   db.prepare(std::string("SELECT ") + Table<T>::part_key + ", " +
                                              joined(columns_of<Part>()) + " FROM " + table + " ORDER BY " +
                                              Table<T>::part_key + ", " + columns_of<Part>().front()),
                                   false});
                auto& scan = m_parts.back();
                scan.has_row = scan.statement.step();
            });
        }
    }

    /// Moves to the next aggregate; false behind the last one.
    bool next() {
        m_is_damaged = false;
        m_value = T{};
        if (!m_rows.step()) {
            read_parts(std::numeric_limits<std::int64_t>::max());
            return false;
        }
        if constexpr (k_has_number) {
            m_number = m_rows.text(0);
        }
        m_key = m_rows.integer(k_has_number ? 1 : 0);
        read_row(m_rows, k_has_number ? 1 : 0, m_value);
        read_parts(m_key);
        return true;
    }

    std::int64_t key() const { return m_key; }
    const T& value() const { return m_value; }
    /// The column `number` of a ticket.
    const std::string& number() const { return m_number; }
    /// Whether a column held what its member cannot hold; then value() is not what the rows say.
    bool is_damaged() const { return m_is_damaged; }

  private:
    struct Parts {
        const char* table;
        Statement statement;
        bool has_row;
    };
    static constexpr bool k_has_number = std::is_same_v<T, Ticket>;
    static std::string head() { return k_has_number ? "number, " : ""; }

    template <class Row>
    void read_row(const Statement& statement, int first, Row& row) {
        try {
            read_fields(statement, first, row);
        } catch (const Error&) {
            m_is_damaged = true;
        }
    }

    void read_parts(std::int64_t owner) {
        if constexpr (WithParts<T>) {
            std::size_t i = 0;
            T::parts(m_value, [&](const char*, auto& parts) {
                auto& scan = m_parts[i++];
                for (; scan.has_row && scan.statement.integer(0) <= owner;
                     scan.has_row = scan.statement.step()) {
                    if (scan.statement.integer(0) == owner) {
                        read_row(scan.statement, 1, parts.emplace_back());
                    } else {
                        m_stray(scan.table, scan.statement.integer(0));
                    }
                }
            });
        }
    }

    Statement m_rows;
    std::vector<Parts> m_parts;
    std::function<void(const char*, std::int64_t)> m_stray;
    T m_value{};
    std::string m_number;
    std::int64_t m_key = 0;
    bool m_is_damaged = false;
};

}  // namespace aftercare
