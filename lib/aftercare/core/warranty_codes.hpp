// The fixed code lists of warranty.
#pragma once

#include <string_view>

#include "aftercare/core/code_list.hpp"

namespace aftercare {

/// Whether a warranty covers; unknown only when a missing date could change the answer.
enum class Cover { covered, not_covered, unknown };
constexpr auto k_cover_codes = code_table<Cover>(
    {{Cover::covered, "covered"}, {Cover::not_covered, "not-covered"}, {Cover::unknown, "unknown"}});

/// From which day a term of warranty runs.
enum class TermBase { handover, completion };
constexpr auto k_term_base_codes =
    code_table<TermBase>({{TermBase::handover, "handover"}, {TermBase::completion, "completion"}});

/// Where a term of warranty comes from.
enum class TermKind { floor, statutory, bond, contract, local };
constexpr auto k_term_kind_codes = code_table<TermKind>({{TermKind::floor, "floor"},
                                                         {TermKind::statutory, "statutory"},
                                                         {TermKind::bond, "bond"},
                                                         {TermKind::contract, "contract"},
                                                         {TermKind::local, "local"}});

AFTERCARE_CODE_LIST(Cover, cover);
AFTERCARE_CODE_LIST(TermBase, term_base);
AFTERCARE_CODE_LIST(TermKind, term_kind);

}  // namespace aftercare
