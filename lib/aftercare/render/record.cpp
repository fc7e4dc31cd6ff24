#include "aftercare/render/record.hpp"

#include <algorithm>
#include <cassert>

#include "aftercare/render/cell_text.hpp"
#include "aftercare/render/table.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_label_gap = 2;  ///< between the widest label and the texts

class RecordWriter final : public RowWriter {
  public:
    RecordWriter(std::vector<Column> columns, const WriteOptions& options, Sink sink)
        : m_columns(std::move(columns)),
          m_terminal_columns(options.terminal_columns),
          m_texts(m_columns, options),
          m_sink(std::move(sink)) {
        for (const Column& column : m_columns) {
            m_labels.push_back(header_of(column, options));
            if (column.shown) {
                m_indent = std::max(m_indent, display_width(m_labels.back()) + k_label_gap);
            }
        }
    }

    void row(Row cells) override {
        assert(cells.size() == m_columns.size());
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!m_columns[i].shown) {
                continue;
            }
            const auto value = m_texts.text_of(cells, i);
            if (!value.empty()) {
                text +=
                    lay_out_field(m_labels[i], marked_lines(value), m_indent, {m_terminal_columns, false});
            }
        }
        m_sink(m_is_first ? text : "\n" + text);
        m_is_first = false;
    }

    void finish() override {}

  private:
    std::vector<Column> m_columns;
    std::vector<std::string> m_labels;
    std::size_t m_indent = 0;
    std::size_t m_terminal_columns;
    bool m_is_first = true;
    CellsForPeople m_texts;
    Sink m_sink;
};

}  // namespace

std::unique_ptr<RowWriter> make_record_writer(std::vector<Column> columns, const WriteOptions& options,
                                              Sink sink) {
    return std::make_unique<RecordWriter>(std::move(columns), options, std::move(sink));
}

}  // namespace aftercare
