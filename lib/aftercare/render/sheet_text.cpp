#include <algorithm>

#include "aftercare/render/sheet.hpp"
#include "aftercare/render/table.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_label_columns_least = 12;
constexpr std::size_t k_sheet_gap = 2;
constexpr std::size_t k_date_columns = 16;
/// On a narrower sheet the date stands under the signature.
constexpr std::size_t k_signature_columns_least = 60;

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
    return columns + k_sheet_gap;
}

/// A sheet of so many columns.
class TextSheet {
  public:
    explicit TextSheet(std::size_t columns) : m_columns(columns) {}

    std::string of(const Sheet& sheet) const {
        std::string out = centred(harmless(sheet.issuer, true)) + centred(sheet.title) +
                          pad_to_width(sheet.number, m_columns, Align::right) + "\n" + rule('=');
        out += paragraph(sheet.remark) + paragraph(sheet.opening);
        out += sheet.remark.empty() && sheet.opening.empty() ? "" : rule('-');
        out += sections(sheet) + rule('=');
        for (const auto& choice : sheet.choices) {
            out += wrap_to_width("[ ] " + choice, m_columns) + "\n";
        }
        for (const auto& who : sheet.signatures) {
            out += signature(who);
        }
        return out + paragraph(sheet.footer);
    }

  private:
    std::string rule(char with) const { return std::string(m_columns, with) + "\n"; }

    /// What is filled in by hand, from `begin` to the edge.
    static std::string blank(std::size_t begin, std::size_t edge) {
        return std::string(edge > begin ? edge - begin : 0, '_');
    }

    std::string paragraph(const std::string& text) const {
        return text.empty() ? std::string() : wrap_to_width(harmless(text, true), m_columns) + "\n";
    }

    std::string labelled(const std::string& label, const std::string& value, std::size_t indent) const {
        return lay_out_field(label, value, indent, {m_columns, false});
    }

    std::string centred(const std::string& text) const {
        const auto width = display_width(text);
        const auto before = width < m_columns ? (m_columns - width) / 2 : 0;
        return std::string(before, ' ') + wrap_to_width(text, m_columns) + "\n";
    }

    std::string sections(const Sheet& sheet) const {
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
            out += pad_to_width(label, indent) + blank(indent, m_columns) + "\n";
        }
        return out;
    }

    std::string signature(const std::string& who) const {
        constexpr std::size_t k_begin = k_label_columns_least + k_sheet_gap;
        const auto date = tr_in("sheet", "date:");
        const auto signed_by = pad_to_width(who, k_begin);
        return m_columns < k_signature_columns_least
                   ? signed_by + blank(k_begin, m_columns) + "\n" + date +
                         blank(display_width(date), m_columns) + "\n"
                   : signed_by + blank(k_begin, m_columns / 2) + " " + date + blank(0, k_date_columns) + "\n";
    }

    std::size_t m_columns;
};

}  // namespace

std::string lines_on_sheet(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += (text.empty() ? "" : "\n") + marked_lines(trim(line));
    }
    return text;
}

std::string sheet_text(const Sheet& sheet, std::size_t columns) {
    return TextSheet(columns == 0 ? k_sheet_columns : std::min(columns, k_sheet_columns)).of(sheet);
}

}  // namespace aftercare
