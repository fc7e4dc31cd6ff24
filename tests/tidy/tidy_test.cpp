#include <algorithm>
#include <doctest/doctest.h>

#include "tests/tidy/checks.hpp"

using namespace aftercare::tidy;

namespace {

/// The faults that `check` finds in a tree of one file.
Faults faults_of(Faults (*check)(const Tree&), const std::string& path, const std::string& text) {
    return check({.top = {}, .files = {{path, text}}});
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

}  // namespace

TEST_CASE("the tree is tidy") {
    const auto tree = read_tree(SOURCE_DIR);
    CHECK(tree.files.size() > 100);
    for (const auto& fault : check_all(tree)) {
        FAIL_CHECK(fault);
    }
}

TEST_CASE("a stranger at the top and a missing entry are found") {
    CHECK(check_top({.top = {"CMakeLists.txt", "README.md", "apps", "examples", "lib", "schemas", "tests"},
                     .files = {}})
              .empty());
    const auto faults = check_top(
        {.top = {"CMakeLists.txt", "README.md", "apps", "docs", "lib", "schemas", "tests"}, .files = {}});
    CHECK(faults == Faults{"docs: has no place at the top", "examples: missing at the top"});
}

TEST_CASE("an include against the layers is found") {
    struct Case {
        const char* path;
        const char* include;
        std::size_t faults;
    };
    for (const auto& [path, include, faults] : std::initializer_list<Case>{
             {"lib/aftercare/support/text.cpp", "\"aftercare/core/ids.hpp\"", 1},
             {"lib/aftercare/core/ids.cpp", "\"aftercare/store/rows.hpp\"", 1},
             {"lib/aftercare/core/ids.cpp", "\"aftercare/support/text.hpp\"", 0},
             {"lib/aftercare/store/rows.cpp", "\"aftercare/render/table.hpp\"", 1},
             {"lib/aftercare/render/table.cpp", "\"aftercare/store/rows.hpp\"", 1},
             {"lib/aftercare/store/ledger.cpp", "\"schemas/embedded.hpp\"", 0},
             {"lib/aftercare/store/rows.cpp", "\"apps/shared/env.hpp\"", 1},
             {"apps/intake/open.cpp", "\"apps/dispatch/order.hpp\"", 1},
             {"apps/intake/open.cpp", "\"apps/shared/batch.hpp\"", 0},
             {"apps/shared/batch.cpp", "\"apps/intake/open.hpp\"", 1},
             {"apps/aftercare/launcher.cpp", "\"apps/intake/program.hpp\"", 0},
             {"apps/aftercare/init.cpp", "\"apps/intake/program.hpp\"", 1},
             {"apps/intake/open.cpp", "\"tests/support/world.hpp\"", 1},
             {"apps/intake/open.cpp", "\"open.hpp\"", 1},
             {"lib/aftercare/store/rows.cpp", "<sqlite3.h>", 1},
             {"lib/aftercare/store/sqlite.cpp", "<sqlite3.h>", 0},
             {"tests/store/plans_test.cpp", "<sqlite3.h>", 0},
             {"apps/shared/options.cpp", "<CLI/CLI.hpp>", 1},
             {"lib/aftercare/support/json.cpp", "<toml++/toml.h>", 1},
             {"lib/aftercare/store/rows.cpp", "<rapidjson/document.h>", 1},
             {"apps/shared/env.cpp", "<libintl.h>", 1},
             {"apps/shared/env.cpp", "<fmt/core.h>", 1},
             {"lib/aftercare/support/format.hpp", "<fmt/core.h>", 0},
             {"lib/aftercare/support/format.hpp", "<fmt/format.h>", 1},
             {"lib/aftercare/core/ids.cpp", "<iostream>", 1},
             {"lib/aftercare/core/ids.cpp", "<chrono>", 1},
             {"lib/aftercare/core/ids.cpp", "\"aftercare/support/format.hpp\"", 1},
             {"lib/aftercare/core/policy.cpp", "\"aftercare/support/messages.hpp\"", 1},
             {"lib/aftercare/reading/policy_rows.cpp", "\"aftercare/support/format.hpp\"", 0},
             {"lib/aftercare/core/policy.cpp", "\"aftercare/reading/policy_reader.hpp\"", 1},
         }) {
        CAPTURE(path);
        CAPTURE(include);
        const auto text = std::string("#include ") + include + "\n";
        CHECK(faults_of(check_includes, path, text).size() == faults);
    }
}

TEST_CASE("a call outside the files made for it is found") {
    const auto count = [](const std::string& path, const std::string& text) {
        return faults_of(check_calls, path, text).size();
    };
    CHECK(count("lib/aftercare/core/ids.cpp", "std::cout << 1;\n") == 1);
    CHECK(count("apps/intake/open.cpp", "printf(\"x\");\n") == 1);
    CHECK(count("apps/intake/open.cpp", "std::exit(1);\n") == 1);
    CHECK(count("lib/aftercare/store/rows.cpp", "abort();\n") == 1);
    CHECK(count("apps/intake/open.cpp", "std::chrono::system_clock::now();\n") == 1);
    CHECK(count("apps/intake/open.cpp", "const auto t = std::time(nullptr);\n") == 1);
    CHECK(count("apps/intake/open.cpp", "getenv(\"HOME\");\n") == 1);
    CHECK(count("apps/intake/open.cpp", "using namespace std;\n") == 1);
    CHECK(count("apps/shared/env.cpp", "std::getenv(name); std::time(nullptr);\n") == 0);
    CHECK(count("lib/aftercare/core/ids.cpp", "// std::cout\n/* exit(1) */ f(\"abort()\", 'a', 1'000);\n") ==
          0);
    CHECK(count("lib/aftercare/core/ids.cpp", "f(R\"(exit(1))\"); std::cerr << 1;\n") == 1);
    CHECK(count("lib/aftercare/core/ids.cpp", "next_exit(); exits(1); at_time(0);\n") == 0);
}

TEST_CASE("SQL outside store is found") {
    const auto count = [](const std::string& path, const std::string& text) {
        return faults_of(check_queries, path, text).size();
    };
    for (const auto* text :
         {"f(\"SELECT 1\");\n", "auto a = db.prepare(sql);\n", "session.view().cached(x);\n",
          "f(\"UPDATE ticket SET a = 1\");\n", "m_ledger->db().exec(\"BEGIN\");\n",
          "f(\"PRAGMA quick_check\");\n", "writer.db().integer(\n"}) {
        CAPTURE(text);
        CHECK(count("apps/intake/open.cpp", text) == 1);
        CHECK(count("lib/aftercare/core/ids.cpp", text) == 1);
        CHECK(count("lib/aftercare/store/rows.cpp", text) == 0);
        CHECK(count("tests/store/plans_test.cpp", text) == 0);
    }
    CHECK(count("apps/intake/open.cpp", "f(tr(\"select one\"), request.text(\"limit\"));\n") == 0);
}

TEST_CASE("a code of the policy that is asked for by its name is found") {
    const std::string policy =
        "quality.is_quality = true\nquality.leak = { word = \"渗漏\", is_leak = true }\n"
        "visit = { word = \"来访\", spoken = true }\ncrack = \"开裂\"\n";
    const auto count = [&](const std::string& path, const std::string& text) {
        return check_codes({.top = {},
                            .files = {{"schemas/policy.toml", policy},
                                      {"lib/aftercare/core/codes.hpp", "{Clock::visit, \"visit\"}\n"},
                                      {path, text}}})
            .size();
    };
    CHECK(count("lib/aftercare/core/a.cpp", "f(\"leak\");\n") == 1);
    CHECK(count("lib/aftercare/store/a.cpp", "f(\"category = 'quality'\");\n") == 1);
    CHECK(count("apps/intake/a.cpp", "f(\"crack\", \"visit\", \"leaks\");\n") == 0);
    CHECK(count("tests/unit/a.cpp", "f(\"leak\");\n") == 0);
}

TEST_CASE("files and functions that have grown too large are found") {
    const auto lines = [](int n) { return repeated("    ++x;\n", n); };
    const auto faults = [](const std::string& text) { return faults_of(check_sizes, "lib/a.cpp", text); };
    CHECK(faults(repeated("int a;\n", 400)).empty());
    CHECK(faults(repeated("int a;\n", 401)).size() == 1);
    CHECK(faults("void f(int x) {\n" + lines(68) + "}\n").empty());
    CHECK(faults("void f(int x) {\n" + lines(69) + "}\n").size() == 1);
    CHECK(
        faults("namespace n {\nvoid f() {\n" + lines(50) + "}\nvoid g() {\n" + lines(50) + "}\n}\n").empty());
    CHECK(faults_of(check_sizes, "tests/a.cpp", "TEST_CASE(\"x\") {\n" + lines(98) + "}\n").empty());
    CHECK(faults_of(check_sizes, "tests/a.cpp", "TEST_CASE(\"x\") {\n" + lines(99) + "}\n").size() == 1);
    CHECK(faults("struct S {\n    int f() const {\n" + lines(70) + "}\n};\n").size() == 1);
    CHECK(faults("S::S(int a) : m_a(a) {\n" + lines(70) + "}\n").size() == 1);
    CHECK(faults("auto f() -> int {\n" + lines(70) + "}\n").size() == 1);
    CHECK(faults("const C c = {\n.run = [](int x) {\n" + lines(70) + "},\n};\n").size() == 1);
    CHECK(faults("const int k_all[] = {\n" + repeated("1,\n", 100) + "};\n").empty());
    CHECK(faults("void f() {\n    // {\n    g(\"{\", '{');\n" + lines(60) + "}\nvoid g() {\n" + lines(60) +
                 "}\n")
              .empty());
}

TEST_CASE("a header without its opening comment or guard is found") {
    CHECK(faults_of(check_headers, "lib/a.hpp", "// What it is.\n#pragma once\n").empty());
    CHECK(faults_of(check_headers, "lib/a.hpp", "#pragma once\n").size() == 2);
    CHECK(faults_of(check_headers, "lib/a.hpp", "// What it is.\nint a;\n").size() == 1);
}

TEST_CASE("untidy text is found") {
    const auto count = [](const std::string& path, const std::string& text) {
        return faults_of(check_text, path, text).size();
    };
    CHECK(count("lib/a.cpp", "int a;\n") == 0);
    CHECK(count("lib/a.cpp", "int a; \n") == 1);
    CHECK(count("lib/a.cpp", "int a;\r\n") == 1);
    CHECK(count("lib/a.cpp", "\tint a;\n") == 1);
    CHECK(count("lib/a.cpp", "int a;") == 1);
    CHECK(count("lib/a.cpp", std::string("// TO") + "DO: later\n") == 1);
    CHECK(count("README.md", std::string("FIX") + "ME\n") == 1);
    CHECK(count("examples/a", std::string("cd /wo") + "rk/main\n") == 1);
    CHECK(count("lib/utils.cpp", "int a;\n") == 1);
    CHECK(count("examples/a", "#!/bin/sh\necho\n") == 1);
    CHECK(count("examples/a", "#!/bin/sh\nset -eu\n") == 0);
}

TEST_CASE("tables and columns without a comment are found") {
    const auto faults = [](const std::string& text) {
        return faults_of(check_sql, "schemas/0009-a.sql", text);
    };
    CHECK(
        faults("-- A.\nCREATE TABLE a(\n    id INTEGER PRIMARY KEY,  -- key\n    n TEXT CHECK (n IN\n        "
               "('x')),  -- name\n    PRIMARY KEY (id)\n) STRICT;\n")
            .empty());
    CHECK(faults("CREATE TABLE a(\n    id INTEGER PRIMARY KEY  -- key\n);\n") ==
          Faults{"schemas/0009-a.sql:1: no comment above"});
    CHECK(faults("-- A.\nCREATE TABLE a(\n    id INTEGER,\n    n TEXT -- name\n);\n") ==
          Faults{"schemas/0009-a.sql:3: column id has no comment"});
    CHECK(faults("-- A.\nCREATE TABLE a(\n    id INTEGER -- key\n    , \n    n TEXT\n);\n") ==
          Faults{"schemas/0009-a.sql:5: column n has no comment"});
}
