#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <sstream>
#include <unistd.h>

#include "aftercare/core/codes.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/orders.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/launcher.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/program.hpp"
#include "tests/docs/sources.hpp"

using namespace aftercare;
using namespace aftercare::docs;

namespace {

const std::string k_commands_source = SOURCE_DIR;

/// What `aftercare WORDS` prints on standard output.
std::string output_of(const std::string& words) {
    const auto line = "PATH='" BIN_DIR "':$PATH aftercare " + words + " 2>/dev/null </dev/null";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(line.c_str(), "r"), ::pclose);
    std::string text;
    std::array<char, 4096> part;
    while (const auto size = std::fread(part.data(), 1, part.size(), pipe.get())) {
        text.append(part.data(), size);
    }
    return text;
}

/// `intake new`, `backup`: a command as it is typed behind `aftercare`.
struct Typed {
    std::string name;
    const Command* command;
};

std::vector<Typed> all_commands() {
    std::vector<Typed> all;
    for (const auto* command : k_aftercare.commands) {
        all.push_back({std::string(command->name), command});
    }
    for (const auto* program : programs()) {
        const auto word = std::string(program->name).substr(std::string("aftercare-").size());
        for (const auto* command : program->commands) {
            all.push_back({word + " " + std::string(command->name), command});
        }
    }
    return all;
}

std::vector<std::string> columns_printed(const std::string& read) {
    static const std::map<std::string, std::vector<std::string>> k_rows = {
        {"report show",
         {"report show 1 --format csv --as-of '2026-03-02 12:00'",
          "report show 1 --why resolve --format csv --as-of '2026-03-02 12:00'"}},
        {"report day", {"report day --format csv --as-of '2026-03-02 12:00'"}},
        {"report ageing", {"report ageing --format csv --as-of '2026-03-02 12:00'"}},
        {"report suggestions", {"report suggestions --format csv --as-of '2026-03-02 12:00'"}}};
    const auto special = k_rows.find(read);
    if (special == k_rows.end()) {
        static const std::map<std::string, std::string> k_words = {
            {"report search", " x"},
            {"party show", " X"},
            {"report tally", " tickets --per kind,received_at:month"}};
        const auto words = k_words.find(read);
        return lines_of(output_of(read + (words == k_words.end() ? "" : words->second) + " --columns"));
    }
    const auto folder =
        std::filesystem::temp_directory_path() / ("aftercare-docs-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto common = " --by A --lang en --ledger '" + (folder / "a.db").string() + "'";
    output_of("init --site AC --project P" + common);
    output_of("intake new --area A --contact A --phone 13800000001 --symptom S --at '2026-03-02 09:00'" +
              common);
    std::vector<std::string> columns;
    for (const auto& one : special->second) {
        const auto lines = lines_of(output_of(one + common));
        std::istringstream header(lines.empty() ? "" : lines.front());
        for (std::string column; std::getline(header, column, ',');) {
            columns.push_back(column);
        }
    }
    std::filesystem::remove_all(folder);
    return columns;
}

bool takes(const Command& command, unsigned bit) {
    return (command.takes & bit) != 0;
}

}  // namespace

TEST_CASE("the README's table names every command, and no other") {
    auto described = first_cells(read_file(k_commands_source + "/README.md"), "Commands");
    std::vector<std::string> existing;
    for (const auto& typed : all_commands()) {
        existing.push_back(typed.name);
    }
    std::sort(described.begin(), described.end());
    std::sort(existing.begin(), existing.end());
    for (const auto& name : existing) {
        if (!std::binary_search(described.begin(), described.end(), name)) {
            FAIL_CHECK("README.md does not describe `" << name << "`");
        }
    }
    for (const auto& name : described) {
        if (!std::binary_search(existing.begin(), existing.end(), name)) {
            FAIL_CHECK("README.md describes `" << name << "`, which does not exist");
        }
    }
}

TEST_CASE("schemas/output.md describes every column of every list, and nothing else") {
    const auto text = read_file(k_commands_source + "/schemas/output.md");
    for (const auto& typed : all_commands()) {
        static const std::set<std::string> k_others = {"report show", "report ageing", "report suggestions"};
        if (takes(*typed.command, k_takes_lists) || k_others.contains(typed.name)) {
            CAPTURE(typed.name);
            CHECK(first_cells(text, typed.name) == columns_printed(typed.name));
        }
    }
    for (const auto& line : lines_of(text.substr(0, text.find("\n# Figures\n")))) {
        if (line.starts_with("## ")) {
            CAPTURE(line);
            const auto all = all_commands();
            CHECK(std::any_of(all.begin(), all.end(),
                              [&](const Typed& typed) { return "## " + typed.name == line; }));
        }
    }
}

