// Which columns of a list the command line names: by key, or by the heading that tables show.
#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/nearest.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/list_filters.hpp"

namespace aftercare {

namespace {

std::string folded(std::string_view text) {
    return fold_ascii_case(fold_width(trim(text)));
}

bool is_called(const Column& column, const std::string& name) {
    const auto words = field_words(column.key);
    return column.key == name ||
           std::any_of(words.begin(), words.end(), [&](const auto& word) { return folded(word) == name; });
}

std::string keys_of(const ListSource& source, const std::vector<std::size_t>& columns) {
    std::string keys;
    for (const auto column : columns) {
        keys += (keys.empty() ? "" : " ") + std::string(source.columns[column].column.key);
    }
    return keys;
}

std::vector<std::size_t> all_of(const ListSource& source) {
    std::vector<std::size_t> columns(source.columns.size());
    std::generate(columns.begin(), columns.end(), [n = std::size_t{0}]() mutable { return n++; });
    return columns;
}

[[noreturn]] void refuse_name(const char* found, const ListSource& source, std::string_view typed,
                              const std::vector<std::size_t>& expected) {
    std::vector<std::string_view> known;
    for (const auto column : expected) {
        known.push_back(source.columns[column].column.key);
    }
    const auto near = nearest(typed, known);
    throw Error(
        ErrorKind::usage,
        form(found, fmt::arg("name", "\"" + harmless(typed, true) + "\""), fmt::arg("list", source.name)),
        form(tr("one of {codes}"), fmt::arg("codes", keys_of(source, expected))),
        near ? form(tr("did you mean {name}?"), fmt::arg("name", *near)) : std::string());
}

}  // namespace

std::size_t column_named(const ListSource& source, std::string_view typed) {
    if (const auto column = find_column(source, typed)) {
        return *column;
    }
    std::vector<std::size_t> called;
    for (const auto column : all_of(source)) {
        if (is_called(source.columns[column].column, folded(typed))) {
            called.push_back(column);
        }
    }
    if (called.empty()) {
        refuse_name(tr("no column {name} in {list}"), source, typed, all_of(source));
    }
    if (called.size() > 1) {
        refuse_name(tr("several columns of {list} are called {name}"), source, typed, called);
    }
    return called.front();
}

std::vector<std::size_t> chosen_columns(const ListSource& source, const std::optional<std::string>& typed) {
    std::vector<std::size_t> columns;
    if (!typed) {
        columns = all_of(source);
        std::erase_if(columns, [&](std::size_t column) { return source.columns[column].asked; });
        return columns;
    }
    for (const auto name : split(*typed, ',')) {
        columns.push_back(column_named(source, trim(name)));
    }
    return columns;
}

std::vector<SortKey> sort_keys(const ListSource& source, const std::string& typed) {
    std::vector<SortKey> keys;
    if (typed.empty()) {
        return keys;
    }
    for (auto name : split(typed, ',')) {
        name = trim(name);
        const bool descending = name.starts_with('-');
        keys.push_back({column_named(source, name.substr(descending ? 1 : 0)), descending});
    }
    return keys;
}

}  // namespace aftercare
