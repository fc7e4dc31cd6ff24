// A page of figures: one HTML file for a screen and for paper, in parts that whoever fills it in puts in
// order.
//
// The page is self-contained: no script, nothing from outside, and a content security policy that lets in
// neither. It reads on a phone and on a wide screen, light or dark, and prints on A4 with the heads of tables
// on each sheet. It is well-formed as XML too, so that scripts can take it apart. Texts come in the reader's
// language and may be what people wrote: they are escaped here and nowhere else. What is already markup is an
// SVG of a chart alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "aftercare/render/trend.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

/// Something the page is about, and what it is: period, as-of, who made it.
struct PageFact {
    std::string term;
    std::string value;
};

/// What somebody has to decide: a number and the decision wanted.
struct PageLine {
    std::string number;
    std::string text;
};
struct PageLines {
    std::vector<PageLine> lines;
};

/// A figure by itself.
struct PageTile {
    std::string label;
    std::string value;
    std::string previous = {};  ///< of the period before, with the word that says so
    std::optional<Trend> trend = {};
    std::string beneath = {};  ///< what has to be read with it: its base, the figure it stands against
};
struct PageTiles {
    std::vector<PageTile> tiles;
};

struct PageColumn {
    std::string header;
    Align align = Align::left;
};

/// A table. The first cell of a row is its head: what the row is about. Rows have at most a cell a column;
/// missing ones are empty.
struct PageTable {
    std::string caption;
    std::vector<PageColumn> columns;
    std::vector<std::vector<std::string>> rows;
};

/// A chart with its caption. Charts that follow each other stand side by side where there is room.
struct PageChart {
    std::string caption;
    std::string svg;  ///< as chart_svg gives it
};

struct PageDefinition {
    std::string term;
    std::string text;
};
struct PageDefinitions {
    std::vector<PageDefinition> definitions;
};

/// A paragraph, with a heading or without; LF breaks its lines.
struct PageText {
    std::string text;
    std::string heading = {};
};

/// What is filled in by hand: a heading and, on paper, lines to write on.
struct PageBlank {
    std::string heading;
    std::size_t lines = 4;
};

/// Lines to sign, each with who signs.
struct PageSignatures {
    std::vector<std::string> signers;
};

using PageBlock = std::variant<PageLines, PageTiles, PageTable, PageChart, PageDefinitions, PageText,
                               PageBlank, PageSignatures>;

/// A part of the page. It is numbered by its place.
struct PageSection {
    std::string heading;
    std::vector<PageBlock> blocks;
    bool on_new_sheet = false;  ///< when printed
};

struct Page {
    std::string title;
    std::vector<PageFact> facts;
    std::vector<PageSection> sections;
};

/// The page in the current language.
std::string page_html(const Page& page);

/// The page's style, charts included.
std::string page_style();

}  // namespace aftercare
