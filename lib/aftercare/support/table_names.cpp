// Delimiters and encodings of tables as people name them on the command line and in maps.
#include "aftercare/support/table_file.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

std::optional<char> delimiter_named(std::string_view typed) {
    if (typed == "tab" || typed == "\\t") {
        return '\t';
    }
    if (typed.size() != 1) {
        return std::nullopt;
    }
    const char c = typed.front();
    const bool plain = c == '\t' || (c >= ' ' && c <= '~');
    const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return plain && !word && c != '"' ? std::optional(c) : std::nullopt;
}

std::optional<Encoding> encoding_named(std::string_view typed) {
    const auto name = fold_ascii_case(typed);
    if (name == "utf-8" || name == "utf8") {
        return Encoding::utf_8;
    }
    if (name == "gb18030" || name == "gbk" || name == "gb2312") {
        return Encoding::gb18030;
    }
    return name == "utf-16" || name == "utf16" ? std::optional(Encoding::utf_16) : std::nullopt;
}

}  // namespace aftercare
