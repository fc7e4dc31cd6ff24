#include "aftercare/support/width.hpp"

#include <algorithm>
#include <utf8proc.h>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_ellipsis = "…";
constexpr std::size_t k_unlimited = static_cast<std::size_t>(-1);
constexpr std::size_t k_deeper = 2;
constexpr char32_t k_emoji_presentation = 0xFE0F;

/// Punctuation that may not begin a line, and what may not end one (a short form of GB/T 15834).
constexpr std::string_view k_never_first = "，。、；：！？）】》」』”’…·";
constexpr std::string_view k_never_last = "（【《「『“‘";

struct Cluster {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t columns = 0;
    bool is_empty() const { return begin == end; }
};

bool is_regional_indicator(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// Columns of a code point that never joins its neighbours: printable ASCII, Chinese characters and their
/// punctuation. 0 for all others, which take a look at the tables.
std::size_t lone_columns(char32_t c) {
    if (c >= 0x20 && c < 0x7F) {
        return 1;
    }
    const bool is_wide = (c >= 0x3001 && c <= 0x3029) || (c >= 0x3400 && c <= 0x4DBF) ||
                         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF60);
    return is_wide ? 2 : 0;
}

/// The cluster at `pos` when it is one such code point with another, or the end, behind it; else an empty
/// one.
Cluster lone_cluster_at(std::string_view text, std::size_t pos) {
    std::size_t next = pos;
    const auto columns = lone_columns(next_code_point(text, next));
    std::size_t behind = next;
    if (columns == 0 || (next < text.size() && lone_columns(next_code_point(text, behind)) == 0)) {
        return {pos, pos, 0};
    }
    return {pos, next, columns};
}

/// Signs with a place of their own behind the letter that they belong to: the vowels of नि, ঘো. utf8proc
/// gives them none; terminals give each a column.
bool is_spacing_mark(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_MC;
}

/// The grapheme cluster that begins at `pos`.
Cluster cluster_at(std::string_view text, std::size_t pos) {
    if (pos < text.size()) {
        if (const auto lone = lone_cluster_at(text, pos); !lone.is_empty()) {
            return lone;
        }
    }
    Cluster cluster{pos, pos, 0};
    utf8proc_int32_t state = 0;
    char32_t previous = 0;
    std::size_t marks = 0;
    while (cluster.end < text.size()) {
        std::size_t next = cluster.end;
        const char32_t c = next_code_point(text, next);
        if (cluster.end > pos && utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous),
                                                                  static_cast<utf8proc_int32_t>(c), &state)) {
            break;
        }
        const bool widens = c == k_emoji_presentation && cluster.columns > 0;
        const auto width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
        cluster.columns += widens ? 1 : static_cast<std::size_t>(std::max(width, 0));
        if (is_regional_indicator(c) && is_regional_indicator(previous)) {
            cluster.columns = 2;
        }
        marks += is_spacing_mark(c) ? 1 : 0;
        previous = c;
        cluster.end = next;
    }
    // Skin tones and the further parts of a ZWJ sequence are drawn in the place of the first.
    cluster.columns = std::min<std::size_t>(cluster.columns, 2) + marks;
    return cluster;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// No code point takes more columns than bytes, so a short text fits unseen.
bool surely_fits(std::string_view text, std::size_t columns) {
    return text.size() <= columns;
}

/// The end of the longest row of whole clusters of `text` that takes at most `columns`.
std::size_t end_within(std::string_view text, std::size_t columns) {
    std::size_t pos = 0;
    while (pos < text.size()) {
        const Cluster cluster = cluster_at(text, pos);
        if (cluster.columns > columns) {
            break;
        }
        columns -= cluster.columns;
        pos = cluster.end;
    }
    return pos;
}

