#include "aftercare/render/sheet_fit.hpp"

#include <algorithm>
#include <array>

#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

namespace {

// Millimetres of the page as the style in sheet_html.cpp lays it out; the two are changed together.
constexpr double k_mm_a_point = 0.3528;
constexpr double k_page_mm = 297 - 2 * 12;
constexpr double k_spare_mm = 8;
constexpr double k_text_mm = 180 - 27 - 4;
constexpr double k_field_mm = 90 - 27 - 4;
constexpr double k_label_mm = 27 - 3;
constexpr double k_row_padding_mm = 2.2;
constexpr double k_head_mm = 20;
constexpr double k_blank_mm = 11;
constexpr double k_signature_mm = 27;
constexpr double k_paragraph_mm = 3;
constexpr double k_line_height = 1.4;

// In sizes of the type. Narrow characters are on the broad side of what fonts have; the space that line
// breaking leaves at the ends of lines is in k_filled.
constexpr double k_narrow_em = 0.62;
constexpr double k_picture_em = 1.4;
constexpr double k_filled = 0.93;
constexpr char32_t k_first_picture = 0x1F000;

constexpr auto k_sizes = std::to_array<double>({11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7});
constexpr std::size_t k_lines_least = 2;

double cluster_em(std::string_view cluster) {
    std::size_t pos = 0;
    if (next_code_point(cluster, pos) >= k_first_picture) {
        return k_picture_em;
    }
    const auto columns = display_width(cluster);
    return columns >= 2 ? 1.0 : columns == 1 ? k_narrow_em : 0.0;
}

/// Goes through the lines of `text` until `lines_max` are full (0: to the end).
struct Walk {
    std::size_t lines = 1;
    std::size_t end = 0;  ///< of the text that stands on these lines
};
Walk walk(std::string_view text, double width_em, std::size_t lines_max) {
    Walk result;
    double used = 0;
    std::size_t pos = 0;
    while (pos < text.size()) {
        const auto next = cluster_end(text, pos);
        const auto cluster = text.substr(pos, next - pos);
        const bool breaks = cluster.find('\n') != std::string_view::npos;
        const double width = breaks ? 0 : cluster_em(cluster);
        if (breaks || used + width > width_em * k_filled) {
            if (result.lines == lines_max) {
                break;
            }
            ++result.lines;
            used = 0;
        }
        used += width;
        pos = next;
        result.end = pos;
    }
    result.end = pos;
    return result;
}

/// Lines of a row: those of its label or those of its value.
std::size_t row_lines(std::string_view label, std::size_t value_lines, double points) {
    return std::max(lines_of(label, k_label_mm / (points * k_mm_a_point)), value_lines);
}

double lines_mm(double lines, double points) {
    return lines * points * k_mm_a_point * k_line_height;
}

double row_mm(std::size_t lines, double points) {
    return lines_mm(static_cast<double>(lines), points) + k_row_padding_mm;
}

/// Height of the short facts: pairs as high as the higher of the two.
double fields_mm(const Sheet& sheet, double points) {
    double height = 0;
    std::size_t left = 0;
    for (const auto& field : sheet.fields) {
        const auto value_lines = lines_of(field.value, field_width_em(points, field.wide));
        const auto lines = row_lines(field.label, value_lines, points);
        if (field.wide) {
            height += (left != 0 ? row_mm(left, points) : 0) + row_mm(lines, points);
            left = 0;
        } else if (left == 0) {
            left = lines;
        } else {
            height += row_mm(std::max(left, lines), points);
            left = 0;
        }
    }
    return height + (left != 0 ? row_mm(left, points) : 0);
}

double height_mm(const Sheet& sheet, const SheetFit& fit) {
    const double points = fit.type_points;
    const double page_em = (k_text_mm + 27) / (points * k_mm_a_point);
    double height = k_head_mm + fields_mm(sheet, points);
    for (const auto* paragraph : {&sheet.remark, &sheet.opening, &sheet.footer}) {
        if (!paragraph->empty()) {
            height += row_mm(lines_of(*paragraph, page_em), points) + k_paragraph_mm;
        }
    }
    for (const auto& text : sheet.texts) {
        auto lines = lines_of(text.text, text_width_em(points));
        lines = fit.lines_max != 0 ? std::min(lines, fit.lines_max) : lines;
        height += row_mm(row_lines(text.label, lines, points), points);
    }
    height += static_cast<double>(sheet.blanks.size()) * k_blank_mm;
    height += static_cast<double>(sheet.choices.size()) * row_mm(1, points) + k_paragraph_mm;
    return height + (sheet.signatures.empty() ? 0 : k_signature_mm);
}

}  // namespace

double text_width_em(double type_points) {
    return k_text_mm / (type_points * k_mm_a_point);
}

double field_width_em(double type_points, bool wide) {
    return (wide ? k_text_mm : k_field_mm) / (type_points * k_mm_a_point);
}

std::size_t lines_of(std::string_view text, double width_em) {
    return walk(text, width_em, 0).lines;
}

std::string cut_to_lines(std::string_view text, double width_em, std::size_t lines_max) {
    const auto all = walk(text, width_em, lines_max);
    if (lines_max == 0 || all.end == text.size()) {
        return std::string(text);
    }
    // The last line leaves room for the mark.
    auto before = walk(text, width_em, lines_max - 1).end;
    before = lines_max == 1 ? 0 : before + (text[before] == '\n' ? 1 : 0);
    const auto last = walk(text.substr(before), width_em - 2, 1).end;
    return std::string(trim(text.substr(0, before + last))) + "…";
}

SheetFit fit_sheet(const Sheet& sheet) {
    SheetFit fit;
    for (const double points : k_sizes) {
        fit.type_points = points;
        if (height_mm(sheet, fit) <= k_page_mm - k_spare_mm) {
            return fit;
        }
    }
    std::size_t most = k_lines_least;
    for (const auto& text : sheet.texts) {
        most = std::max(most, lines_of(text.text, text_width_em(fit.type_points)));
    }
    fit.lines_max = std::min<std::size_t>(most, 100);
    while (fit.lines_max > k_lines_least && height_mm(sheet, fit) > k_page_mm - k_spare_mm) {
        --fit.lines_max;
    }
    return fit;
}

}  // namespace aftercare
