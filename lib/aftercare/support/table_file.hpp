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
#include <utility>
#include <vector>

#include "aftercare/support/csv_reader.hpp"
#include "aftercare/support/encoding.hpp"

namespace aftercare {

/// What the person who knows the file says of it; what is left out is found out.
struct TableOptions {
    std::optional<Encoding> encoding = {};
    std::optional<char> delimiter = {};
};

/// Physical lines, 1-based, the last one not included.
struct LineRange {
    std::int64_t from = 0;
    std::int64_t until = 0;
};

class TableFile {
  public:
    /// Opens `path`, `-` for standard input, and reads its header.
    TableFile(const std::string& path, TableOptions options);
    ~TableFile();
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;

    /// The names of the columns, without white space around them. A name that occurs twice is Error{system}.
    const std::vector<std::string>& header() const { return m_header; }
    /// The lines of the header, blank lines before it included.
    LineRange header_lines() const { return m_header_lines; }
    Encoding encoding() const { return m_encoding; }
    std::int64_t size() const { return m_size; }
    /// Line ends in the file: no fewer than its records.
    std::int64_t count_lines() const;

    /// Hands over every record behind the header, blank lines too (see CsvReader); numbers count from 1
    /// behind the header. The guard against formulas is taken off where the byte-order mark says that the
    /// file was made for a spreadsheet. `on_piece` is told how many bytes have been read.
    void read(const CsvReader::OnRecord& on_record,
              const std::function<void(std::int64_t)>& on_piece = {}) const;

    /// Hands over the bytes of some lines, ascending, exactly as they stand in the file.
    void copy_lines(const std::vector<LineRange>& ranges,
                    const std::function<void(std::string_view)>& to) const;

  private:
    void open(const std::string& path);
    void spool();
    std::string sample() const;
    void refuse_other_formats(std::string_view head) const;
    void read_header();
    void check_header() const;
    bool read_records(const CsvReader::OnRecord& on_record, const std::function<bool(std::int64_t)>& go_on,
                      std::int64_t& line) const;
    [[noreturn]] void fail(const std::string& what, std::string advice = {}) const;
    [[noreturn]] void fail(const CsvFault& fault) const;

    std::string m_name;
    int m_file = -1;
    std::int64_t m_size = 0;
    Encoding m_encoding = Encoding::utf_8;
    char m_delimiter = ',';
    bool m_has_mark = false;
    std::vector<std::string> m_header;
    LineRange m_header_lines;
};

/// A delimiter as typed: one character, or `tab`. Nothing for a letter, digit, quote or line end.
std::optional<char> delimiter_named(std::string_view typed);

/// `utf-8`, `gb18030` (also `gbk`, `gb2312`), `utf-16`; case does not matter.
std::optional<Encoding> encoding_named(std::string_view typed);

}  // namespace aftercare
