// The lists of the page, as of the report's as-of: their rows are those of `report overdue` and the like,
// kept to the tickets that the report is about.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/render/page_rows.hpp"
#include "aftercare/store/queries/list.hpp"
#include "apps/report/figures.hpp"

namespace aftercare {

/// Rows of a list.
struct PageList {
    const ListSource& source;
    std::vector<std::string_view> columns = {};  ///< keys; the first names the row
    std::vector<std::string> filters = {};       ///< as they are typed
    std::vector<std::pair<std::string, SqlValue>> parameters = {};
    std::string_view sort = {};
    std::optional<Period> due_in = {};  ///< of `due_at`
    std::size_t rows_max = 20;
};

class PageLists {
  public:
    PageLists(const FigureRequest& request, Session& session);

    /// How many rows there are.
    std::int64_t count(const PageList& list) const;
    /// The first rows. The caption gets how many more there are.
    PageTable table(const std::string& caption, const PageList& list) const;

  private:
    ListQuery query_of(const PageList& list) const;
    /// Whether the report is about any of the tickets in the text, numbers between blanks.
    bool counts(const Cell& numbers) const;
    std::int64_t for_each(const PageList& list, const std::function<void(Row)>& each) const;

    Session& m_session;
    std::optional<std::set<std::string, std::less<>>> m_only;
};

}  // namespace aftercare
