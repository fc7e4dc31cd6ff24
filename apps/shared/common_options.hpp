// The options that commands share, as the synopsis of the command line groups them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apps/shared/options.hpp"

namespace aftercare {

/// -b, -e, -p.
struct PeriodOptions {
    std::optional<TypedTime> begin;
    std::optional<TypedTime> end;
    std::optional<std::string> period;  ///< a period when read with any now
};

/// Which rows and columns, and in which form.
struct ListOptions {
    std::vector<Filter> where;
    std::optional<std::string> columns;
    bool names_columns = false;  ///< `--columns` stood last, without a value
    std::string sort;
    std::optional<std::int64_t> limit;
    bool ids = false;
    bool count = false;
    bool exit_code = false;
    bool skip_empty = false;
    bool labels = false;
    bool excel = false;
};

/// What was given of the common options; of those that a command does not take, nothing.
struct CommonOptions {
    std::optional<std::string> ledger;
    std::optional<std::string> by;
    std::optional<std::string> lang;
    std::optional<std::string> color;
    std::optional<std::string> busy_timeout;
    bool no_input = false;
    bool quiet = false;
    bool verbose = false;
    bool help = false;
    bool version = false;
    std::optional<std::string> main_text_file;  ///< -F, of a verb that has a main text

    std::optional<TypedTime> at;
    bool dry_run = false;

    std::optional<TypedTime> as_of;
    std::optional<TypedTime> known_at;
    std::optional<Format> format;
    std::optional<std::string> output;
    std::optional<std::string> reveal;

    ListOptions list;
    PeriodOptions period;
};

/// Adds the options that every command takes, and those of `takes` (Takes bits).
void describe_common(Options& options, CommonOptions& common, unsigned takes);

}  // namespace aftercare
