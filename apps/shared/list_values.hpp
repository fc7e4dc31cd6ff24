// A value typed for a column: whether it may be compared with it so, and what it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "aftercare/store/queries/list.hpp"
#include "aftercare/support/periods.hpp"

namespace aftercare {

/// Throws Error{usage} for a comparison that means nothing, with those that mean something.
void check_comparison(const ListColumn& column, FilterOp op);

/// Throws Error{usage} for a value that cannot be one of the column, as far as that can be told without a
/// ledger.
void check_value(const ListColumn& column, FilterOp op, const std::string& value);

/// `=` or `!=`.
bool is_equality(FilterOp op);
/// Whether the column holds numbers: amounts, durations in seconds, flags as 0 and 1.
bool is_number(ColumnKind kind);
/// Whether the column holds instants or days.
bool is_time(ColumnKind kind);
/// Whether the codes of a list are those of the policy.
bool is_policy_list(std::string_view code_list);
/// `state=open` stands for all open states.
bool is_open_word(const Column& column, const std::string& value);

/// The code of a fixed list that was typed; of liability with the share behind it, as it is kept.
std::optional<std::string> fixed_code(const Column& column, const std::string& value);
/// The number that was typed: fen, seconds, 0 or 1.
std::optional<std::int64_t> number_of(const Column& column, const std::string& value);
/// The span of time that was typed. Throws Error{usage}.
Period span_of(const Column& column, const std::string& value, Instant now);

}  // namespace aftercare
