#include <array>
#include <map>
#include <regex>
#include <set>

#include "tests/tidy/checks.hpp"

namespace aftercare::tidy {

namespace {

/// The layer or folder that a path belongs to: "core", "apps/intake", "tests"; empty for none.
std::string home_of(const std::string& path) {
    static const std::regex k_home("^(?:lib/)?aftercare/(\\w+)/.*|^(apps/\\w+)/.*|^(tests|schemas)/.*");
    std::smatch found;
    if (!std::regex_match(path, found, k_home)) {
        return {};
    }
    return found[1].matched ? found.str(1) : found[2].matched ? found.str(2) : found.str(3);
}

/// What a layer may include besides itself.
const std::map<std::string, std::set<std::string>>& below() {
    static const std::map<std::string, std::set<std::string>> k_below = {
        {"support", {}},
        {"core", {"support"}},
        {"reading", {"core", "support"}},
        {"store", {"reading", "core", "support", "schemas"}},
        {"render", {"core", "support"}},
    };
    return k_below;
}

bool may_include(const std::string& from, const std::string& to, const std::string& file) {
    if (from == to || from == "tests" || from.empty()) {
        return true;
    }
    if (const auto layer = below().find(from); layer != below().end()) {
        return layer->second.contains(to);
    }
    if (to.starts_with("apps/")) {
        return to == "apps/shared" || file == "apps/aftercare/launcher.cpp" ||
               file == "apps/aftercare/help.cpp";
    }
    return to != "tests";
}

struct Keeper {
    const char* header;  ///< beginning of a library's header
    const char* file;    ///< the one file that includes it; a trailing * is any ending
};

constexpr std::array k_keepers = {
    Keeper{"sqlite3.h", "lib/aftercare/store/sqlite*"},
    Keeper{"CLI/", "apps/shared/command_line.cpp"},
    Keeper{"toml++/", "lib/aftercare/support/toml.cpp"},
    Keeper{"rapidjson/", "lib/aftercare/support/json.cpp"},
    Keeper{"libintl.h", "lib/aftercare/support/messages.cpp"},
    Keeper{"fmt/format", "lib/aftercare/support/format.cpp"},
    Keeper{"fmt/", "lib/aftercare/support/format.*"},
    Keeper{"nettle/", "lib/aftercare/support/hash.cpp"},
    Keeper{"csv.h", "lib/aftercare/support/csv_reader.cpp"},
    Keeper{"utf8proc.h", "lib/aftercare/support/width.cpp"},
    Keeper{"iconv.h", "lib/generate/gb18030_tables.cpp"},
};

bool matches(const std::string& path, const std::string& pattern) {
    return pattern.ends_with('*') ? path.starts_with(pattern.substr(0, pattern.size() - 1)) : path == pattern;
}

std::string keeper_fault(const std::string& path, const std::string& header) {
    if (path.starts_with("tests/")) {
        return {};
    }
    for (const auto& keeper : k_keepers) {
        if (header.starts_with(keeper.header)) {
            return matches(path, keeper.file) ? "" : "<" + header + "> is for " + keeper.file + " alone";
        }
    }
    return {};
}

/// core is pure: no input or output, no clock, no text for people. Only the readers of
/// policies and import maps word faults.
std::string purity_fault(const std::string& path, const std::string& header) {
    static const std::set<std::string> k_impure = {"iostream",
                                                   "fstream",
                                                   "sstream",
                                                   "cstdio",
                                                   "chrono",
                                                   "ctime",
                                                   "time.h",
                                                   "filesystem",
                                                   "thread",
                                                   "random",
                                                   "cstdlib",
                                                   "unistd.h",
                                                   "iomanip",
                                                   "aftercare/support/format.hpp",
                                                   "aftercare/support/messages.hpp"};
    if (home_of(path) != "core" || !k_impure.contains(header)) {
        return {};
    }
    return header + " has no place in core, which is pure";
}

std::string include_fault(const std::string& path, const std::string& header, bool ours) {
    if (auto fault = purity_fault(path, header); !fault.empty()) {
        return fault;
    }
    if (!ours) {
        return keeper_fault(path, header);
    }
    const auto to = home_of(header);
    if (to.empty()) {
        return "\"" + header + "\" is not written from the root";
    }
    if (!may_include(home_of(path), to, path)) {
        return home_of(path) + " may not include " + header;
    }
    return {};
}

}  // namespace

Faults check_includes(const Tree& tree) {
    static const std::regex k_include("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">].*");
    Faults faults;
    for (const auto& file : tree.files) {
        const auto lines = is_cpp(file) ? lines_of(file.text) : std::vector<std::string_view>{};
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::match_results<std::string_view::const_iterator> found;
            if (!std::regex_match(lines[i].begin(), lines[i].end(), found, k_include)) {
                continue;
            }
            if (const auto fault = include_fault(file.path, found.str(2), found.str(1) == "\"");
                !fault.empty()) {
                faults.push_back(file.path + ":" + std::to_string(i + 1) + ": " + fault);
            }
        }
    }
    return faults;
}

}  // namespace aftercare::tidy
