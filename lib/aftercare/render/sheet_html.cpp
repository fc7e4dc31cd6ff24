#include "aftercare/render/html_text.hpp"
#include "aftercare/render/sheet.hpp"
#include "aftercare/render/sheet_fit.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// Lines of a short value, of a paragraph: what is longer is cut at any size of the type.
constexpr std::size_t k_field_lines_max = 3;
constexpr std::size_t k_wide_lines_max = 4;
constexpr std::size_t k_paragraph_lines_max = 8;
constexpr std::size_t k_date_spaces = 18;
constexpr double k_widest_points = 11;
constexpr double k_page_em = 180 / (k_widest_points * 0.3528);

// A page is 296 mm high, a little less than A4, so that rounding never makes a second one; what would still
// stand out is hidden rather than printed elsewhere. Lengths that decide what fits are those of
// sheet_fit.cpp.
constexpr std::string_view k_sheet_style =
    "@page{size:A4 portrait;margin:0}"
    "*{box-sizing:border-box}"
    "html,body{margin:0;padding:0}"
    "body{font-family:'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang "
    "SC',SimSun,sans-serif;"
    "color:#000;background:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    ".page{width:210mm;height:296mm;padding:12mm 15mm;overflow:hidden;display:flex;flex-direction:column;"
    "line-height:1.4;break-after:page;break-inside:avoid}"
    ".page:last-child{break-after:auto}"
    "header{height:20mm;flex:none;position:relative;text-align:center;overflow:hidden}"
    "h1{font-size:20pt;line-height:10mm;height:10mm;margin:0;letter-spacing:.3em;text-indent:.3em}"
    ".issuer{font-size:10pt;line-height:6mm;height:6mm;overflow:hidden}"
    ".number{position:absolute;right:0;bottom:1mm;font-size:10pt;line-height:5mm}"
    ".issuer,.number{white-space:nowrap}"
    "p{flex:none;margin:0 0 3mm;padding:1.1mm "
    "0;white-space:pre-line;overflow-wrap:anywhere;word-break:break-all}"
    ".remark{font-weight:bold;border:.5mm solid #000;padding:1mm 2mm}"
    "table{width:100%;flex:none;border-collapse:collapse;table-layout:fixed}"
    "th,td{border:.2mm solid #000;padding:1mm 2mm;text-align:left;vertical-align:top;font-size:inherit;"
    "line-height:inherit;font-weight:normal;white-space:pre-line;overflow-wrap:anywhere;word-break:break-all}"
    "th{width:27mm;background:#eee;padding:1mm 1.5mm}"
    ".blank td,.blank th{height:11mm}"
    ".fill{flex:1 1 11mm;min-height:0;display:flex;margin-top:-.2mm;border:.2mm solid #000;overflow:hidden}"
    ".fill div{width:27mm;background:#eee;border-right:.2mm solid #000;padding:1mm 1.5mm}"
    "ul{flex:none;list-style:none;margin:0;padding:1.5mm 0}"
    "li{padding:1.1mm 0}"
    "li:before{content:'';display:inline-block;width:.9em;height:.9em;border:.3mm solid #000;"
    "margin-right:.5em;vertical-align:-.1em}"
    ".signatures{flex:none;display:flex;height:24mm;margin-top:3mm}"
    ".signatures div{flex:1;border:.2mm solid #000;padding:1mm 2mm;position:relative;overflow:hidden}"
    ".signatures div+div{border-left:0}"
    ".signatures span{white-space:pre;position:absolute;right:2mm;bottom:1mm}"
    "footer{flex:none;font-size:.8em;margin-top:2mm;white-space:nowrap;overflow:hidden}";

class SheetPageWriter {
  public:
    SheetPageWriter(std::string& out, const Sheet& sheet)
        : m_out(out), m_sheet(sheet), m_fit(fit_sheet(sheet)) {}

    void write() {
        m_out += form("<section class=\"page\" style=\"font-size:{points}pt\">\n",
                      fmt::arg("points", m_fit.type_points));
        write_header();
        paragraph("remark", m_sheet.remark);
        paragraph("opening", m_sheet.opening);
        write_table();
        write_choices();
        write_signatures();
        if (!m_sheet.footer.empty()) {
            const bool cut = m_fit.lines_max != 0;
            element("footer", m_sheet.footer + (cut ? tr("; long texts are cut short here") : ""));
        }
        m_out += "</section>\n";
    }

  private:
    void element(std::string_view name, std::string_view text, std::string_view attributes = {}) {
        m_out.append("<").append(name).append(attributes).append(">");
        append_html_text(m_out, text);
        m_out.append("</").append(name.substr(0, name.find(' '))).append(">");
    }

    void write_header() {
        m_out += "<header>";
        element("div", m_sheet.issuer, " class=\"issuer\"");
        element("h1", m_sheet.title);
        element("div", m_sheet.number, " class=\"number\"");
        m_out += "</header>\n";
    }

    void paragraph(std::string_view kind, const std::string& text) {
        if (!text.empty()) {
            element("p", text, " class=\"" + std::string(kind) + "\"");
            m_out += "\n";
        }
    }

    void write_table() {
        m_out +=
            "<table>\n<colgroup><col style=\"width:27mm\"><col><col style=\"width:27mm\"><col></colgroup>\n";
        const SheetField* left = nullptr;
        for (const auto& field : m_sheet.fields) {
            if (field.wide) {
                flush(left);
                wide_row(field.label, field.value, {});
            } else if (left == nullptr) {
                left = &field;
            } else {
                m_out += "<tr>";
                pair(*left);
                pair(field);
                m_out += "</tr>\n";
                left = nullptr;
            }
        }
        flush(left);
        for (const auto& text : m_sheet.texts) {
            wide_row(text.label, cut_to_lines(text.text, text_width_em(m_fit.type_points), m_fit.lines_max),
                     {});
        }
        for (std::size_t i = 0; i + 1 < m_sheet.blanks.size(); ++i) {
            wide_row(m_sheet.blanks[i], {}, " class=\"blank\"");
        }
        m_out += "</table>\n";
        if (!m_sheet.blanks.empty()) {
            m_out += "<div class=\"fill\">";
            element("div", m_sheet.blanks.back());
            m_out += "</div>\n";
        }
    }

    void pair(const SheetField& field) {
        element("th", field.label);
        element("td", field.value);
    }

    void flush(const SheetField*& left) {
        if (left != nullptr) {
            wide_row(left->label, left->value, {});
            left = nullptr;
        }
    }

    void wide_row(const std::string& label, const std::string& value, std::string_view attributes) {
        m_out.append("<tr").append(attributes).append(">");
        element("th", label);
        if (value.find('\n') == std::string::npos) {
            element("td", value, " colspan=\"3\"");
        } else {
            m_out += "<td colspan=\"3\">";
            append_html_lines(m_out, value);
            m_out += "</td>";
        }
        m_out += "</tr>\n";
    }

    void write_choices() {
        if (m_sheet.choices.empty()) {
            return;
        }
        m_out += "<ul>";
        for (const auto& choice : m_sheet.choices) {
            element("li", choice);
        }
        m_out += "</ul>\n";
    }

    void write_signatures() {
        if (m_sheet.signatures.empty()) {
            return;
        }
        m_out += "<div class=\"signatures\">";
        for (const auto& who : m_sheet.signatures) {
            m_out += "<div>";
            append_html_text(m_out, who);
            element("span", tr_in("sheet", "date:") + std::string(k_date_spaces, ' '));
            m_out += "</div>";
        }
        m_out += "</div>\n";
    }

    std::string& m_out;
    const Sheet& m_sheet;
    SheetFit m_fit;
};

/// What a page cannot have at any size of the type is cut before the rest is fitted in.
Sheet trimmed(Sheet sheet) {
    for (auto& field : sheet.fields) {
        field.value = cut_to_lines(field.value, field_width_em(k_widest_points, field.wide),
                                   field.wide ? k_wide_lines_max : k_field_lines_max);
    }
    for (auto* paragraph : {&sheet.remark, &sheet.opening}) {
        *paragraph = cut_to_lines(harmless(*paragraph, true), k_page_em, k_paragraph_lines_max);
    }
    return sheet;
}

}  // namespace

std::string sheets_html(const std::vector<Sheet>& sheets) {
    std::string out;
    append_html_head(out, sheets.empty() ? "" : sheets.front().title + " " + sheets.front().number,
                     std::string(k_sheet_style) + std::string(k_html_line_style));
    for (const auto& sheet : sheets) {
        const auto page = trimmed(sheet);
        SheetPageWriter(out, page).write();
    }
    out += "</body>\n</html>\n";
    return out;
}

}  // namespace aftercare
