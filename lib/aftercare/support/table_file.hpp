// A file of comma-separated values as exports come: any of our encodings, any of our delimiters, any size.
//
// The file is read in pieces and never held whole; what comes through a pipe is kept in a temporary file
// first, because it is read more than once. What cannot be read as a table at all (a spreadsheet renamed
// .csv, the wrong encoding, an open quote, NUL) is Error{system} with the record and line; nothing is
// guessed, shifted or cut.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/csv_reader.hpp"
#include "aftercare/support/encoding.hpp"

namespace aftercare {

/// What the person who knows the file says of it; what is left out is found out.
struct TableOptions {
    std::optional<Encoding> encoding = {};
    std::optional<char> delimiter = {};
    std::int64_t header_line = 1;  ///< physical line of the header; titles may stand above it
};

/// What stands behind the columns of a file of rejects, and what a rejected row says there.
struct RejectCells {
    std::string line;
    std::string column;
    std::string reason;
};

class TableFile {
  public:
    /// Opens `path`, `-` for standard input, and reads its header.
    TableFile(const std::string& path, TableOptions options);
    ~TableFile();
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;

    /// The names of the columns, without blanks around them. Some may be empty or occur twice. Those of a
    /// file of rejects (reject_line, reject_column, reject_reason, the last three) are left out, here and of
    /// the records.
    const std::vector<std::string>& header() const { return m_header; }
    Encoding encoding() const { return m_encoding; }
    /// What messages call it: its path, or standard input.
    const std::string& name() const { return m_name; }
    std::int64_t size() const { return m_size; }
    /// Line ends in the file: no fewer than its records.
    std::int64_t count_lines() const;

    /// Hands over every record behind the header, blank lines too (see CsvReader); numbers count from 1
    /// behind the header. Fields come as they stand (excel_guard.hpp says what they mean), but for the
    /// escapes of a table with TABs of ours. `on_piece` is told how many bytes have been read.
    void read(const CsvReader::OnRecord& on_record,
              const std::function<void(std::int64_t)>& on_piece = {}) const;

    /// The header of a file of rejects of this one, and a row of it: in its encoding, with its delimiter and
    /// line ends, the reject cells behind.
    std::string rejects_header() const;
    std::string reject(const std::vector<std::string>& fields, const RejectCells& cells) const;

  private:
    void open(const std::string& path);
    void spool();
    std::string sample() const;
    void refuse_other_formats(std::string_view head) const;
    void read_header();
    void settle_delimiter(std::string_view text, std::optional<char> named);
    void drop_reject_columns(std::vector<std::string>& fields) const;
    std::string line_of(const std::vector<std::string>& fields, const RejectCells& cells) const;
    bool read_records(const CsvReader::OnRecord& on_record, const std::function<bool(std::int64_t)>& go_on,
                      std::int64_t& line) const;
    [[noreturn]] void fail(const std::string& what, std::string advice = {}) const;
    [[noreturn]] void fail(const CsvFault& fault) const;

    std::string m_name;
    int m_file = -1;
    std::int64_t m_size = 0;
    Encoding m_encoding = Encoding::utf_8;
    char m_delimiter = ',';
    std::int64_t m_header_line = 1;
    bool m_has_escapes = false;  ///< tsv of ours
    bool m_is_rejects = false;
    bool m_has_mark = false;
    std::string_view m_line_end = "\n";
    std::vector<std::string> m_header;
};

/// A delimiter as typed: one character, or `tab`. Nothing for a letter, digit, quote or line end.
std::optional<char> delimiter_named(std::string_view typed);

/// `utf-8`, `gb18030` (also `gbk`, `gb2312`), `utf-16`; case does not matter.
std::optional<Encoding> encoding_named(std::string_view typed);

}  // namespace aftercare
