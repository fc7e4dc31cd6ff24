// What the tidy test demands of the tree. Each check returns its faults as `path:line: what is wrong`.
//
// Layout of the code is clang-format's matter, suspicious code clang-tidy's; here stands what only this
// project knows: which layer may see which, which file may call what, and how large things may get.
#pragma once

#include <string>
#include <vector>

#include "tests/tidy/tree.hpp"

namespace aftercare::tidy {

using Faults = std::vector<std::string>;

/// The top level holds exactly what it should.
Faults check_top(const Tree& tree);

/// Includes point downwards (apps > store, render > core > support), programs do not see each other, a
/// library is seen by one file of ours only, and core includes nothing that reads or writes.
Faults check_includes(const Tree& tree);

/// Nothing prints, exits, or reads clock and environment but the files made for it.
Faults check_calls(const Tree& tree);

/// A file has at most 400 lines, a function at most 70, a test with its table of cases at most 100.
Faults check_sizes(const Tree& tree);

/// A header says `#pragma once` and opens with a comment.
Faults check_headers(const Tree& tree);

/// No trailing spaces, tabs, carriage returns, missing last newline, or words that put work off; no file
/// named after nothing in particular.
Faults check_text(const Tree& tree);

/// Nothing outside store speaks SQL: no text of it, no statement prepared or run.
Faults check_queries(const Tree& tree);

/// No rule names a code of the policy that has traits: what is special about it is asked of the policy.
Faults check_codes(const Tree& tree);

/// Every table and every column of the schema is described by a comment.
Faults check_sql(const Tree& tree);

/// All of the above.
Faults check_all(const Tree& tree);

}  // namespace aftercare::tidy
