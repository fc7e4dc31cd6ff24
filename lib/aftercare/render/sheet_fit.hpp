// How much of a paper fits on its page: the size of the type, and the lines that each long text may have.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "aftercare/render/sheet.hpp"

namespace aftercare {

/// What is chosen for a page.
struct SheetFit {
    double type_points = 11;    ///< size of the type
    std::size_t lines_max = 0;  ///< lines of a long text; 0: as many as it has
};

/// The largest type with which the paper fits; at the smallest one, the most lines for each long text.
SheetFit fit_sheet(const Sheet& sheet);

/// Lines that `text` takes in a column of `width_em` times the size of the type; LF breaks.
std::size_t lines_of(std::string_view text, double width_em);

/// `text` if it takes at most `lines_max` lines (0: any number), else what fits with `…` behind.
std::string cut_to_lines(std::string_view text, double width_em, std::size_t lines_max);

/// Width of the column of long texts, of a short value and of a wide one, in sizes of the type.
double text_width_em(double type_points);
double field_width_em(double type_points, bool wide);

}  // namespace aftercare
