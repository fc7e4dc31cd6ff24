// The cell of a table that has several telephone numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/phone.hpp"

namespace aftercare {

/// The numbers in their one form and their order, none twice, none in an empty cell:
/// `13800000001/0571-88888888转801`, also with 、 , ; | or a line end between them, or blanks between whole
/// numbers. One that is no number is the fault of all.
Outcome<std::vector<std::string>, PhoneFault> read_phones(std::string_view typed);

}  // namespace aftercare
