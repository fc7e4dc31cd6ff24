// Which column of a table a heading names: compared without blanks around it, case folded, width folded.
//
// Columns that nobody names may repeat or have no name; whoever names one that repeats is told.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aftercare {

class Headings {
  public:
    explicit Headings(const std::vector<std::string>& header);

    /// The first column of that heading; nothing when there is none.
    std::optional<std::size_t> find(std::string_view heading) const;
    /// Whether several columns have the heading.
    bool repeats(std::string_view heading) const;
    /// The headings as they compare.
    static std::string folded(std::string_view heading);

  private:
    struct Column {
        std::size_t first = 0;
        bool repeats = false;
    };
    std::unordered_map<std::string, Column> m_columns;
};

/// Some of the names, joined for a message, and how many more there are.
std::string some_of(const std::vector<std::string>& names);

}  // namespace aftercare
