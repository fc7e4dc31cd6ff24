#include <algorithm>
#include <cctype>
#include <doctest/doctest.h>
#include <map>

#include "tests/docs/sources.hpp"

using namespace aftercare::docs;

namespace {

const std::string k_source_dir = SOURCE_DIR;

Literals literals_of_tree() {
    Literals literals;
    collect_folder(k_source_dir + "/lib", literals);
    collect_folder(k_source_dir + "/apps", literals);
    return literals;
}

std::vector<Entry> catalogue() {
    return read_catalogue(read_file(k_source_dir + "/lib/aftercare/po/zh_CN.po"));
}

bool has_chinese(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

/// Texts that are the same in every language: all placeholders, names of formats.
bool needs_no_words(const std::string& text) {
    std::size_t letters = 0;
    int depth = 0;
    for (const char c : text) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        letters += depth == 0 && std::isalpha(static_cast<unsigned char>(c)) != 0 ? 1U : 0U;
    }
    return letters == 0;
}

}  // namespace

TEST_CASE("every text for people in the sources has a Chinese one") {
    std::set<std::string> translated;
    for (const auto& entry : catalogue()) {
        if (!entry.msgstr.empty() && !entry.fuzzy && !entry.obsolete) {
            translated.insert(entry.msgid);
        }
    }
    const auto literals = literals_of_tree();
    CHECK(literals.messages.size() > 300);
    for (const auto& [msgid, path] : literals.messages) {
        if (!msgid.empty() && !translated.contains(msgid)) {
            FAIL_CHECK(path << ": no Chinese text for \"" << msgid << "\"");
        }
    }
}

TEST_CASE("the catalogue holds nothing that no source says") {
    const auto literals = literals_of_tree();
    const auto policy = read_file(k_source_dir + "/schemas/policy.toml");
    for (const auto& entry : catalogue()) {
        // A word in a context is a code; codes also come from the policy.
        const bool known = literals.all.contains(entry.msgid) ||
                           (!entry.context.empty() && policy.find(entry.msgid) != std::string::npos);
        if (entry.obsolete || entry.fuzzy || !known) {
            FAIL_CHECK("zh_CN.po:" << entry.line << ": obsolete, fuzzy or nowhere said: \"" << entry.msgid
                                   << "\"");
        }
    }
}

TEST_CASE("translations keep the placeholders and speak Chinese") {
    for (const auto& entry : catalogue()) {
        CAPTURE(entry.line);
        CAPTURE(entry.msgid);
        const auto asked = placeholders(entry.msgid);
        const auto kept = placeholders(entry.msgstr);
        CHECK(std::set<std::string>(asked.begin(), asked.end()) ==
              std::set<std::string>(kept.begin(), kept.end()));
        CHECK((has_chinese(entry.msgstr) || needs_no_words(entry.msgid) || entry.msgid == entry.msgstr));
    }
}

TEST_CASE("the readers of sources and catalogues see what is there") {
    Literals literals;
    collect_literals(
        "f(tr(\"a \" // x\n   \"b\"), form(tr(c ? \"d\" : \"e\")), tr_in(\"ctx\", \"g\"), \"h\", 1'000, "
        "'\"');",
        "x.cpp", literals);
    CHECK(literals.messages == std::map<std::string, std::string>{
                                   {"a b", "x.cpp"}, {"d", "x.cpp"}, {"e", "x.cpp"}, {"g", "x.cpp"}});
    CHECK(literals.all == std::set<std::string>{"a b", "d", "e", "g", "h", "ctx"});
    const auto entries = read_catalogue(
        "msgid \"\"\nmsgstr \"head\"\n\nmsgctxt \"c\"\nmsgid \"a\"\n\"b\"\nmsgstr \"x\\\"y\"\n#, "
        "fuzzy\nmsgid \"d\"\n"
        "msgstr \"\"\n\n#~ msgid \"old\"\n#~ msgstr \"o\"\n");
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].context == "c");
    CHECK(entries[0].msgid == "ab");
    CHECK(entries[0].msgstr == "x\"y");
    CHECK(entries[2].obsolete);
    CHECK(placeholders("{a} {{b}} {c:>8}{a}") == std::multiset<std::string>{"a", "a", "c"});
}
