// Rows of a list as a table of a page: cells as people read them everywhere, names and phones masked.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "aftercare/core/rows.hpp"
#include "aftercare/render/page.hpp"
#include "aftercare/render/row_writer.hpp"

namespace aftercare {

/// Takes rows one by one and makes a table of them; columns that tables do not show are left out.
class PageRows {
  public:
    /// What `columns` refer to lives as long as this.
    PageRows(std::string caption, std::vector<Column> columns, const WriteOptions& options);
    ~PageRows();
    PageRows(const PageRows&) = delete;
    PageRows& operator=(const PageRows&) = delete;

    /// A cell for each column.
    void row(Row cells);
    bool empty() const { return m_table.rows.empty(); }
    /// The table, once.
    PageTable take() { return std::move(m_table); }

  private:
    struct Texts;

    std::vector<Column> m_columns;
    std::unique_ptr<Texts> m_texts;
    PageTable m_table;
};

}  // namespace aftercare
