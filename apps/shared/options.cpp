#include "apps/shared/options.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace aftercare {

namespace {

/// What values that are names are called.
constexpr std::array k_names =
    std::to_array<std::string_view>({"NAME", "NAME[:PHONE]", "NAME[:ROLE[:PHONE]]", "WHO", "STAFF", "PARTY",
                                     "PERSON", "UNIT", "PLACE", "ADDRESS", "P", "B", "E", "R", "U"});

}  // namespace

TextKind text_kind_of(std::string_view value_name) {
    if (value_name == "TEXT") {
        return TextKind::prose;
    }
    const bool is_name = std::find(k_names.begin(), k_names.end(), value_name) != k_names.end();
    return is_name ? TextKind::name : TextKind::line;
}

void Options::flag(bool& into, const char* name, const char* help, char letter) {
    add({.name = name,
         .letter = letter,
         .kind = OptionSpec::Kind::flag,
         .help = help,
         .take = [&into](std::string_view) {
             into = true;
             return std::string();
         }});
}

void Options::also(std::string alias) {
    assert(!m_specs.empty());
    m_specs.back().alias = std::move(alias);
}

void Options::letter(char letter) {
    assert(!m_specs.empty());
    m_specs.back().letter = letter;
}

void Options::reads_file() {
    assert(!m_specs.empty());
    m_specs.back().is_input = true;
}

void Options::words_name_files() {
    assert(!m_positionals.empty());
    m_positionals.back().is_input = true;
}

void Options::mark_common(std::size_t first) {
    for (std::size_t i = first; i < m_specs.size(); ++i) {
        m_specs[i].common = true;
    }
}

const OptionSpec* Options::find(std::string_view name) const {
    const auto found = std::find_if(m_specs.begin(), m_specs.end(), [&](const OptionSpec& spec) {
        return spec.name == name || (!spec.alias.empty() && spec.alias == name);
    });
    return found == m_specs.end() ? nullptr : &*found;
}

const OptionSpec* Options::find_letter(char letter) const {
    const auto found = std::find_if(m_specs.begin(), m_specs.end(),
                                    [&](const OptionSpec& spec) { return spec.letter == letter; });
    return found == m_specs.end() ? nullptr : &*found;
}

}  // namespace aftercare
