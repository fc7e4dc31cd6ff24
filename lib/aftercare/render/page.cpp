#include "aftercare/render/page.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "aftercare/render/html_text.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// Texts up to so many columns stand in one line of a table, also on a phone.
constexpr std::size_t k_whole_columns_max = 16;
/// Tables of so many rows are printed on one sheet.
constexpr std::size_t k_short_rows_max = 12;

class PageWriter {
  public:
    std::string write(const Page& page) {
        append_html_head(m_out, page.title, page_style(), Layout::screen);
        m_out += "<header>\n";
        element("h1", page.title);
        m_out += "<dl class=\"facts\">\n";
        for (const auto& fact : page.facts) {
            m_out += "<div>";
            element("dt", fact.term);
            element("dd", fact.value);
            m_out += "</div>\n";
        }
        m_out += "</dl>\n</header>\n<main>\n";
        for (std::size_t i = 0; i < page.sections.size(); ++i) {
            section(page.sections[i], std::to_string(i + 1));
        }
        m_out += "</main>\n</body>\n</html>\n";
        return std::move(m_out);
    }

  private:
    void element(std::string_view tag, std::string_view text, std::string_view attributes = {}) {
        m_out.append("<").append(tag).append(attributes).append(">");
        append_html_text(m_out, text);
        m_out.append("</").append(tag).append(">");
    }

    /// The same where there is a text.
    void optional_element(std::string_view tag, std::string_view text, std::string_view attributes) {
        if (!text.empty()) {
            element(tag, text, attributes);
        }
    }

    void section(const PageSection& part, const std::string& number) {
        m_out.append("<section aria-labelledby=\"part-").append(number).append("\"");
        m_out.append(part.on_new_sheet ? " class=\"sheet\"" : "").append(">\n");
        element("h2", number + ". " + part.heading, " id=\"part-" + number + "\"");
        m_out += "\n";
        bool is_in_charts = false;
        for (const auto& block : part.blocks) {
            const bool is_chart = std::holds_alternative<PageChart>(block);
            if (is_chart != is_in_charts) {
                m_out += is_chart ? "<div class=\"charts\">\n" : "</div>\n";
                is_in_charts = is_chart;
            }
            std::visit([this](const auto& what) { put(what); }, block);
        }
        m_out += is_in_charts ? "</div>\n</section>\n" : "</section>\n";
    }

    void put(const PageLines& block) {
        m_out += "<ol class=\"lines\">\n";
        for (const auto& line : block.lines) {
            m_out += "<li>";
            element("strong", line.number);
            m_out += ' ';
            element("span", line.text);
            m_out += "</li>\n";
        }
        m_out += "</ol>\n";
    }

    void put(const PageTiles& block) {
        m_out += "<dl class=\"tiles\">\n";
        for (const auto& tile : block.tiles) {
            m_out += "<div>";
            element("dt", tile.label);
            element("dd", tile.value, " class=\"figure\"");
            m_out += "<dd>";
            append_html_text(m_out, tile.previous);
            if (tile.trend) {
                m_out += ' ';
                element("strong", trend_words(*tile.trend), class_of(tile.trend->verdict));
            }
            m_out += "</dd>";
            optional_element("dd", tile.beneath, " class=\"beneath\"");
            m_out += "</div>\n";
        }
        m_out += "</dl>\n";
    }

    static std::string_view class_of(Verdict verdict) {
        return verdict == Verdict::better  ? " class=\"better\""
               : verdict == Verdict::worse ? " class=\"worse\""
                                           : "";
    }

    void put(const PageTable& table) {
        // What is wider than a phone is moved within its place, by keys too.
        m_out += table.rows.size() > k_short_rows_max ? "<div class=\"wide\"" : "<div class=\"wide short\"";
        m_out += " role=\"region\" tabindex=\"0\" aria-label=\"";
        append_html_text(m_out, table.caption);
        m_out += "\">\n<table>\n";
        element("caption", table.caption);
        m_out += "\n<thead>\n<tr>";
        for (const auto& column : table.columns) {
            element("th", column.header, " scope=\"col\"" + std::string(class_of(column.align, false)));
        }
        m_out += "</tr>\n</thead>\n<tbody>\n";
        std::vector<std::string> attributes;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            attributes.push_back(i == 0 ? " scope=\"row\"" : "");
            attributes.back() += class_of(table.columns[i].align, has_long_texts(table, i));
        }
        for (const auto& row : table.rows) {
            assert(row.size() <= table.columns.size());
            m_out += "<tr>";
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                element(i == 0 ? "th" : "td", i < row.size() ? std::string_view(row[i]) : "", attributes[i]);
            }
            m_out += "</tr>\n";
        }
        m_out += "</tbody>\n</table>\n</div>\n";
    }

    static std::string_view class_of(Align align, bool is_long) {
        return align == Align::right ? " class=\"n\"" : is_long ? " class=\"long\"" : "";
    }

    static bool has_long_texts(const PageTable& table, std::size_t column) {
        return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
            return column < row.size() && display_width(row[column]) > k_whole_columns_max;
        });
    }

    void put(const PageChart& chart) {
        m_out += "<figure>\n";
        element("figcaption", chart.caption);
        m_out.append("\n").append(chart.svg).append("</figure>\n");
    }

    void put(const PageDefinitions& block) {
        m_out += "<dl class=\"definitions\">\n";
        for (const auto& definition : block.definitions) {
            element("dt", definition.term);
            element("dd", definition.text);
            m_out += '\n';
        }
        m_out += "</dl>\n";
    }

    void put(const PageText& block) {
        optional_element("h3", block.heading, "");
        element("p", block.text);
        m_out += '\n';
    }

    void put(const PageBlank& block) {
        element("h3", block.heading);
        m_out += "<div class=\"blank\">";
        for (std::size_t i = 0; i < block.lines; ++i) {
            m_out += "<div></div>";
        }
        m_out += "</div>\n";
    }

    void put(const PageSignatures& block) {
        m_out += "<ul class=\"signatures\">\n";
        for (const auto& signer : block.signers) {
            element("li", signer);
            m_out += '\n';
        }
        m_out += "</ul>\n";
    }

    std::string m_out;
};

}  // namespace

std::string page_html(const Page& page) {
    return PageWriter().write(page);
}

}  // namespace aftercare
