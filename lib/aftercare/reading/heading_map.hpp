// A map made from the headings of a table alone: what `unit import` reads without one, and what a draft
// begins with.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/reading/import_map.hpp"

namespace aftercare {

/// What a field is called in the languages of the screen.
using FieldWords = std::function<std::vector<std::string>(std::string_view field)>;

/// The map, and what it leaves open.
struct HeadingMap {
    ImportMap map;
    std::vector<std::string> repeated;  ///< fields that several columns would fill; the first does
    std::vector<std::string> left;      ///< columns that fill nothing
};

/// Finds the columns of a form's fields by their names, by what tables commonly call them, and by their
/// words. A column fills one field.
HeadingMap map_by_headings(const MapForm& form, const std::vector<std::string>& header,
                           const FieldWords& words);

}  // namespace aftercare
