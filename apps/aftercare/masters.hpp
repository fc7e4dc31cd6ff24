// What the commands on units, parties and staff share.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/rows.hpp"
#include "aftercare/store/queries/list.hpp"
#include "aftercare/store/writer.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// Throws the refusal when the staff register has people and not the one who acts.
void require_listed(Writer& writer);

/// A day that an option names; its form was checked while parsing.
std::optional<Day> day_option(const Request& request, std::string_view option);

/// Prints as `show` does: records as text, unless --format or the suffix of -o names a format of rows.
class ShowWriter {
  public:
    /// `header` gives the labels; without it they are the words of the fields.
    ShowWriter(Session& session, const Request& request, const std::vector<Column>& columns,
               const std::function<std::string(std::string_view)>& header = {});
    bool is_text() const { return m_is_text; }
    void row(Row cells) { m_writer->row(cells); }
    void finish() { m_writer->finish(); }

  private:
    bool m_is_text;
    std::unique_ptr<RowWriter> m_writer;
};

/// Whether a `show` prints text.
bool shows_text(const Session& session, const Request& request);

/// The columns of a list but its keys.
std::vector<Column> show_columns(const ListSource& source);

/// Gives `each` row of `source` whose column `id` is `id`, with the columns of show_columns().
void for_each_row_of(Database& db, const ListSource& source, std::int64_t id,
                     const std::function<void(Row)>& each);

}  // namespace aftercare
