#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>

#include "aftercare/render/cell_text.hpp"
#include "aftercare/render/output_buffer.hpp"
#include "aftercare/render/row_formats.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_copied_bytes_max = 4096;
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

constexpr bool is_quotable(char c) {
    return c == ',' || c == '"' || c == '\n' || c == '\r';
}

bool has_quotable(const char* text, std::size_t size) {
    return std::any_of(text, text + size, [](char c) { return is_quotable(c); });
}

/// Copies eight bytes unless one of them asks for quotes. All that do are below '-', and most text has
/// nothing there, which is seen without looking at each byte (Anderson, "Bit Twiddling Hacks", hasless).
bool copied_eight(char* out, const char* text) {
    constexpr std::uint64_t k_ones = 0x0101010101010101U;
    std::uint64_t eight = 0;
    std::memcpy(&eight, text, 8);
    const bool has_suspect = ((eight - k_ones * '-') & ~eight & (k_ones * 0x80U)) != 0;
    if (has_suspect && has_quotable(text, 8)) {
        return false;
    }
    std::memcpy(out, &eight, 8);
    return true;
}

/// Copies `text` unless it asks for quotes, reading it once.
bool copied_plain(char* out, std::string_view text) {
    if (text.size() < 8) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (is_quotable(text[i])) {
                return false;
            }
            out[i] = text[i];
        }
        return true;
    }
    const std::size_t last = text.size() - 8;
    for (std::size_t i = 0; i < last; i += 8) {
        if (!copied_eight(out + i, text.data() + i)) {
            return false;
        }
    }
    return copied_eight(out + last, text.data() + last);
}

/// Whether a spreadsheet has to be kept from taking a text for a number or a date: what numbers rooms, units
/// and phones always, other texts when they look so.
bool stays_text(ColumnKind kind, std::string_view text) {
    switch (kind) {
        case ColumnKind::room:
        case ColumnKind::unit:
        case ColumnKind::phone:
            return true;
        case ColumnKind::text:
        case ColumnKind::name:
            return reads_as_number(text);
        default:
            return false;
    }
}

/// RFC 4180: quotes around text with a comma, a quote or a line end, quotes within it doubled.
struct Commas {
    static constexpr char k_separator = ',';
    static constexpr std::string_view k_only_cell_empty = "\"\"";
    static constexpr bool k_has_word_headings = true;

    static void put(OutputBuffer& out, std::string_view text) {
        if (text.size() <= k_copied_bytes_max) {
            char* at = out.room(text.size());
            if (copied_plain(at, text)) {
                out.took(at + text.size());
                return;
            }
        } else if (!has_quotable(text.data(), text.size())) {
            out.put(text);
            return;
        }
        out.put('"');
        for (auto quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
            out.put(text.substr(0, quote + 1));
            out.put('"');
            text.remove_prefix(quote + 1);
        }
        out.put(text);
        out.put('"');
    }

    /// Its quotes stand bare, as spreadsheets and others write it, unless the text needs quotes around it.
    static void put_formula(OutputBuffer& out, std::string_view text) {
        const auto formula = "=\"" + std::string(text) + '"';
        if (has_quotable(text.data(), text.size())) {
            put(out, formula);
        } else {
            out.put(formula);
        }
    }
};

/// One line a row whatever the text: TAB, LF, CR and the backslash are written as escapes, also a quote at
/// the beginning, which others take for one around the cell.
struct Tabs {
    static constexpr char k_separator = '\t';
    static constexpr std::string_view k_only_cell_empty = "";
    /// By its keys a reader knows that the table is ours and has escapes.
    static constexpr bool k_has_word_headings = false;

    static void put(OutputBuffer& out, std::string_view text) {
        if (text.starts_with('"')) {
            out.put('\\');
        }
        constexpr std::string_view k_escaped = "\t\n\r\\";
        constexpr std::string_view k_letters = "tnr\\";
        for (auto at = text.find_first_of(k_escaped); at != std::string_view::npos;
             at = text.find_first_of(k_escaped)) {
            out.put(text.substr(0, at));
            out.put('\\');
            out.put(k_letters[k_escaped.find(text[at])]);
            text.remove_prefix(at + 1);
        }
        out.put(text);
    }

    static void put_formula(OutputBuffer& out, std::string_view text) {
        put(out, "=\"" + std::string(text) + '"');
    }
};

