// The texts for people in the sources and in the catalogue, as the docs test compares them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare::docs {

/// The whole content of a file. Throws std::runtime_error.
std::string read_file(const std::string& path);

/// All string literals of C++ sources, those side by side joined, and which of them are msgids.
struct Literals {
    std::set<std::string> all;
    std::map<std::string, std::string> messages;  ///< arguments of tr, tr_later and the like → file
};

/// Reads one source; `path` is what messages are named after.
void collect_literals(std::string_view source, const std::string& path, Literals& literals);

/// Reads the C++ sources below `folder`.
void collect_folder(const std::string& folder, Literals& literals);

/// An entry of a catalogue.
struct Entry {
    std::string context;
    std::string msgid;
    std::string msgstr;
    bool fuzzy = false;
    bool obsolete = false;
    std::size_t line = 0;
};

/// Reads a .po file; the entry without a msgid is left out.
std::vector<Entry> read_catalogue(std::string_view text);

/// The names of the placeholders in a text: {id}, {due:>8} → id, due. `{{` is a brace.
std::multiset<std::string> placeholders(std::string_view text);

/// The lines of a text.
std::vector<std::string> lines_of(const std::string& text);

/// The first cells of the rows of tables below the heading `## HEADING`, without quotes; until the next one.
/// The heads of tables of columns and commands are no rows, those of others are.
std::vector<std::string> first_cells(const std::string& text, const std::string& heading);

}  // namespace aftercare::docs
