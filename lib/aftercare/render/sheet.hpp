// A printed paper: a work order, a consent form. Its parts, and how they become text and a page of HTML.
//
// The HTML page is one A4 page whatever is in it: the type shrinks with the amount of text down to what can
// still be read, then long texts are cut and say so. What fits is computed here, since nobody who prints
// looks at a second page. The text form cuts nothing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace aftercare {

/// Lines of ours as one value or text of a sheet. What people wrote may have lines of its own: they are
/// marked, so that none reads as a line of ours (marked_lines). Every value and text of a sheet comes from
/// here.
std::string lines_on_sheet(const std::vector<std::string>& lines);

/// A short fact: two stand side by side on the page unless `wide`.
struct SheetField {
    std::string label;
    std::string value;
    bool wide = false;
};

/// A long text, the width of the page.
struct SheetText {
    std::string label;
    std::string text;
};

/// A paper with its parts from top to bottom; empty ones are left out.
struct Sheet {
    std::string title;
    std::string number;
    std::string issuer;   ///< the project in whose name it goes out
    std::string remark;   ///< what the reader must not miss: the order was cancelled
    std::string opening;  ///< whom it is for and what it asks
    std::vector<SheetField> fields;
    std::vector<SheetText> texts;
    std::vector<std::string> choices;     ///< boxes to tick
    std::vector<std::string> blanks;      ///< to be filled in by hand
    std::vector<std::string> signatures;  ///< who signs
    std::string footer;
};

constexpr std::size_t k_sheet_columns = 80;

/// The paper as text, as wide as it is printed; narrower on a screen of fewer `columns` (0 = no screen).
std::string sheet_text(const Sheet& sheet, std::size_t columns = 0);

/// The papers as one HTML document that needs no other file, one A4 page each.
std::string sheets_html(const std::vector<Sheet>& sheets);

}  // namespace aftercare
