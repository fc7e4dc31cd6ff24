// What is said of the rows of an import, and the file of those that were not taken: for tickets and units.
//
// A wrong map makes every row a bad one, so 20 lines are said and how many more there are; with -v all, and
// the file of --rejects has each row as it came with its line, columns and reasons behind it, which an import
// of that file leaves out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/reading/import_row.hpp"
#include "aftercare/support/table_file.hpp"
#include "apps/shared/options.hpp"
#include "apps/shared/progress.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// What the command line says of a table and its bad rows.
struct TableRequest {
    std::string file;
    TableOptions options;
    bool is_partial = false;
    std::optional<std::string> rejects;
};

void describe_table(Options& options, TableRequest& request);
/// What can be told of it without the ledger. Throws Error{usage} as require_writable_target.
void check_table(const TableRequest& request, const Session& session);

/// Throws the refusal of an import in which rows are bad, unless the others are to be taken.
void require_good_rows(const TableRequest& request, std::int64_t read, std::int64_t rejected);

class RowNews {
  public:
    /// All of them outlive it.
    RowNews(Session& session, const TableRequest& request, const TableFile& file, Progress& progress);

    /// Says something of a row that was read.
    void tell(const CsvRecord& record, const std::string& what);
    /// Says what is wrong with a row, and puts it among the rejects.
    void refuse(const CsvRecord& record, const std::vector<RowFault>& faults);
    /// Says how many lines were not said, and puts the rejects in their place; without any, a file of rejects
    /// that an earlier run left is removed. A dry run leaves it.
    void finish();

  private:
    void begin_rejects();
    void remove_stale_rejects() const;

    Session& m_session;
    const TableRequest& m_request;
    const TableFile& m_file;
    Progress& m_progress;
    std::int64_t m_lines = 0;
    std::optional<Output> m_rejects;
};

}  // namespace aftercare