TEST_CASE("report day prints the first columns of figures") {
    const auto text = read_file(k_commands_source + "/schemas/output.md");
    const auto described = first_cells(text, "Columns of figures");
    const auto printed = columns_printed("report day");
    REQUIRE(printed.size() >= 7);
    REQUIRE(printed.size() <= described.size());
    CHECK(std::equal(printed.begin(), printed.end(), described.begin()));
}

TEST_CASE("schemas/output.md names the columns of the list that is only counted, and every list that is") {
    auto text = read_file(k_commands_source + "/schemas/output.md");
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::string orders;
    for (const auto& each : k_order_list.columns) {
        orders += (orders.empty() ? "`" : " ") + std::string(each.column.key);
    }
    CHECK(text.find(orders + "`") != std::string::npos);
    std::string lists;
    for (const auto name : codes_in("tally_list")) {
        lists += (lists.empty() ? "`" : " ") + std::string(name);
    }
    CHECK(text.find(lists + "`") != std::string::npos);
}

TEST_CASE("schemas/output.md names every clock wherever a clock is a column") {
    for (const auto& line : lines_of(read_file(k_commands_source + "/schemas/output.md"))) {
        if (line.starts_with("| clock | code |")) {
            for (const auto code : k_clock_codes) {
                CAPTURE(code);
                CHECK(std::regex_search(line, std::regex("\\b" + std::string(code) + "\\b")));
            }
        }
    }
}

TEST_CASE("each column of a list is found by its heading, in every language") {
    use_language(Language::en, BIN_DIR "/../share/locale");
    for (const auto& typed : all_commands()) {
        if (!takes(*typed.command, k_takes_lists)) {
            continue;
        }
        CAPTURE(typed.name);
        std::map<std::string, std::string> called;
        for (const auto& key : columns_printed(typed.name)) {
            CAPTURE(key);
            for (const auto& word : field_words(key)) {
                const auto [known, is_new] = called.emplace(fold_ascii_case(word), key);
                CAPTURE(word);
                CHECK(known->second == key);
            }
        }
    }
}

TEST_CASE("every list takes filters, by --where and, but for search, as words") {
    for (const auto& typed : all_commands()) {
        if (takes(*typed.command, k_takes_lists)) {
            CAPTURE(typed.name);
            const auto described = describe(*typed.command);
            const auto& options = described.options;
            CHECK(options.find("where") != nullptr);
            CHECK(options.positionals().size() == (typed.name == "report tally" ? 2 : 1));
            CHECK((typed.name == "report search" || typed.name == "party show" ||
                   options.positionals().back().value_name == "FILTER"));
        }
    }
}

TEST_CASE("whatever names a file that is read is known as such, so that no output takes its place") {
    const std::set<std::string> written = {"output", "rejects", "ledger"};
    const auto names_file = [](const std::string& value_name) {
        return value_name.starts_with("FILE") || value_name.starts_with("MAP") ||
               value_name.ends_with(".jsonl");
    };
    std::size_t seen = 0;
    for (const auto& typed : all_commands()) {
        CAPTURE(typed.name);
        const auto described = describe(*typed.command);
        const auto& options = described.options;
        for (const auto& spec : options.specs()) {
            CAPTURE(spec.name);
            CHECK((!names_file(spec.value_name) || spec.is_input != written.contains(spec.name)));
            seen += spec.is_input ? 1 : 0;
        }
        for (const auto& spec : options.positionals()) {
            const bool is_made = typed.name == "backup";
            CHECK((!names_file(spec.value_name) || spec.is_input != is_made));
            seen += spec.is_input ? 1 : 0;
        }
    }
    CHECK(seen > 20);
}

TEST_CASE("every command and every option says what it is for") {
    for (const auto& typed : all_commands()) {
        CAPTURE(typed.name);
        CHECK(std::string(typed.command->summary).size() > 5);
        const auto described = describe(*typed.command);
        const auto& options = described.options;
        for (const auto& option : options.specs()) {
            CAPTURE(option.name);
            CHECK(std::string(option.help).size() >= 3);
            CHECK((option.kind == OptionSpec::Kind::flag) == option.value_name.empty());
        }
    }
}
