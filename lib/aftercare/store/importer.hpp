// Rows of somebody else's table into the ledger: a loop over one Writer, all of it one transaction.
//
// Known rows are told by (source, id): a key that is in the ledger is a duplicate, or changed when its mapped
// values have another digest; nothing is ever overwritten. A second row of a key in one file is a duplicate
// when it says the same, else it conflicts with the first, which stands; a key is used by a row that was
// accepted, so a good row behind a bad one of its key is taken. What was imported open and is closed in the
// file may be closed by an act that says so.
// Fast for millions and flat in memory: statements and the journal's head are kept, symptoms are indexed for
// search at the end in the order of tickets (full-text search takes ascending rows only), and when the file
// has more rows than the ledger, indexes are dropped and built again in the same transaction.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "aftercare/reading/import_row.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/csv_reader.hpp"

namespace aftercare {

/// What became of the rows; `read` is the sum of those up to `rejected`.
struct ImportCounts {
    std::int64_t read = 0;
    std::int64_t made = 0;
    std::int64_t changed = 0;
    std::int64_t duplicate = 0;
    std::int64_t conflict = 0;
    std::int64_t blank = 0;
    std::int64_t rejected = 0;
    std::int64_t unmatched = 0;     ///< of those made: the place is no registered unit or area
    std::int64_t date_flag = 0;     ///< of those made: closed before they were received
    std::int64_t unclear_days = 0;  ///< cells that two formats of the map read as different days
};

/// Told as it happens, so that nothing is kept.
struct ImportNews {
    /// A row that was not taken, and all that is wrong with it; of one that conflicts only that.
    std::function<void(const CsvRecord&, const std::vector<RowFault>&)> rejected;
    /// A row whose values differ from those of the ticket `number`, which was imported from it.
    std::function<void(const CsvRecord&, const std::string& key, const std::string& number)> changed;
    /// A row that is closed at its source since it was imported: the ticket `number` was closed by it.
    std::function<void(const CsvRecord&, const std::string& key, const std::string& number)> closed = {};
};

/// What becomes of a ticket that was imported open and is closed in the file.
enum class OnClosing {
    told,     ///< it has changed
    entered,  ///< it is closed too, unless somebody has acted on it since
};

class Importer {
  public:
    /// `rows_about`: how many rows will come, roughly. The writer must be fresh; its actor has been checked.
    Importer(Writer& writer, const ImportMap& map, const std::vector<std::string>& header, CodeReader codes,
             std::int64_t rows_about, ImportNews news, OnClosing on_closing = OnClosing::told);

    /// Takes a record; it may be moved from. Rows are written in lots.
    void take(CsvRecord& record);
    /// Writes what is left, and the indexes. The caller commits.
    void finish();
    ImportCounts counts() const {
        auto counts = m_counts;
        counts.unclear_days = m_mapper.cells().unclear_days();
        return counts;
    }

  private:
    struct Row {
        CsvRecord record;
        bool is_ragged = false;
        std::string key;
        MappedRow mapped;
        std::string digest;  ///< of all that it says
        std::vector<RowFault> faults;
    };
    /// Who is behind a place, as far as the registry knows.
    struct Place {
        std::optional<UnitId> unit;
        std::string text;
        std::optional<RowFault> fault;
    };

    void write_lot();
    void map_lot();
    void write(Row& row);
    /// A ticket that has the key of a row.
    struct Known {
        TicketId id;
        std::string digest;
    };
    std::optional<Known> find_known(const std::string& key);
    /// A row of this file that was accepted.
    struct Accepted {
        std::int64_t line = 0;
        std::string digest;
    };
    std::optional<Accepted> find_accepted(TicketId id);
    void accept(TicketId id, const Row& row);
    void compare_within(Row& row, const Accepted& first);
    void compare(const Row& row, const Known& known);
    bool enter_closing(const Row& row, const Known& known);
    std::string digest_when_closed(const Row& row, const Known& known);
    bool same_people(const Row& row, const Known& known);
    void resolve(Row& row);
    std::optional<ProjectId> project_named(const std::string& name);
    const Place& place_of(ProjectId project, const MappedRow& row);
    Place find_place(ProjectId project, const MappedRow& row);
    void add_contacts(Row& row);
    void open(Row& row);
    void index_symptoms();

    Writer& m_writer;
    const ImportMap& m_map;
    RowMapper m_mapper;
    ImportNews m_news;
    OnClosing m_on_closing;
    ImportCounts m_counts;
    std::vector<Row> m_lot;
    std::size_t m_lot_bytes = 0;
    std::vector<std::string> m_indexes;  ///< dropped: the SQL that makes them
    std::unordered_map<std::string, std::optional<ProjectId>> m_projects;
    std::unordered_map<std::string, Place> m_places;
    struct Span {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    std::map<int, Span> m_made;  ///< keys of the tickets made, by year: consecutive within one
};

}  // namespace aftercare
