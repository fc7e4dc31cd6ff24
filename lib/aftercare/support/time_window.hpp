// A window of one day as people type it: `明天9-11点`, `明天上午9点到11点`, `tomorrow 9-11`, `12-03
// 14:00-16:00`.
//
// First the day: a word (today tomorrow 今天 明天 后天 大后天), a date, or `12-03` and `12月3日`, the next
// such day from today on. Then two times with - ~ 至 到 between them: `9`, `9:30`, `9点`, `9点半`, `9点30分`,
// before them 上午 早上 中午 下午 晚上; the second is of the first one's part of the day unless it names its
// own. Without a day both times have a colon or 点, and it is today: `9-11` alone may be a date.
#pragma once

#include <string_view>

#include "aftercare/support/periods.hpp"

namespace aftercare {

/// The window that `text` names, relative to `now`, in the process's zone. Malformed: anything else,
/// impossible times, and an end that is not behind its beginning.
Outcome<Period, TimeFault> parse_window(std::string_view text, Instant now);

}  // namespace aftercare
