// Where a figure has gone since the previous period, and whether that is good: an arrow and a word, so that
// neither a colour nor a sign alone says it.
#pragma once

#include <string>

namespace aftercare {

enum class Movement { up, down, level };

/// What a movement means; `neither` of figures that are neither good nor bad, as the number of enquiries.
enum class Verdict { better, worse, neither };

struct Trend {
    Movement movement = Movement::level;
    Verdict verdict = Verdict::neither;
    bool operator==(const Trend&) const = default;
};

/// `↑ better`, `↓ worse`, `↑`, `→ unchanged`.
std::string trend_words(Trend trend);

}  // namespace aftercare
