#include "aftercare/render/page_rows.hpp"

#include "aftercare/render/cell_text.hpp"

namespace aftercare {

struct PageRows::Texts {
    CellsForPeople cells;
};

PageRows::PageRows(std::string caption, std::vector<Column> columns, const WriteOptions& options)
    : m_columns(std::move(columns)),
      m_texts(std::make_unique<Texts>(Texts{CellsForPeople(m_columns, options)})) {
    m_table.caption = std::move(caption);
    for (const auto& column : m_columns) {
        if (column.shown) {
            m_table.columns.push_back({header_of(column, options), alignment_of(column)});
        }
    }
}

PageRows::~PageRows() = default;

void PageRows::row(Row cells) {
    auto& texts = m_table.rows.emplace_back();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].shown) {
            texts.push_back(m_texts->cells.text_of(cells, i));
        }
    }
}

}  // namespace aftercare
