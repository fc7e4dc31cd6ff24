// `="0102"` between delimiters, as many programs write a text that a spreadsheet would take for a number.
//
// Its quotes stand inside a field that does not begin with one, which RFC 4180 does not allow and a strict
// reader refuses. So they are written as it wants them, `"=""0102"""`, before it sees them; all else passes
// as it is, also what only begins so: the field is held until it is known.
#pragma once

#include <string>
#include <string_view>

namespace aftercare {

class FormulaQuotes {
  public:
    explicit FormulaQuotes(char delimiter) : m_delimiter(delimiter) {}

    /// The text as a strict reader wants it; valid until the next call.
    std::string_view pass(std::string_view text);
    /// What is left at the end of the text.
    std::string_view finish();

  private:
    /// Where in a field the next character stands.
    enum class At { begin, held, held_quote, plain, quoted, quote };

    void take(char c);
    void hold(char c);
    /// What is held is a formula: with the quotes that it needs.
    void write_held();
    /// It is none: as it came.
    void release();
    bool ends_field(char c) const { return c == m_delimiter || ends_line(c); }
    static bool ends_line(char c) { return c == '\n' || c == '\r'; }

    char m_delimiter;
    At m_at = At::begin;
    std::string m_held;
    std::string m_out;
};

}  // namespace aftercare
