// A line while it is typed at a terminal, and how it is drawn there. Pure: keys come in, bytes to write go
// out.
//
// After each key the line is drawn anew, from its prompt to its end, in rows that are broken here and by no
// terminal: the cursor is only ever moved to where it is known to be, whatever width the characters have.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aftercare {

/// Text and the cursor in it. The cursor stands before a grapheme cluster or at the end.
class TypedLine {
  public:
    const std::string& text() const { return m_text; }
    std::string_view before_cursor() const { return std::string_view(m_text).substr(0, m_cursor); }
    std::string_view behind_cursor() const { return std::string_view(m_text).substr(m_cursor); }

    /// Puts well-formed UTF-8 at the cursor, which then stands behind it.
    void insert(std::string_view text);
    void left();
    void right();
    void to_begin() { m_cursor = 0; }
    void to_end() { m_cursor = m_text.size(); }
    void erase_left();
    void erase_right();
    /// The word before the cursor with the blanks behind it; a row of wide characters is a word.
    void erase_word();
    void erase_before();
    void erase_behind() { m_text.erase(m_cursor); }
    void erase_all();
    /// Puts `text` in the place of what stands before the cursor.
    void replace_before(std::string_view text);

  private:
    std::size_t cluster_before() const;

    std::string m_text;
    std::size_t m_cursor = 0;
};

/// The size of a terminal.
struct TerminalSize {
    std::size_t columns = 80;
    std::size_t rows = 24;
};

/// What shows a line, and in which row of what is then shown the cursor stands.
struct DrawnLine {
    std::string bytes;
    std::size_t row = 0;
};

/// Draws `prompt` and `line`, made harmless, over what was drawn before, when the cursor stood in its row
/// `row_before`. Of a line with more rows than the terminal those that end with the cursor's are shown.
DrawnLine draw(std::string_view prompt, const TypedLine& line, TerminalSize size, std::size_t row_before);

}  // namespace aftercare
