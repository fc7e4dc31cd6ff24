// The words of a written room: names (3, A1201, 甲, 十二) and the marks behind them (栋, 单元, 室).
//
// Only for room.cpp, which says what the parts mean. All text here is folded: half-width, upper case, well
// formed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare {

/// What a word behind a number makes of it.
enum class Mark {
    none,
    number,    ///< 号 #: a building before other parts, a room at the end
    building,  ///< 栋 幢 座 号楼
    block,     ///< 楼: a building at the beginning, a floor behind one
    entrance,  ///< 单元 门
    floor,     ///< 层
    room,      ///< 室 房 户 号房
};

/// A name and the mark behind it.
struct Part {
    std::string name;
    Mark mark = Mark::none;
};

/// A dash of any kind, or what people write in its place.
bool is_dash(char32_t c);

/// The parts from `start` to the end of the text; nothing when anything else stands among them.
std::optional<std::vector<Part>> parts_from(std::string_view text, std::size_t start);

/// Where a part may begin: not inside a run of digits, letters or Chinese numerals.
std::vector<std::size_t> starts_of(std::string_view text);

}  // namespace aftercare