/// Whether a line may end behind `left` and the next begin with `right`.
bool may_break(std::string_view text, const Cluster& left, const Cluster& right) {
    const std::string_view before = text.substr(left.begin, left.end - left.begin);
    const std::string_view after = text.substr(right.begin, right.end - right.begin);
    if (after == " ") {
        return true;
    }
    if (k_never_first.find(after) != std::string_view::npos ||
        k_never_last.find(before) != std::string_view::npos) {
        return false;
    }
    return before == " " || left.columns == 2 || right.columns == 2;
}

/// Where the first line of `text` ends: at its end when it fits, else at the last place to break, else within
/// a word. At least one cluster is taken.
std::size_t line_end(std::string_view text, std::size_t columns) {
    Cluster left;
    std::size_t used = 0;
    std::size_t last_break = 0;
    while (left.end < text.size()) {
        const Cluster right = cluster_at(text, left.end);
        if (!left.is_empty() && may_break(text, left, right)) {
            last_break = right.begin;
        }
        if (used + right.columns > columns && !left.is_empty()) {
            return last_break > 0 ? last_break : right.begin;
        }
        used += right.columns;
        left = right;
    }
    return text.size();
}

/// Appends one line of the original, wrapped.
void append_wrapped(std::string& out, std::string_view line, std::size_t columns, std::size_t indent) {
    for (;;) {
        const std::size_t end = surely_fits(line, columns) ? line.size() : line_end(line, columns);
        std::string_view head = line.substr(0, end);
        std::string_view rest = line.substr(end);
        if (rest.empty()) {
            out.append(head);
            return;
        }
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        head.remove_suffix(head.size() - (head.find_last_not_of(' ') + 1));
        out.append(head);
        if (rest.empty()) {
            return;
        }
        out.push_back('\n');
        out.append(indent, ' ');
        line = rest;
    }
}

}  // namespace

std::size_t display_width(std::string_view text) {
    if (is_ascii(text)) {
        return text.size();
    }
    std::size_t columns = 0;
    std::size_t pos = 0;
    while (pos < text.size()) {
        const Cluster cluster = cluster_at(text, pos);
        columns += cluster.columns;
        pos = cluster.end;
    }
    return columns;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    std::size_t word = 0;
    Cluster left;
    while (left.end < text.size()) {
        const Cluster right = cluster_at(text, left.end);
        const bool begins = text[right.begin] == '\n' || may_break(text, left, right);
        word = (begins ? 0 : word) + right.columns;
        longest = std::max(longest, word);
        left = right;
    }
    return longest;
}

std::size_t cluster_end(std::string_view text, std::size_t pos) {
    return cluster_at(text, pos).end;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
    if (surely_fits(text, columns) || end_within(text, columns) == text.size()) {
        return std::string(text);
    }
    if (columns == 0) {
        return {};
    }
    std::string out(text.substr(0, end_within(text, columns - 1)));
    out += k_ellipsis;
    return out;
}

std::string pad_to_width(std::string_view text, std::size_t columns, Align align) {
    const std::size_t width = display_width(text);
    const std::size_t spaces = width < columns ? columns - width : 0;
    std::string out;
    out.reserve(text.size() + spaces);
    if (align == Align::right) {
        out.append(spaces, ' ');
    }
    out.append(text);
    if (align == Align::left) {
        out.append(spaces, ' ');
    }
    return out;
}

std::string wrap_to_width(std::string_view text, std::size_t columns, std::size_t indent) {
    const std::size_t hanging = indent + (text.find('\n') == std::string_view::npos ? 0 : k_deeper);
    const std::size_t room = columns == 0 ? k_unlimited : columns > hanging ? columns - hanging : 1;
    std::string out;
    bool is_first = true;
    for (const std::string_view line : split(text, '\n')) {
        if (!is_first) {
            out.push_back('\n');
            if (!line.empty()) {
                out.append(indent, ' ');
            }
        }
        is_first = false;
        append_wrapped(out, line, room, hanging);
    }
    return out;
}

}  // namespace aftercare
