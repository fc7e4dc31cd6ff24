#include "tests/docs/sources.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace aftercare::docs {

namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Walks through a source: literals, calls that take msgids, and the brackets between them.
class LiteralReader {
  public:
    LiteralReader(std::string_view source, std::string path, Literals& literals)
        : m_source(source), m_path(std::move(path)), m_literals(literals) {}

    void read() {
        while (m_at < m_source.size()) {
            step();
        }
        end_group();
    }

  private:
    void step() {
        const auto rest = m_source.substr(m_at);
        const char c = rest[0];
        if (rest.starts_with("//")) {
            skip_to("\n");
        } else if (rest.starts_with("/*")) {
            skip_to("*/");
        } else if (rest.starts_with("R\"")) {
            raw_string();
        } else if (c == '"') {
            string();
        } else if (c == '\'') {
            character();
        } else if (std::isspace(static_cast<unsigned char>(c)) != 0) {
            ++m_at;
        } else if (c == '\\') {
            ++m_at;
        } else {
            end_group();
            is_word(c) ? word() : bracket(c);
        }
    }

    void skip_to(std::string_view end) {
        const auto found = m_source.find(end, m_at);
        m_at = found == std::string_view::npos ? m_source.size() : found + end.size();
    }

    void raw_string() {
        const auto open = m_source.find('(', m_at);
        const auto end = ")" + std::string(m_source.substr(m_at + 2, open - m_at - 2)) + "\"";
        const auto close = m_source.find(end, open);
        m_group += m_source.substr(open + 1, close - open - 1);
        m_in_group = true;
        m_at = close + end.size();
    }

    void string() {
        m_in_group = true;
        for (++m_at; m_at < m_source.size() && m_source[m_at] != '"'; ++m_at) {
            if (m_source[m_at] == '\\') {
                ++m_at;
                const char c = m_source[m_at];
                m_group += c == 'n' ? '\n' : c == 't' ? '\t' : c;
            } else {
                m_group += m_source[m_at];
            }
        }
        ++m_at;
    }

    void character() {
        const auto escaped = m_source.substr(m_at + 1).starts_with("\\") ? 1U : 0U;
        m_at = m_source.find('\'', m_at + 2 + escaped) + 1;
    }

    void word() {
        const auto begin = m_at;
        // Digits may hold a separator: 1'000.
        while (m_at < m_source.size() &&
               (is_word(m_source[m_at]) ||
                (m_source[m_at] == '\'' && std::isdigit(static_cast<unsigned char>(m_source[begin])) != 0))) {
            ++m_at;
        }
        m_word = m_source.substr(begin, m_at - begin);
    }

    void bracket(char c) {
        if (c == '(') {
            m_calls.emplace_back(m_word);
            m_first_argument.push_back(true);
        } else if (c == ')' && !m_calls.empty()) {
            m_calls.pop_back();
            m_first_argument.pop_back();
        } else if (c == ',' && !m_calls.empty()) {
            m_first_argument.back() = false;
        }
        m_word = {};
        ++m_at;
    }

    void end_group() {
        if (!m_in_group) {
            return;
        }
        m_literals.all.insert(m_group);
        const auto call = m_calls.empty() ? std::string() : m_calls.back();
        const bool message =
            call == "tr" || call == "tr_later" || (call == "tr_in" && !m_first_argument.back());
        if (message) {
            m_literals.messages.emplace(m_group, m_path);
        }
        m_group.clear();
        m_in_group = false;
    }

    std::string_view m_source;
    std::string m_path;
    Literals& m_literals;
    std::size_t m_at = 0;
    std::string m_group;
    bool m_in_group = false;
    std::string_view m_word;
    std::vector<std::string> m_calls;
    std::vector<bool> m_first_argument;
};

/// The text between the quotes of a line of a catalogue, escapes undone.
std::string unquoted(std::string_view line) {
    std::string text;
    const auto begin = line.find('"');
    const auto end = line.rfind('"');
    if (begin == std::string_view::npos || end <= begin) {
        return text;
    }
    for (auto i = begin + 1; i < end; ++i) {
        if (line[i] == '\\' && i + 1 < end) {
            ++i;
            text += line[i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i];
        } else {
            text += line[i];
        }
    }
    return text;
}

}  // namespace

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error(path + ": cannot be read");
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

void collect_literals(std::string_view source, const std::string& path, Literals& literals) {
    LiteralReader(source, path, literals).read();
}

void collect_folder(const std::string& folder, Literals& literals) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto ending = entry.path().extension();
        if (entry.is_regular_file() && (ending == ".cpp" || ending == ".hpp")) {
            const auto path = entry.path().string();
            collect_literals(read_file(path), path, literals);
        }
    }
}

std::vector<Entry> read_catalogue(std::string_view text) {
    std::vector<Entry> entries;
    Entry entry;
    std::string* target = nullptr;
    std::size_t number = 0;
    const auto finish = [&] {
        if (!entry.msgid.empty()) {
            entries.push_back(entry);
        }
        entry = {};
        target = nullptr;
    };
    while (!text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        ++number;
        const bool obsolete = line.starts_with("#~");
        line.remove_prefix(obsolete ? std::min<std::size_t>(3, line.size()) : 0);
        const bool begins =
            line.starts_with("msgctxt ") || (line.starts_with("msgid ") && target != &entry.context);
        if (line.empty() || (begins && target == &entry.msgstr)) {
            finish();
        }
        entry.fuzzy = entry.fuzzy || (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos);
        entry.obsolete = entry.obsolete || obsolete;
        if (line.starts_with("msgctxt ")) {
            target = &entry.context;
        } else if (line.starts_with("msgid ")) {
            target = &entry.msgid;
            entry.line = number;
        } else if (line.starts_with("msgstr ")) {
            target = &entry.msgstr;
        }
        if (target != nullptr && !line.starts_with("#")) {
            *target += unquoted(line);
        }
    }
    finish();
    return entries;
}

std::multiset<std::string> placeholders(std::string_view text) {
    std::multiset<std::string> names;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("{{")) {
            ++i;
        } else if (text[i] == '{') {
            const auto end = text.find_first_of(":}", i);
            names.insert(std::string(text.substr(i + 1, end - i - 1)));
        }
    }
    return names;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> first_cells(const std::string& text, const std::string& heading) {
    std::vector<std::string> cells;
    bool inside = false;
    for (const auto& line : lines_of(text)) {
        if (line.starts_with("## ")) {
            inside = line == "## " + heading;
        } else if (inside && line.starts_with("| ") && !line.starts_with("| column ") &&
                   !line.starts_with("| command ")) {
            auto cell = line.substr(2, line.find(" |") - 2);
            std::erase(cell, '`');
            cells.push_back(cell);
        }
    }
    return cells;
}

}  // namespace aftercare::docs
