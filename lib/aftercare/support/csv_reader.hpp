// RFC 4180 records from a stream of bytes, strictly (libcsv: strict, strict-fini, keep newlines, no
// trimming).
//
// It never guesses: a quote inside an unquoted field, text behind a closing quote and a quote left open are
// faults, not characters; but `="0102"` is such a field, and between TABs a quote inside a field is a
// character. Quoted newlines, doubled quotes and CR LF or LF line ends are handled; a blank line is a record
// without fields. Memory is one record.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare {

/// One record and where it began.
struct CsvRecord {
    std::int64_t number = 0;  ///< 1-based, blank lines not counted
    std::int64_t line = 0;    ///< physical line (1-based) on which it begins
    std::vector<std::string> fields;
};

/// What is wrong with the text, and where.
struct CsvFault {
    enum class What { stray_quote, unclosed_quote, nul, invalid_utf8, record_too_long };
    What what;
    std::int64_t record = 0;
    std::int64_t line = 0;
};

/// Reads pieces of UTF-8 and hands over records as they complete.
class CsvReader {
  public:
    /// Called for each record; the record may be moved from. Blank lines come with no fields and number 0.
    using OnRecord = std::function<void(CsvRecord&)>;

    CsvReader(char delimiter, OnRecord on_record);
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// Reads on; false at a fault (see fault()). A record may have at most 16 MiB.
    bool feed(std::string_view utf8);
    /// Ends the text; a last line without a newline is a record.
    bool finish();
    const std::optional<CsvFault>& fault() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The delimiter that splits the first record of `head` into the most fields: `,`, `;` or TAB; `,` when none
/// does.
char guess_delimiter(std::string_view head);

}  // namespace aftercare
