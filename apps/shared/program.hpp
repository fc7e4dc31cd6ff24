// Running a program: from argv to an exit code.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "apps/shared/command.hpp"
#include "apps/shared/common_options.hpp"
#include "apps/shared/env.hpp"

namespace aftercare {

/// Runs `program` with the words behind its name; the one place that catches errors and chooses the exit
/// code.
int run_program(const Program& program, const Env& env, std::vector<std::string> words);

/// main() of a program's executable.
int run_main(const Program& program, int argc, char** argv);

/// Moves the common options that stand before program or verb behind the first words that are none.
std::vector<std::string> words_first(std::vector<std::string> words, std::size_t count);

/// The command whose name the words begin with (two-word names first), or null.
const Command* find_command(const Program& program, const std::vector<std::string>& words);

/// `aftercare intake` for `aftercare-intake`.
std::string spoken_name(const Program& program);

/// A command ready to take a line: its own options and the common ones, and what they are bound to.
struct DescribedCommand {
    std::unique_ptr<CommonOptions> common;
    BoundCommand command = {};
    Options options = {};
};
DescribedCommand describe(const Command& command);

/// Prints the table of commands.
std::string overview(const Program& program);

}  // namespace aftercare
