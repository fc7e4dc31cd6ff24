#include "apps/shared/near_command.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace aftercare {

namespace {

constexpr std::size_t k_beginning_least = 3;

/// A word that others have for one of our verbs; of several verbs, the first that the program has.
struct OtherWord {
    std::string_view word;
    std::string_view verb;
};

constexpr auto k_other_words = std::to_array<OtherWord>({
    {"remove", "void"}, {"delete", "void"},  {"del", "void"},     {"rm", "void"},      {"erase", "void"},
    {"drop", "void"},   {"edit", "amend"},   {"change", "amend"}, {"update", "amend"}, {"modify", "amend"},
    {"set", "amend"},   {"rename", "amend"}, {"create", "add"},   {"create", "new"},   {"insert", "add"},
    {"insert", "new"},  {"add", "new"},      {"new", "add"},      {"ls", "list"},      {"view", "show"},
    {"get", "show"},    {"cat", "show"},     {"find", "look"},    {"find", "search"},  {"assign", "order"},
});

bool has_command(const Program& program, std::string_view name) {
    return std::any_of(program.commands.begin(), program.commands.end(),
                       [&](const Command* each) { return each->name == name; });
}

}  // namespace

bool is_group(const Program& program, const std::string& word) {
    return std::any_of(program.commands.begin(), program.commands.end(),
                       [&](const Command* each) { return each->name.starts_with(word + " "); });
}

std::string near_command(const Program& program, const std::vector<std::string>& words) {
    if (words.empty()) {
        return {};
    }
    const bool has_second = words.size() > 1 && is_group(program, words[0]);
    const std::string before = has_second ? words[0] + " " : std::string();
    const std::string& typed = words[has_second ? 1 : 0];
    for (const auto& [word, verb] : k_other_words) {
        if (word == typed && has_command(program, before + std::string(verb))) {
            return before + std::string(verb);
        }
    }
    for (std::size_t size = typed.size(); size >= k_beginning_least; --size) {
        for (const Command* each : program.commands) {
            if (each->name.starts_with(before + typed.substr(0, size))) {
                return std::string(each->name);
            }
        }
    }
    return {};
}

}  // namespace aftercare
