#include "aftercare/support/json.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <string>

#include "aftercare/render/cell_text.hpp"
#include "aftercare/render/output_buffer.hpp"
#include "aftercare/render/row_formats.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

enum class JsonForm { array, lines };

class JsonRowWriter final : public RowWriter {
  public:
    JsonRowWriter(std::vector<Column> columns, const WriteOptions& options, Sink sink, JsonForm layout)
        : m_columns(std::move(columns)),
          m_has_labels(options.labels),
          m_is_masked(options.masked),
          m_layout(layout),
          m_words(options),
          m_out(std::move(sink)) {
        for (const Column& column : m_columns) {
            std::string& key = m_keys.emplace_back(m_keys.empty() ? "{" : ",");
            append_json_string(key, column.key);
            key += ':';
        }
    }

    void row(Row cells) override {
        assert(cells.size() == m_columns.size());
        m_line.clear();
        if (m_layout == JsonForm::array) {
            m_line += m_has_rows ? ",\n" : "[\n";
        }
        m_has_rows = true;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            m_line += m_keys[i];
            append_cell(m_columns[i], cells[i]);
        }
        m_line += m_columns.empty() ? "{}" : "}";
        if (m_layout == JsonForm::lines) {
            m_line += '\n';
        }
        m_out.put(m_line);
    }

    void finish() override {
        if (m_layout == JsonForm::array) {
            m_out.put(m_has_rows ? "\n]\n" : "[]\n");
        }
        m_out.flush();
    }

  private:
    void append_cell(const Column& column, const Cell& cell) {
        const auto* text = std::get_if<std::string_view>(&cell);
        if (text != nullptr && !text->empty()) {
            append_text(column, *text);
        } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            append_integer(column.kind, *integer);
        } else if (const auto* real = std::get_if<double>(&cell); real != nullptr && std::isfinite(*real)) {
            append_number(column.kind == ColumnKind::ratio ? write_ratio : write_real, *real);
        } else {
            // Also an empty text: the ledger keeps what is not known so.
            m_line += "null";
        }
    }

    /// What is not known is kept as an empty text.
    void append_text(const Column& column, std::string_view text) {
        if (text.empty()) {
            m_line += "null";
            return;
        }
        if (m_has_labels && column.kind == ColumnKind::code) {
            text = m_words.word_of(column, text);
        }
        if (m_is_masked && is_personal(column)) {
            append_json_string(m_line, masked_text(column, text));
        } else {
            append_json_string(m_line, text);
        }
    }

    void append_integer(ColumnKind kind, std::int64_t value) {
        switch (kind) {
            case ColumnKind::flag:
                m_line += value != 0 ? "true" : "false";
                break;
            case ColumnKind::instant:
                append_quoted(m_instants.text_of({value}));
                break;
            case ColumnKind::day:
                append_quoted(format_day(day_of_cell(value)));
                break;
            case ColumnKind::money:
                m_line += '"';
                append_number(write_money, value);
                m_line += '"';
                break;
            default:
                append_number(write_integer, value);
        }
    }

    void append_quoted(std::string_view plain) {
        m_line += '"';
        m_line += plain;
        m_line += '"';
    }

    template <class Value>
    void append_number(char* (*write)(char*, Value), Value value) {
        std::array<char, k_number_bytes_max> text;
        m_line.append(text.data(), write(text.data(), value));
    }

    std::vector<Column> m_columns;
    std::vector<std::string> m_keys;  ///< each with what stands before it and its colon
    bool m_has_labels;
    bool m_is_masked;
    JsonForm m_layout;
    bool m_has_rows = false;
    std::string m_line;
    WordBook m_words;
    InstantTexts m_instants;
    OutputBuffer m_out;
};

}  // namespace

std::unique_ptr<RowWriter> make_json_writer(std::vector<Column> columns, const WriteOptions& options,
                                            Sink sink) {
    return std::make_unique<JsonRowWriter>(std::move(columns), options, std::move(sink), JsonForm::array);
}

std::unique_ptr<RowWriter> make_jsonl_writer(std::vector<Column> columns, const WriteOptions& options,
                                             Sink sink) {
    return std::make_unique<JsonRowWriter>(std::move(columns), options, std::move(sink), JsonForm::lines);
}

}  // namespace aftercare
