// What a table does with a column where the screen has no room for all of them.
#include <algorithm>
#include <array>

#include "aftercare/render/cell_text.hpp"
#include "aftercare/render/table.hpp"
#include "aftercare/render/words.hpp"

namespace aftercare {

namespace {

/// Columns that a row can do without, the first to go first; all others are needed more.
constexpr auto k_least_needed = std::to_array<std::string_view>({
    "calendar_assumed",
    "counts",
    "sampled",
    "tests",
    "usual",
    "p",
    "os_user",
    "phase",
    "entrance",
    "building",
    "room",
    "source",
    "decides",
    "use",
    "attempt_count",
    "completion_on",
    "made_at",
    "informed_at",
    "received_by",
    "received_at",
    "due_original_at",
    "started_at",
    "location",
    "closed_how",
    "kind",
    "category",
    "handler",
    "urgency",
    "cycle",
    "next_action",
    "party",
});

/// Behind those: what is whole, then texts, which take less room where there is little, then what the row is
/// about: the thing, the clock, and by how long it is over.
constexpr std::size_t k_whole_need = k_least_needed.size();
constexpr std::size_t k_text_need = k_whole_need + 1;
constexpr std::size_t k_subject_need = k_text_need + 1;

std::size_t need_of(const Column& column, bool is_text) {
    const auto* const found = std::find(k_least_needed.begin(), k_least_needed.end(), column.key);
    if (found != k_least_needed.end()) {
        return static_cast<std::size_t>(found - k_least_needed.begin());
    }
    const bool is_subject = column.kind == ColumnKind::id || column.kind == ColumnKind::unit ||
                            column.kind == ColumnKind::duration || column.key == "clock";
    return is_subject ? k_subject_need : is_text ? k_text_need : k_whole_need;
}

}  // namespace

TableColumn table_column(const Column& column) {
    const bool is_text = column.kind == ColumnKind::text || column.kind == ColumnKind::name;
    return {.header = field_word(column.key),
            .align = alignment_of(column),
            .whole = !is_text,
            .need = need_of(column, is_text)};
}

}  // namespace aftercare
