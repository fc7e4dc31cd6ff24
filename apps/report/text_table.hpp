// A table for people whose headings and cells are texts already: what is laid out across, or ends in totals.
#pragma once

#include <string>
#include <vector>

#include "apps/shared/session.hpp"

namespace aftercare {

struct TextTable {
    std::vector<std::string> headings;
    std::vector<ColumnKind> kinds;  ///< number: at the right edge; text: may be cut
    std::vector<std::vector<std::string>> rows;

    void add_column(std::string heading, ColumnKind kind) {
        headings.push_back(std::move(heading));
        kinds.push_back(kind);
    }
};

/// table and html; the other formats are for programs.
constexpr bool is_for_people(Format format) {
    return format == Format::table || format == Format::html;
}

/// Whether the table has room on the screen as it is.
bool fits(const TextTable& table, const WriteOptions& options);

/// Prints it below its title, as table or html.
void print_text_table(Session& session, const TextTable& table, WriteOptions options,
                      const std::string& title);

}  // namespace aftercare
