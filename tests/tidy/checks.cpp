#include "tests/tidy/checks.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <set>

namespace aftercare::tidy {

namespace {

std::string at(const File& file, std::size_t line) {
    return file.path + ":" + std::to_string(line) + ": ";
}

/// A call that only some files may make.
struct Ban {
    const char* pattern;
    const char* allowed;  ///< paths, as a regular expression
    const char* why;
};

constexpr std::array k_bans = {
    Ban{"\\bstd::(cout|cerr|clog)\\b|\\b(printf|puts|putchar|perror)\\s*\\(|\\b(stdout|stderr)\\b",
        "apps/shared/(output|env)\\.cpp|apps/intake/line_editor\\.cpp|lib/generate/.*|tests/.*",
        "only apps/shared/output writes to a stream"},
    Ban{"\\b(exit|_exit|quick_exit|_Exit|abort|terminate)\\s*\\(",
        "apps/shared/(output|pager)\\.cpp|lib/generate/.*|tests/.*",
        "nothing ends the program but its return from main"},
    Ban{"\\b(system_clock|steady_clock|gettimeofday|clock_gettime)\\b|\\btime\\s*\\(\\s*(nullptr|NULL|0|&)",
        "apps/shared/(env\\.cpp|progress\\..pp)|tests/.*", "the clock is read once, in apps/shared/env"},
    Ban{"\\bgetenv\\s*\\(",
        "apps/shared/env\\.cpp|lib/aftercare/support/(zone|messages|table_file)\\.cpp|tests/.*",
        "the environment is read in apps/shared/env"},
    Ban{"\\b(system|popen|strcpy|strcat|sprintf|gets|rand|srand|tmpnam|mktemp)\\s*\\(", "tests/.*",
        "this call is not used here"},
    Ban{"\\bO_CREAT\\b|\\bstd::o?fstream\\b|\\bfopen\\s*\\([^)]*\"[wa]",
        "lib/aftercare/support/new_file\\.cpp|lib/aftercare/store/bundle\\.cpp|apps/intake/draft\\.cpp|lib/"
        "generate/.*|"
        "tests/.*",
        "a file that the user named is written by apps/shared/output_file, a ledger by store/ledger"},
    Ban{"\\busing namespace std\\s*;|\\bstd::endl\\b", "", "this is not used here"},
};

/// Words that put work off, and places that exist on one machine only. Split, so that this file passes.
const std::regex& deferring() {
    static const std::regex k_words(std::string("\\b(TO") + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b|/wo" +
                                    "rk/");
    return k_words;
}

bool is_script(const File& file) {
    return file.text.starts_with("#!");
}

bool has_text_rules(const File& file) {
    static const std::regex k_kept("tests/cli/.*\\.test|tests/docs/.*\\.expected|.*\\.po");
    return !std::regex_match(file.path, k_kept);
}

void check_line(const File& file, std::string_view line, std::size_t number, Faults& faults) {
    if (line.ends_with(' ') && has_text_rules(file)) {
        faults.push_back(at(file, number) + "spaces at the end of the line");
    }
    if (line.find('\r') != std::string_view::npos) {
        faults.push_back(at(file, number) + "a carriage return");
    }
    if (is_cpp(file) && line.find('\t') != std::string_view::npos) {
        faults.push_back(at(file, number) + "a tab");
    }
    if (std::regex_search(line.begin(), line.end(), deferring())) {
        faults.push_back(at(file, number) + "a word that puts work off, or a path of one machine");
    }
}

std::string stem_of(const std::string& path) {
    const auto slash = path.rfind('/');
    const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.find('.'));
}

void check_columns(const File& file, Faults& faults) {
    static const std::regex k_table("^CREATE (TABLE|VIEW|TEMP VIEW)\\b.*");
    static const std::regex k_column("^    ([a-z_0-9]+) (INTEGER|TEXT|BLOB|INT|REAL)\\b.*");
    const auto lines = lines_of(file.text);
    std::size_t open_column = 0;
    std::string name;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::match_results<std::string_view::const_iterator> found;
        const bool column = std::regex_match(lines[i].begin(), lines[i].end(), found, k_column);
        const bool ends = column || lines[i].starts_with(")") || lines[i].starts_with("    PRIMARY KEY");
        if (ends && open_column != 0) {
            faults.push_back(at(file, open_column) + "column " + name + " has no comment");
            open_column = 0;
        }
        if (column) {
            open_column = i + 1;
            name = found.str(1);
        }
        if (lines[i].find("--") != std::string_view::npos) {
            open_column = 0;
        }
        if (std::regex_match(lines[i].begin(), lines[i].end(), k_table) &&
            (i == 0 || !lines[i - 1].starts_with("--"))) {
            faults.push_back(at(file, i + 1) + "no comment above");
        }
    }
}

bool names_code(std::string_view line, const std::string& code) {
    return line.find('"' + code + '"') != std::string_view::npos ||
           line.find('\'' + code + '\'') != std::string_view::npos;
}

