// Many words in one message: no more than can be taken in.
#pragma once

#include <string>
#include <vector>

namespace aftercare {

/// The words with commas between; of more than 20 the first 20, and how many more there are.
std::string some_words(std::vector<std::string> words);

}  // namespace aftercare
