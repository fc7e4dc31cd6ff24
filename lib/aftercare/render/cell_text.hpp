// The text of one cell: the forms that machine formats share, and those that people read. Private to render.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aftercare/core/rows.hpp"
#include "aftercare/render/row_writer.hpp"
#include "aftercare/support/instant.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

/// The most bytes that a write_… below takes.
constexpr std::size_t k_number_bytes_max = 32;

/// Each writes at `out` and returns where the text ends.
char* write_integer(char* out, std::int64_t value);
/// `1234.56` of 123456 fen.
char* write_money(char* out, std::int64_t fen);
/// At most 4 decimals, no trailing zeros: `0.9524`, `1`; finite values only.
char* write_ratio(char* out, double value);
/// The shortest text that reads back as the same number; finite values only.
char* write_real(char* out, double value);

/// The days since 1970-01-01 of a cell; what no calendar has becomes the nearest that it has.
Day day_of_cell(std::int64_t days);

/// Words of codes, each asked for once.
class WordBook {
  public:
    explicit WordBook(const WriteOptions& options) : m_word(options.word) {}
    /// The word, or `code` when there is none; valid while the book lives.
    std::string_view word_of(const Column& column, std::string_view code);

  private:
    using Words = std::map<std::string, std::string, std::less<>>;
    std::function<std::string(std::string_view, std::string_view)> m_word;
    std::map<std::string, Words, std::less<>> m_lists;
};

/// RFC 3339 texts of instants, whose dates and offsets are kept by day: a list of a million rows names few
/// days. The zone of the process does not change while it lives.
class InstantTexts {
  public:
    /// Valid until the next call.
    std::string_view text_of(Instant at);

  private:
    /// The 24 hours of one day of UTC as the wall shows them: two dates at most, one offset.
    struct WallDay {
        std::int64_t utc_day = INT64_MIN;
        std::int32_t first_second = 0;  ///< of the wall's day, at the beginning of the day of UTC
        bool is_plain = false;          ///< no clock change
        std::array<char, 10> first_date{};
        std::array<char, 10> second_date{};
        std::array<char, 6> offset{};
    };
    static WallDay read_day(std::int64_t utc_day);
    std::string_view text_by_libc(Instant at);

    std::array<WallDay, 256> m_days{};
    std::array<char, 25> m_text{};
    std::string m_rare;
};

/// Whether people find the column's values at its right edge.
Align alignment_of(const Column& column);

/// What people read above the column.
std::string header_of(const Column& column, const WriteOptions& options);

/// Rows as people read them, unescaped: codes as words, names and phones masked if so asked, and a `~` behind
/// a value whose flag column says that it was assumed.
class CellsForPeople {
  public:
    /// `columns` live as long as this.
    CellsForPeople(std::span<const Column> columns, const WriteOptions& options);
    /// The text of the i-th cell of a row of those columns.
    std::string text_of(Row cells, std::size_t i);

  private:
    std::span<const Column> m_columns;
    std::vector<std::size_t> m_flags;  ///< of each column, the one that says it was assumed; itself if none
    WordBook m_words;
    bool m_is_masked;
};

/// `text` of a name or phone column, masked; of any other column, as it is.
std::string masked_text(const Column& column, std::string_view text);

/// Whether masking changes the column's texts.
bool is_personal(const Column& column);

}  // namespace aftercare
