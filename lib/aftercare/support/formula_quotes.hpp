// `="0102"` between delimiters, as many programs write a text that a spreadsheet would take for a number.
//
// Its quotes stand inside a field that does not begin with one, which RFC 4180 does not allow and a strict
// reader refuses. So they are written as it wants them, `"=""0102"""`, before it sees them; all else passes
// as it is.
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
    enum class At { begin, equals, formula, formula_quote, plain, quoted, quote };

    void take(char c);
    bool ends_field(char c) const { return c == m_delimiter || c == '\n' || c == '\r'; }

    char m_delimiter;
    At m_at = At::begin;
    std::string m_out;
};

}  // namespace aftercare
