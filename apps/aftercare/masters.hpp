// What the keeper's commands share.
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

/// For commands that open the ledger themselves: its zone, and texts in its language when nothing else names
/// one. A ledger that cannot be read is left to the command.
void speak_as_ledger(const Session& session);

/// What is wrong with the directory of a shared ledger that has no setgid bit, and what to do.
std::string group_not_passed_on(const std::string& path);

/// Where a new ledger goes; the folders of the default place are made when they are missing.
std::string path_of_new_ledger(const Session& session);

/// For commands that open the ledger themselves and look ahead from --as-of: a date is its beginning, so that
/// what falls due on that day is ahead; without it, now.
Instant looks_ahead_from(const Session& session);

/// Prints as `show` does: records as text, unless --format or the suffix of -o names a format of rows.
class ShowWriter {
  public:
    /// `header` gives the labels; without it they are the words of the fields.
    ShowWriter(Session& session, const std::vector<Column>& columns,
               const std::function<std::string(std::string_view)>& header = {});
    bool is_text() const { return m_is_text; }
    void row(Row cells) { m_writer->row(cells); }
    void finish() { m_writer->finish(); }

  private:
    bool m_is_text;
    std::unique_ptr<RowWriter> m_writer;
};

/// Whether a `show` prints text.
bool shows_text(const Session& session);

/// The columns of a list but its keys.
std::vector<Column> show_columns(const ListSource& source);

/// Gives `each` row of `source` whose column `id` is `id`, with the columns of show_columns().
void for_each_row_of(Database& db, const ListSource& source, std::int64_t id,
                     const std::function<void(Row)>& each);

}  // namespace aftercare