template <class Dialect>
class SeparatedWriter final : public RowWriter {
  public:
    SeparatedWriter(std::vector<Column> columns, const WriteOptions& options, Sink sink)
        : m_columns(std::move(columns)),
          m_is_excel(options.excel),
          m_line_end(options.excel ? "\r\n" : "\n"),
          m_words(options),
          m_out(std::move(sink)) {
        for (const auto& column : m_columns) {
            const bool is_word = options.labels && column.kind == ColumnKind::code;
            const bool is_masked = options.masked && is_personal(column);
            m_texts.push_back(is_word ? Texts::words : is_masked ? Texts::masked : Texts::plain);
            const bool is_headed_by_word = Dialect::k_has_word_headings && options.excel && options.labels;
            m_headings.push_back(is_headed_by_word ? header_of(column, options) : std::string(column.key));
        }
    }

    void row(Row cells) override {
        assert(cells.size() == m_columns.size());
        if (!m_has_begun) {
            begin();
        }
        if (cells.size() == 1 && std::holds_alternative<std::monostate>(cells.front())) {
            m_out.put(Dialect::k_only_cell_empty);
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) {
                m_out.put(Dialect::k_separator);
            }
            put_cell(i, cells[i]);
        }
        m_out.put(m_line_end);
    }

    void finish() override {
        if (!m_has_begun) {
            begin();
        }
        m_out.flush();
    }

  private:
    void begin() {
        m_has_begun = true;
        if (m_is_excel) {
            m_out.put(k_byte_order_mark);
        }
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (i > 0) {
                m_out.put(Dialect::k_separator);
            }
            put_text(ColumnKind::text, m_headings[i]);
        }
        m_out.put(m_line_end);
    }

    void put_cell(std::size_t i, const Cell& cell) {
        if (const auto* text = std::get_if<std::string_view>(&cell)) {
            put_text_cell(i, *text);
        } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            put_integer(m_columns[i].kind, *integer);
        } else if (const auto* real = std::get_if<double>(&cell); real != nullptr && std::isfinite(*real)) {
            char* at = m_out.room(k_number_bytes_max);
            m_out.took(m_columns[i].kind == ColumnKind::ratio ? write_ratio(at, *real)
                                                              : write_real(at, *real));
        }
    }

    void put_text_cell(std::size_t i, std::string_view text) {
        if (text.empty()) {
            if (m_columns.size() == 1) {
                m_out.put(Dialect::k_only_cell_empty);
            }
            return;
        }
        switch (m_texts[i]) {
            case Texts::words:
                put_text(m_columns[i].kind, m_words.word_of(m_columns[i], text));
                break;
            case Texts::masked:
                put_text(m_columns[i].kind, masked_text(m_columns[i], text));
                break;
            case Texts::plain:
                put_text(m_columns[i].kind, text);
        }
    }

    void put_text(ColumnKind kind, std::string_view text) {
        if (m_is_excel && stays_text(kind, text) && fits_formula(text)) {
            Dialect::put_formula(m_out, text);
        } else if ((m_is_excel && needs_excel_guard(text)) || looks_marked(text)) {
            Dialect::put(m_out, with_apostrophe(text));
        } else {
            Dialect::put(m_out, text);
        }
    }

    void put_integer(ColumnKind kind, std::int64_t value) {
        switch (kind) {
            case ColumnKind::instant:
                m_out.put(m_is_excel ? format_minute({value}) : m_instants.text_of({value}));
                break;
            case ColumnKind::day:
                m_out.put(format_day(day_of_cell(value)));
                break;
            case ColumnKind::money:
                m_out.took(write_money(m_out.room(k_number_bytes_max), value));
                break;
            default:
                m_out.took(write_integer(m_out.room(k_number_bytes_max), value));
        }
    }

    /// How a column's texts are written.
    enum class Texts { plain, words, masked };

    std::vector<Column> m_columns;
    std::vector<Texts> m_texts;
    std::vector<std::string> m_headings;
    bool m_is_excel;
    bool m_has_begun = false;
    std::string_view m_line_end;
    WordBook m_words;
    InstantTexts m_instants;
    OutputBuffer m_out;
};

}  // namespace

std::unique_ptr<RowWriter> make_csv_writer(std::vector<Column> columns, const WriteOptions& options,
                                           Sink sink) {
    return std::make_unique<SeparatedWriter<Commas>>(std::move(columns), options, std::move(sink));
}

std::unique_ptr<RowWriter> make_tsv_writer(std::vector<Column> columns, const WriteOptions& options,
                                           Sink sink) {
    return std::make_unique<SeparatedWriter<Tabs>>(std::move(columns), options, std::move(sink));
}

}  // namespace aftercare
