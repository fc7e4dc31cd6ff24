#include "apps/aftercare/policy_files.hpp"

#include <algorithm>

#include "aftercare/reading/policy_reader.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/files.hpp"

namespace aftercare {

namespace {

bool is_key_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

/// The name in a header line `[name]` or `[[name]]`; empty for any other line.
std::string_view header_of(std::string_view line) {
    line = trim(line);
    const std::size_t brackets = line.starts_with("[[") ? 2 : line.starts_with("[") ? 1 : 0;
    const auto end = line.find(']');
    if (brackets == 0 || end == std::string_view::npos) {
        return {};
    }
    const auto name = trim(line.substr(brackets, end - brackets));
    const auto rest = line.substr(end);
    const bool closed = rest.starts_with(brackets == 2 ? "]]" : "]");
    const auto tail = closed ? trim(rest.substr(brackets)) : "x";
    const bool good =
        std::all_of(name.begin(), name.end(), is_key_character) && (tail.empty() || tail.starts_with("#"));
    return good ? name : std::string_view();
}

bool is_comment(std::string_view line) {
    return trim(line).starts_with("#");
}

/// A header with what belongs to it: lines [from, until).
struct Block {
    std::string_view name;
    std::size_t from = 0;
    std::size_t until = 0;
};

std::vector<Block> blocks_of(const std::vector<std::string_view>& lines) {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto name = header_of(lines[i]);
        if (name.empty()) {
            continue;
        }
        std::size_t from = i;
        while (from > 0 && is_comment(lines[from - 1])) {
            --from;
        }
        if (!blocks.empty()) {
            blocks.back().until = from;
        }
        blocks.push_back({name, from, lines.size()});
    }
    return blocks;
}

bool is_within(std::string_view name, std::string_view section) {
    return name == section || (name.starts_with(section) && name[section.size()] == '.');
}

std::vector<std::string> lines_of(const std::vector<TomlFault>& said) {
    std::vector<std::string> lines;
    for (const auto& each : said) {
        lines.push_back(format_place(each.place) + ": " + each.what);
    }
    return lines;
}

}  // namespace

PolicyFile read_policy_file(const std::string& path) {
    PolicyFile file{path == "-" ? read_standard_input() : read_file(path), {}, {}};
    auto read = read_policy(file.text, path);
    if (!read.faults.empty()) {
        throw RefusedBatch{lines_of(read.faults), 2};
    }
    file.policy = std::move(read.policy);
    file.warnings = lines_of(read.warnings);
    return file;
}

PolicyFile read_policy_file(const std::string& path, const Session& session) {
    auto file = read_policy_file(path);
    for (const auto& line : file.warnings) {
        session.warn(line);
    }
    return file;
}

std::string lacking_projects_line(Database& db, const Policy& policy) {
    const auto lacking = projects_lacking(db, policy);
    if (lacking.empty()) {
        return {};
    }
    std::vector<std::string> known;
    for (const auto& project : load_projects(db)) {
        known.push_back(project.name);
    }
    return form(
        tr("the policy has rows for projects that the ledger does not have: {projects}; it has: {known}"),
        fmt::arg("projects", harmless(join_words(lacking), true)), fmt::arg("known", join_words(known)));
}

std::optional<std::string> policy_section(std::string_view text, std::string_view section) {
    const auto lines = split(text, '\n');
    std::string found;
    for (const auto& block : blocks_of(lines)) {
        if (!is_within(block.name, section)) {
            continue;
        }
        auto until = block.until;
        while (until > block.from && (trim(lines[until - 1]).empty() || is_comment(lines[until - 1]))) {
            --until;
        }
        found += found.empty() ? "" : "\n";
        for (auto i = block.from; i < until; ++i) {
            found += std::string(lines[i]) + "\n";
        }
    }
    return found.empty() ? std::nullopt : std::optional(std::move(found));
}

std::vector<std::string> policy_sections(std::string_view text) {
    std::vector<std::string> names;
    for (const auto& block : blocks_of(split(text, '\n'))) {
        std::string name(block.name.substr(0, block.name.find('.')));
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

}  // namespace aftercare
