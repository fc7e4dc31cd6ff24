// The whole journal as lines of JSON, and a ledger made from them: for safekeeping, for another machine, for
// whoever wants the data.
//
// One object a line: a header; `chain` lines; `person` lines; `entry` lines in the journal's order with
// `"body":{…}` as the last member, so that its bytes can be cut out and hashed; `file` lines with embedded
// files. People have values, and files are there, only in an export that reveals. The rows are not in it:
// they are folded anew.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "aftercare/store/epoch.hpp"
#include "aftercare/store/ledger.hpp"

namespace aftercare {

/// The format that is written, in the header.
constexpr std::int64_t k_export_format = 1;

/// Writes the export in pieces. `reveal` puts names, phones and embedded files in; the caller has journalled
/// that.
void export_journal(Database& db, bool reveal, const std::function<void(std::string_view)>& sink);

/// What was imported.
struct Imported {
    Head head;  ///< of the export, before the new epoch
    std::int64_t entries = 0;
    std::int64_t people = 0;
    std::int64_t files = 0;
    bool people_left_out = false;
    Synced synced = Synced::yes;
};

/// Makes the ledger `path` from an export: every hash is recomputed, the rows are folded and verified, and a
/// new epoch begins with `act`. Throws Error{fact} when `path` exists, Error{system} with line and reason
/// when anything is off; then nothing is left behind.
Imported import_journal(std::istream& in, const std::string& path, const Acting& acting);

}  // namespace aftercare
