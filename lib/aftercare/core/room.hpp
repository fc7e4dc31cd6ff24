// Rooms as people write them: 3栋1单元1201, 3-1-1201, ３-1-１２０１, A座1201室, 3号楼1201.
//
// Reading a room never guesses: it gives what is written (project, building, entrance, room) and the registry
// says which units fit. Leading zeros are part of a number: 0301 is not 301.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare {

/// What a written room says; parts that are not said are empty. Parts are folded: full-width to ASCII,
/// letters to upper case, the words 栋 幢 座 楼 号楼 单元 门 室 号 房 and # dropped, Chinese numerals (三,
/// 十二) as digits.
struct WrittenRoom {
    std::string project;  ///< text before the building that is not part of it, such as 滨江花园 or 二期
    std::string building;
    std::string entrance;
    std::string room;
    auto operator<=>(const WrittenRoom&) const = default;
};

/// All readings of `text`, the most likely first: try them in order. `3-1-1201` has one; `3-1201` is building
/// 3 room 1201, then entrance 3 room 1201; `A1201` is building A room 1201, then room A1201. Four numbers are
/// a phase (as project) before a room of three digits or more. Empty when it cannot be a room.
std::vector<WrittenRoom> read_room(std::string_view text);

/// One part (building, entrance or room) in the folded form that the registry compares.
std::string fold_room_part(std::string_view part);

/// `building-entrance-room`, or `building-room` when there is no entrance; parts folded. The key of a unit
/// inside its project and the short name shown on screen.
std::string room_key(std::string_view building, std::string_view entrance, std::string_view room);

}  // namespace aftercare
