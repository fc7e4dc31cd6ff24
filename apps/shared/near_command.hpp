// What a word that is no command may have meant: another program's word for the same thing, or a slip.
#pragma once

#include <string>
#include <vector>

#include "apps/shared/command.hpp"

namespace aftercare {

/// Whether commands of `program` begin with this word: `staff` of `staff add`.
bool is_group(const Program& program, const std::string& word);

/// The command of `program` that the first words come nearest to; empty where nothing is near. What is void
/// here is called remove elsewhere.
std::string near_command(const Program& program, const std::vector<std::string>& words);

}  // namespace aftercare
