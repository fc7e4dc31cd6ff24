#include <cassert>

#include "aftercare/render/cell_text.hpp"
#include "aftercare/render/row_formats.hpp"
#include "aftercare/render/table.hpp"

namespace aftercare {

namespace {

class TableRowWriter final : public RowWriter {
  public:
    TableRowWriter(std::vector<Column> columns, const WriteOptions& options, Sink sink)
        : m_columns(std::move(columns)),
          m_screen{.columns = options.terminal_columns, .colour = options.colour},
          m_texts(m_columns, options),
          m_sink(std::move(sink)) {
        for (const Column& column : m_columns) {
            if (column.shown) {
                m_table.columns.push_back(table_column(column));
                m_table.columns.back().header = header_of(column, options);
            }
        }
    }

    void row(Row cells) override {
        assert(cells.size() == m_columns.size());
        TableRow& line = m_table.rows.emplace_back();
        line.cells.reserve(m_table.columns.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (m_columns[i].shown) {
                line.cells.push_back(m_texts.text_of(cells, i));
            }
        }
    }

    void finish() override { m_sink(lay_out(m_table, m_screen)); }

  private:
    std::vector<Column> m_columns;
    Screen m_screen;
    Table m_table;
    CellsForPeople m_texts;
    Sink m_sink;
};

}  // namespace

std::unique_ptr<RowWriter> make_table_writer(std::vector<Column> columns, const WriteOptions& options,
                                             Sink sink) {
    return std::make_unique<TableRowWriter>(std::move(columns), options, std::move(sink));
}

}  // namespace aftercare