/// The codes of the shipped policy that have traits, but for those that a fixed list of core has too.
std::set<std::string> special_codes(const Tree& tree) {
    static const std::regex k_with_trait(
        "^(?:[a-z-]+\\.)?([a-z0-9-]+) = \\{ word = .*= true.*|^([a-z-]+)\\.[a-z_]+ = true.*");
    static const std::regex k_fixed("lib/aftercare/core/[a-z_]*codes\\.hpp");
    std::set<std::string> special;
    std::string fixed;
    for (const auto& file : tree.files) {
        if (std::regex_match(file.path, k_fixed)) {
            fixed += file.text;
        }
        if (file.path != "schemas/policy.toml") {
            continue;
        }
        for (const auto line : lines_of(file.text)) {
            std::match_results<std::string_view::const_iterator> found;
            if (std::regex_match(line.begin(), line.end(), found, k_with_trait)) {
                special.insert(found[1].matched ? found[1].str() : found[2].str());
            }
        }
    }
    std::erase_if(special, [&](const std::string& code) { return names_code(fixed, code); });
    return special;
}

}  // namespace

Faults check_top(const Tree& tree) {
    const std::set<std::string> wanted = {"CMakeLists.txt", "README.md", "apps", "examples", "lib",
                                          "schemas",        "tests"};
    const std::set<std::string> found(tree.top.begin(), tree.top.end());
    Faults faults;
    for (const auto& name : found) {
        if (!wanted.contains(name)) {
            faults.push_back(name + ": has no place at the top");
        }
    }
    for (const auto& name : wanted) {
        if (!found.contains(name)) {
            faults.push_back(name + ": missing at the top");
        }
    }
    return faults;
}

Faults check_calls(const Tree& tree) {
    Faults faults;
    for (const auto& ban : k_bans) {
        const std::regex pattern(ban.pattern);
        const std::regex allowed(ban.allowed);
        for (const auto& file : tree.files) {
            if (!is_cpp(file) || std::regex_match(file.path, allowed)) {
                continue;
            }
            const auto code = code_only(file.text);
            const auto lines = lines_of(code);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (std::regex_search(lines[i].begin(), lines[i].end(), pattern)) {
                    faults.push_back(at(file, i + 1) + ban.why);
                }
            }
        }
    }
    return faults;
}

Faults check_headers(const Tree& tree) {
    Faults faults;
    for (const auto& file : tree.files) {
        if (!is_header(file)) {
            continue;
        }
        if (!file.text.starts_with("// ")) {
            faults.push_back(at(file, 1) + "a header opens with a comment");
        }
        if (file.text.find("\n#pragma once\n") == std::string::npos) {
            faults.push_back(at(file, 1) + "#pragma once is missing");
        }
    }
    return faults;
}

Faults check_text(const Tree& tree) {
    static const std::set<std::string> k_vague = {"util",  "utils", "helper",    "helpers",
                                                  "misc",  "stuff", "common",    "tools",
                                                  "types", "defs",  "constants", "base"};
    Faults faults;
    for (const auto& file : tree.files) {
        if (is_cpp(file) && k_vague.contains(stem_of(file.path))) {
            faults.push_back(file.path + ": a name that says nothing");
        }
        if (!file.text.empty() && !file.text.ends_with('\n')) {
            faults.push_back(file.path + ": the last line has no end");
        }
        const auto lines = lines_of(file.text);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            check_line(file, lines[i], i + 1, faults);
        }
        if (is_script(file) && file.path.find(".cpp") == std::string::npos &&
            lines[0].find("sh") != std::string_view::npos && file.text.find("set -e") == std::string::npos) {
            faults.push_back(at(file, 1) + "a script goes on after a failure: set -e is missing");
        }
    }
    return faults;
}

Faults check_queries(const Tree& tree) {
    static const std::regex k_outside("apps/.*|lib/aftercare/(render|core|support)/.*");
    static const std::regex k_text(
        "\"\\s*(SELECT |INSERT INTO |UPDATE \\w+ SET |DELETE FROM |PRAGMA |BEGIN\\b|COMMIT\\b|WITH RECURSIVE "
        ")");
    static const std::regex k_call(
        "\\b(db|m_db|view)(\\(\\))?(\\.|->)(prepare|cached|exec|text|integer)\\s*\\(");
    Faults faults;
    for (const auto& file : tree.files) {
        if (!is_cpp(file) || !std::regex_match(file.path, k_outside)) {
            continue;
        }
        const auto lines = lines_of(file.text);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (std::regex_search(lines[i].begin(), lines[i].end(), k_text) ||
                std::regex_search(lines[i].begin(), lines[i].end(), k_call)) {
                faults.push_back(at(file, i + 1) + "SQL stands in store, as a function of the trade");
            }
        }
    }
    return faults;
}

Faults check_codes(const Tree& tree) {
    static const std::regex k_ours("apps/.*|lib/aftercare/(core|render|store)/.*");
    const auto special = special_codes(tree);
    Faults faults;
    for (const auto& file : tree.files) {
        if (!is_cpp(file) || !std::regex_match(file.path, k_ours)) {
            continue;
        }
        const auto lines = lines_of(file.text);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            for (const auto& code : special) {
                if (names_code(lines[i], code)) {
                    faults.push_back(at(file, i + 1) + "the policy's code " + code +
                                     " is asked for by its name: ask for what is special about it");
                }
            }
        }
    }
    return faults;
}

Faults check_sql(const Tree& tree) {
    Faults faults;
    for (const auto& file : tree.files) {
        if (file.path.starts_with("schemas/") && file.path.ends_with(".sql")) {
            check_columns(file, faults);
        }
    }
    return faults;
}

Faults check_all(const Tree& tree) {
    Faults faults;
    for (const auto check : {check_top, check_includes, check_calls, check_queries, check_codes, check_sizes,
                             check_headers, check_text, check_sql}) {
        const auto found = check(tree);
        faults.insert(faults.end(), found.begin(), found.end());
    }
    return faults;
}

}  // namespace aftercare::tidy
