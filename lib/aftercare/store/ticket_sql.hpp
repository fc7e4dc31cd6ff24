// What a word about tickets means in SQL: one place each, so that two reports cannot mean two things by it.
//
// Each is a condition or a scalar on the columns of `ticket`; `t` is what they are prefixed with, `t.` or
// nothing.
#pragma once

#include "aftercare/store/sql_text.hpp"

namespace aftercare {

/// *Open*: the ticket still asks something of the department. An open ticket always has a next action, which
/// the partial index ticket_next is of.
template <SqlPiece t>
inline constexpr auto is_open_sql = joined_sql<t, "next_action IS NOT NULL">;
/// *Over*: it asks nothing any more.
template <SqlPiece t>
inline constexpr auto is_over_sql = joined_sql<t, "next_action IS NULL">;

/// *Open*, of a work order: it still asks something of its party.
template <SqlPiece o>
inline constexpr auto is_open_order_sql = joined_sql<o, "state IN ('issued', 'served', 'acked', 'on_site')">;

/// Whether a row of `clock_run` has a due that the day which begins at `?1` may move.
constexpr SqlPiece k_reached_by_day =
    "(due_at >= ?1 OR due_original_at >= ?1 OR standard_by >= ?1 OR calendar_assumed)";

/// The ticket that goes on in the place of the one with the key `id`, along the whole chain of merges: its
/// own key when it was not merged.
template <SqlPiece id>
inline constexpr auto goes_on_sql =
    joined_sql<"(WITH RECURSIVE chain(id, next) AS (SELECT o.id, o.merged_into FROM ticket o WHERE o.id = ",
               id,
               " UNION ALL SELECT o.id, o.merged_into FROM chain JOIN ticket o ON o.id = chain.next)"
               " SELECT id FROM chain WHERE next IS NULL)">;

}  // namespace aftercare
