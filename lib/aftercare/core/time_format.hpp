// Times in formats that an import map names: the small part of strptime that files need, strict about ranges.
//
// %Y four digits; %y two, 69 to 99 of the last century; %m %d %H %I %M %S one or two; %e a day that a blank
// may pad; %b and %B an English month, short or whole; %p AM PM 上午 下午; %z Z, +08:00 or +0800; white space
// any amount of it; all else as it is. `serial` alone is the number of a day (and time) as spreadsheets count
// them. Full-width digits and signs count as ASCII.
#pragma once

#include <string_view>

#include "aftercare/support/time_words.hpp"

namespace aftercare {

/// A time read from a cell.
struct ReadTime {
    Instant at;
    bool has_clock = false;  ///< a time of day was said; else `at` is the beginning of the day
};

/// Whether `format` can be used: year, month and day, and no unknown directive.
bool is_time_format(std::string_view format);

/// Reads the whole of `text`, in the process's zone unless %z says otherwise. Malformed is what does not fit,
/// impossible dates and times, and years before 1900; a time of day without %z must be one that the wall
/// shows once.
Outcome<ReadTime, TimeFault> read_time(std::string_view text, std::string_view format);

}  // namespace aftercare
