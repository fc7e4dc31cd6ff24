// Names and phone numbers as they are shown to those who need not know them.
//
// Masking keeps as much as tells two people of one list apart. What is masked already stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace aftercare {

/// The first character (grapheme cluster) and a `*` for each further one: 张三 → 张*, 欧阳娜娜 → 欧***, Ann →
/// A**. A name of one character is a `*`. "" stays "".
std::string mask_name(std::string_view name);

/// Of a number in its one form (support/phone.hpp), whatever its spelling here: the first three and the last
/// four digits of eleven or more (138****0001), the last four of seven to ten, the last two of four to six,
/// none of fewer; a `*` for every other digit, all of an extension among them (057*****8888-***). Of anything
/// else the same is done to its characters; the signs `+-()./#` and blanks stay, full-width ones in their
/// ASCII forms.
std::string mask_phone(std::string_view phone);

/// Whether the text is what a mask makes of somebody (王*, 138****0001), which nobody is called.
bool is_masked(std::string_view text);

}  // namespace aftercare
