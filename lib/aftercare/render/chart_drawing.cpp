#include "aftercare/render/chart_drawing.hpp"

#include <array>
#include <cassert>
#include <cmath>

#include "aftercare/render/html_text.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

namespace {

/// A column of text of 11 units: half a Chinese character, a digit of the widest common faces.
constexpr double k_column_width = 6.2;
constexpr std::string_view k_broad = "%MWmw@";  ///< take half as much again
constexpr char k_symbol_lead = '\xE2';  ///< of … and “ and →, which Chinese faces draw as wide as a character
constexpr double k_value_max = 1e300;  ///< of which thousands have a sum
constexpr double k_sample_width = 20;
constexpr double k_sample_height = 9;
constexpr std::size_t k_legend_columns_max = 24;

constexpr std::array<std::string_view, k_chart_series_max> k_markers = {
    "m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z",
    "m-2.2-2.2h4.4v4.4h-4.4z",
    "m0-3l2.8 5h-5.6z",
    "m0-3.2l3.2 3.2-3.2 3.2-3.2-3.2z",
    "m-2.4-2.4l4.8 4.8m0-4.8l-4.8 4.8",
    "m0-3v6m-3-3h6"};

void append_coordinate(std::string& out, double value) {
    const auto tenths = std::lround(value * 10);
    out += tenths < 0 ? "-" : "";
    out += std::to_string(std::abs(tenths) / 10);
    if (tenths % 10 != 0) {
        out += '.';
        out += static_cast<char>('0' + std::abs(tenths) % 10);
    }
}

bool is_identifier(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void append_described(std::string& out, const ChartFrame& frame, std::string_view name,
                      std::string_view text) {
    out.append("<").append(name).append(" id=\"").append(frame.id).append("-").append(name).append("\">");
    append_html_text(out, text);
    out.append("</").append(name).append(">");
}

}  // namespace

double drawn_width(std::string_view text) {
    std::size_t halves = 2 * display_width(text);
    for (const char c : text) {
        halves += c == k_symbol_lead ? 2 : k_broad.find(c) != std::string_view::npos ? 1 : 0;
    }
    return static_cast<double>(halves) * k_column_width / 2;
}

std::size_t columns_within(double width) {
    return static_cast<std::size_t>(std::max(0.0, width) / k_column_width);
}

PathText& PathText::put(char command, double coordinate) {
    m_text += command;
    append_coordinate(m_text, coordinate);
    return *this;
}

PathText& PathText::shape(double x, double y, std::string_view relative) {
    move(x, y);
    m_text += relative;
    return *this;
}

void Drawing::text(double x, double y, Anchor anchor, std::string_view shown, std::string_view whole) {
    if (shown.empty()) {
        return;
    }
    m_body += "<text x=\"";
    append_coordinate(m_body, x);
    m_body += "\" y=\"";
    append_coordinate(m_body, y);
    m_body += anchor == Anchor::start    ? "\">"
              : anchor == Anchor::middle ? "\" class=\"m\">"
                                         : "\" class=\"e\">";
    if (!whole.empty() && whole != shown) {
        m_body += "<title>";
        append_html_text(m_body, whole);
        m_body += "</title>";
    }
    append_html_text(m_body, shown);
    m_body += "</text>\n";
}

void Drawing::path(std::string_view classes, const PathText& path, double width) {
    if (path.text().empty()) {
        return;
    }
    m_body.append("<path class=\"").append(classes).append("\"");
    if (width > 0) {
        m_body += " stroke-width=\"";
        append_coordinate(m_body, width);
        m_body += '"';
    }
    m_body.append(" d=\"").append(path.text()).append("\"/>\n");
}

void Drawing::sample(double x, double y, const LegendEntry& entry) {
    const PathText stroke = PathText().move(x, y).across(x + k_sample_width);
    if (entry.part == "b") {
        path("u", stroke, k_sample_height);
        path(look("b", entry.look), stroke, k_sample_height);
        return;
    }
    path(look(entry.part, entry.look), stroke);
    path(look("k", entry.look), PathText().shape(x + k_sample_width / 2, y, marker(entry.look)));
}

double Drawing::legend(double y, const std::vector<LegendEntry>& entries) {
    double x = 0;
    for (const auto& entry : entries) {
        const ChartLabel name = chart_label(entry.name, k_legend_columns_max);
        const double width = k_sample_width + k_text_gap + drawn_width(name.shown);
        if (x > 0 && x + width > k_chart_width) {
            x = 0;
            y += k_line_height;
        }
        sample(x, y - k_half_letter, entry);
        text(x + k_sample_width + k_text_gap, y, Anchor::start, name.shown, name.whole);
        x += width + 2 * k_text_gap;
    }
    return entries.empty() ? y : y + k_line_height;
}

std::string Drawing::svg(double height) const {
    assert(is_identifier(m_frame.id));
    std::string out = "<svg class=\"chart\" viewBox=\"0 0 ";
    append_coordinate(out, k_chart_width);
    out += ' ';
    append_coordinate(out, height);
    out.append("\" role=\"img\" aria-labelledby=\"").append(m_frame.id).append("-title ");
    out.append(m_frame.id).append("-desc\">\n");
    append_described(out, m_frame, "title", m_frame.title);
    append_described(out, m_frame, "desc", m_frame.description.empty() ? m_frame.title : m_frame.description);
    return out.append("\n").append(m_body).append("</svg>\n");
}

std::vector<LegendEntry> legend_of(std::string_view part, const std::vector<ChartSeries>& series) {
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; series.size() > 1 && i < series.size(); ++i) {
        entries.push_back({part, i, series[i].name});
    }
    return entries;
}

std::string look(std::string_view part, std::size_t series) {
    return std::string(part) + " s" + std::to_string(series);
}

std::string_view marker(std::size_t series) {
    return k_markers.at(series);
}

std::optional<double> drawn_value(const ChartValues& values, std::size_t i) {
    const bool is_drawn = i < values.size() && values[i] && *values[i] >= 0 && *values[i] <= k_value_max;
    return is_drawn ? values[i] : std::nullopt;
}

ChartLabel chart_label(std::string_view text, std::size_t columns) {
    ChartLabel label{.shown = {}, .whole = harmless(text, true)};
    const double room = static_cast<double>(columns) * k_column_width;
    do {
        label.shown = cut_to_width(label.whole, columns);
    } while (drawn_width(label.shown) > room && columns-- > 0);
    return label;
}

std::vector<std::size_t> labels_with_room(const std::vector<LabelSpan>& labels) {
    const auto has_room = [&](std::size_t left, std::size_t right) {
        return labels[left].end + k_text_gap <= labels[right].begin;
    };
    const auto all_have_room = [&](std::size_t step) {
        for (std::size_t i = step; i < labels.size(); i += step) {
            if (!has_room(i - step, i)) {
                return false;
            }
        }
        return true;
    };
    std::size_t step = 1;
    while (!all_have_room(step)) {
        ++step;
    }
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < labels.size(); i += step) {
        shown.push_back(i);
    }
    if (!shown.empty() && shown.back() + 1 < labels.size() && has_room(shown.back(), labels.size() - 1)) {
        shown.push_back(labels.size() - 1);
    }
    return shown;
}

std::string empty_chart(const ChartFrame& frame) {
    Drawing drawing(frame);
    drawing.text(k_chart_width / 2, 2 * k_line_height, Anchor::middle, tr("no values"));
    return drawing.svg(3 * k_line_height);
}

}  // namespace aftercare
