#include "apps/report/page_lists.hpp"

#include <algorithm>

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/list_filters.hpp"

namespace aftercare {

PageLists::PageLists(const FigureRequest& request, Session& session) : m_session(session) {
    if (request.filters.empty()) {
        return;
    }
    ListQuery query;
    query.filters = bind_filters(k_ticket_list, request.filters, session);
    query.parameters.emplace_back(":now", session.at().seconds);
    m_only.emplace();
    for_each_ticket(session.view(), k_ticket_list, query,
                    [&](std::string_view number) { m_only->emplace(number); });
}

ListQuery PageLists::query_of(const PageList& list) const {
    ListQuery query;
    for (const auto key : list.columns) {
        query.columns.push_back(*find_column(list.source, key));
    }
    query.columns.push_back(*find_column(
        list.source, find_column(list.source, "number") ? std::string_view("number") : "tickets"));
    std::vector<Filter> filters;
    for (const auto& typed : list.filters) {
        filters.push_back(*parse_filter(typed));
    }
    query.filters = bind_filters(list.source, filters, m_session);
    if (list.due_in) {
        query.filters.push_back({.column = *find_column(list.source, "due_at"),
                                 .op = FilterOp::equals,
                                 .values = {list.due_in->from.seconds, list.due_in->until.seconds}});
    }
    query.sort = sort_keys(list.source, std::string(list.sort));
    query.parameters = list.parameters;
    query.parameters.emplace_back(":now", m_session.at().seconds);
    return query;
}

bool PageLists::counts(const Cell& numbers) const {
    if (!m_only) {
        return true;
    }
    const auto* text = std::get_if<std::string_view>(&numbers);
    const auto all = split(text != nullptr ? *text : std::string_view(), ' ');
    return std::any_of(all.begin(), all.end(), [&](std::string_view each) { return m_only->contains(each); });
}

std::int64_t PageLists::for_each(const PageList& list, const std::function<void(Row)>& each) const {
    ListRows rows(m_session.view(), list.source, query_of(list));
    std::int64_t count = 0;
    for (auto row = rows.next(); !row.empty(); row = rows.next()) {
        if (counts(row.back())) {
            ++count;
            each(row.first(row.size() - 1));
        }
    }
    return count;
}

std::int64_t PageLists::count(const PageList& list) const {
    return for_each(list, [](Row) {});
}

PageTable PageLists::table(const std::string& caption, const PageList& list) const {
    std::vector<Column> columns;
    for (const auto key : list.columns) {
        columns.push_back(list.source.columns[*find_column(list.source, key)].column);
        columns.back().shown = true;
        columns.back().assumed_by = {};
    }
    PageRows rows({}, std::move(columns), m_session.write_options());
    std::size_t taken = 0;
    const auto count = for_each(list, [&](Row row) {
        if (taken++ < list.rows_max) {
            rows.row(row);
        }
    });
    auto table = rows.take();
    const auto left = count - static_cast<std::int64_t>(table.rows.size());
    table.caption =
        left > 0 ? form(tr("{what}, and {count} more"), fmt::arg("what", caption), fmt::arg("count", left))
                 : caption;
    return table;
}

}  // namespace aftercare
