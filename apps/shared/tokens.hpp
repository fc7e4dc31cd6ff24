// The words of a command line told apart: which are options with their values, which are words.
//
// Only the description of the options decides, never what a value looks like: what stands behind an option
// that takes a value is that value. Every other word that begins with `-` is an option or refused by its
// name; behind `--` all are words, and `-` alone is one everywhere.
#pragma once

#include <string>
#include <vector>

#include "apps/shared/options.hpp"

namespace aftercare {

struct Tokens {
    struct Given {
        const OptionSpec* spec;
        std::string value;  ///< empty for a flag
    };
    std::vector<Given> options;  ///< in the order in which they were typed
    std::vector<std::string> words;
    bool lists_columns = false;  ///< `--columns` stood last, without a value
};

/// Takes `words` apart. Throws Error{usage}, naming the word, for an option that is not described or has no
/// value, and for a flag that has one. The specs are those of `options`, which must outlive the answer.
Tokens take_apart(const Options& options, const std::vector<std::string>& words);

}  // namespace aftercare
