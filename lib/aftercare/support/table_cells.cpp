#include "aftercare/support/table_cells.hpp"

#include <algorithm>

namespace aftercare {

namespace {

constexpr std::string_view k_escaped = "\t\n\r\\\"";
constexpr std::string_view k_letters = "tnr\\\"";

}  // namespace

bool is_key_of_ours(std::string_view heading) {
    return !heading.empty() && std::all_of(heading.begin(), heading.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

void undo_escapes(std::string& field) {
    std::size_t to = 0;
    for (std::size_t from = 0; from < field.size(); ++from) {
        const auto letter = field[from] == '\\' && from + 1 < field.size() ? k_letters.find(field[from + 1])
                                                                           : std::string_view::npos;
        from += letter == std::string_view::npos ? 0 : 1;
        field[to++] = letter == std::string_view::npos ? field[from] : k_escaped[letter];
    }
    field.resize(to);
}

void append_escaped(std::string& out, std::string_view field) {
    for (std::size_t i = 0; i < field.size(); ++i) {
        const auto at = field[i] == '"' && i > 0 ? std::string_view::npos : k_escaped.find(field[i]);
        out += at == std::string_view::npos ? "" : "\\";
        out += at == std::string_view::npos ? field[i] : k_letters[at];
    }
}

void append_quoted(std::string& out, std::string_view field, char delimiter) {
    if (field.find_first_of(std::string("\"\r\n") + delimiter) == std::string_view::npos) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        out += c == '"' ? "\"" : "";
        out += c;
    }
    out += '"';
}

}  // namespace aftercare
