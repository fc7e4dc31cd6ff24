#include <cassert>

#include "aftercare/render/cell_text.hpp"
#include "aftercare/render/html_text.hpp"
#include "aftercare/render/output_buffer.hpp"
#include "aftercare/render/row_formats.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_table_style =
    "body{font-family:sans-serif;margin:1.5em}"
    "table{border-collapse:collapse}"
    "th,td{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top;white-space:pre-line}"
    "th{background:#eee}"
    ".n{text-align:right;white-space:nowrap}"
    "thead{display:table-header-group}tr{break-inside:avoid}";

class HtmlRowWriter final : public RowWriter {
  public:
    HtmlRowWriter(std::vector<Column> columns, const WriteOptions& options, Sink sink)
        : m_columns(std::move(columns)),
          m_options(options),
          m_texts(m_columns, options),
          m_out(std::move(sink)) {}

    void row(Row cells) override {
        assert(cells.size() == m_columns.size());
        begin();
        m_line = "<tr>";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (m_columns[i].shown) {
                append_cell("td", m_columns[i], m_texts.text_of(cells, i));
            }
        }
        m_line += "</tr>\n";
        m_out.put(m_line);
    }

    void finish() override {
        begin();
        m_out.put("</tbody>\n</table>\n</body>\n</html>\n");
        m_out.flush();
    }

  private:
    void begin() {
        if (m_has_begun) {
            return;
        }
        m_has_begun = true;
        m_line.clear();
        append_html_head(m_line, m_options.title, k_table_style);
        if (!m_options.title.empty()) {
            m_line += "<h1>";
            append_html_text(m_line, m_options.title);
            m_line += "</h1>\n";
        }
        m_line += "<table>\n<thead>\n<tr>";
        for (const Column& column : m_columns) {
            if (column.shown) {
                append_cell("th", column, header_of(column, m_options));
            }
        }
        m_line += "</tr>\n</thead>\n<tbody>\n";
        m_out.put(m_line);
    }

    void append_cell(std::string_view tag, const Column& column, std::string_view text) {
        m_line += '<';
        m_line += tag;
        if (alignment_of(column) == Align::right) {
            m_line += " class=\"n\"";
        }
        m_line += '>';
        append_html_text(m_line, text);
        m_line += "</";
        m_line += tag;
        m_line += '>';
    }

    std::vector<Column> m_columns;
    WriteOptions m_options;
    bool m_has_begun = false;
    std::string m_line;
    CellsForPeople m_texts;
    OutputBuffer m_out;
};

}  // namespace

std::unique_ptr<RowWriter> make_html_writer(std::vector<Column> columns, const WriteOptions& options,
                                            Sink sink) {
    return std::make_unique<HtmlRowWriter>(std::move(columns), options, std::move(sink));
}

}  // namespace aftercare
