#include <algorithm>

#include "aftercare/render/sheet.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_columns = 80;
constexpr std::size_t k_label_columns_least = 12;
constexpr std::size_t k_gap = 2;
constexpr std::size_t k_date_columns = 16;

std::string rule(char with) {
    return std::string(k_columns, with) + "\n";
}

std::size_t label_columns(const Sheet& sheet) {
    std::size_t columns = k_label_columns_least;
    for (const auto& field : sheet.fields) {
        columns = std::max(columns, display_width(field.label));
    }
    for (const auto& text : sheet.texts) {
        columns = std::max(columns, display_width(text.label));
    }
    for (const auto& label : sheet.blanks) {
        columns = std::max(columns, display_width(label));
    }
    return columns + k_gap;
}

std::string paragraph(const std::string& text) {
    return text.empty() ? std::string() : wrap_to_width(harmless(text, true), k_columns) + "\n";
}

std::string labelled(const std::string& label, const std::string& value, std::size_t indent) {
    return pad_to_width(label, indent) + wrap_to_width(value, k_columns, indent) + "\n";
}

std::string centred(const std::string& text) {
    const auto width = display_width(text);
    return std::string(width < k_columns ? (k_columns - width) / 2 : 0, ' ') + text + "\n";
}

std::string sections(const Sheet& sheet) {
    const auto indent = label_columns(sheet);
    std::string out;
    for (const auto& field : sheet.fields) {
        out += labelled(field.label, field.value, indent);
    }
    for (const auto& text : sheet.texts) {
        out += rule('-') + labelled(text.label, text.text, indent);
    }
    if (!sheet.blanks.empty()) {
        out += rule('-');
    }
    for (const auto& label : sheet.blanks) {
        out += pad_to_width(label, indent) + std::string(k_columns - indent, '_') + "\n";
    }
    return out;
}

}  // namespace

std::string lines_on_sheet(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += (text.empty() ? "" : "\n") + marked_lines(trim(line));
    }
    return text;
}

std::string sheet_text(const Sheet& sheet) {
    std::string out = centred(harmless(sheet.issuer, true)) + centred(sheet.title) +
                      pad_to_width(sheet.number, k_columns, Align::right) + "\n" + rule('=');
    out += paragraph(sheet.remark) + paragraph(sheet.opening);
    out += sheet.remark.empty() && sheet.opening.empty() ? "" : rule('-');
    out += sections(sheet) + rule('=');
    for (const auto& choice : sheet.choices) {
        out += "[ ] " + choice + "\n";
    }
    for (const auto& who : sheet.signatures) {
        const auto date = " " + tr_in("sheet", "date:") + std::string(k_date_columns, '_');
        out += pad_to_width(who, k_label_columns_least + k_gap) +
               std::string(k_columns / 2 - k_label_columns_least - k_gap, '_') + date + "\n";
    }
    return out + paragraph(sheet.footer);
}

}  // namespace aftercare
