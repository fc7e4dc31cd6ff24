// Names and phone numbers as they are shown to those who need not know them.
//
// Masking keeps as much as tells two people of one list apart. What is masked already stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace aftercare {

/// The first character (grapheme cluster) and a `*` for each further one, one at least: 张三 → 张*, 欧阳娜娜
/// → 欧***, Ann → A**, 张 → 张*. "" stays "".
std::string mask_name(std::string_view name);

/// The first three and the last four digits of a number of eleven or more (138****0001), the last four of
/// seven to ten, the last two of four to six, none of fewer; a `*` for every other digit. Spaces and the
/// signs
/// `+-()./#` stay, full-width ones in their ASCII forms; any other character becomes `*`.
std::string mask_phone(std::string_view phone);

}  // namespace aftercare
