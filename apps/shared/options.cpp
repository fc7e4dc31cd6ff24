#include "apps/shared/options.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "apps/shared/checks.hpp"

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

void Options::flag(std::string name, const char* help, char letter) {
    m_specs.push_back(
        {.name = std::move(name), .letter = letter, .kind = OptionSpec::Kind::flag, .help = help});
}

void Options::value(std::string name, std::string value_name, const char* help, Need need, ValueCheck check) {
    m_specs.push_back({.name = std::move(name),
                       .value_name = std::move(value_name),
                       .help = help,
                       .need = need,
                       .check = check});
}

void Options::values(std::string name, std::string value_name, const char* help, Need need,
                     ValueCheck check) {
    value(std::move(name), std::move(value_name), help, need, check);
    m_specs.back().kind = OptionSpec::Kind::values;
}

void Options::main_text(std::string name, const char* help, Need need) {
    assert(m_main_text.empty());
    m_main_text = name;
    value(std::move(name), "TEXT", help, need, need == Need::required ? check_not_empty : nullptr);
    letter('m');
}

void Options::repeats() {
    assert(!m_specs.empty());
    m_specs.back().kind = OptionSpec::Kind::values;
}

void Options::also(std::string alias) {
    assert(!m_specs.empty());
    m_specs.back().alias = std::move(alias);
}

void Options::letter(char letter) {
    assert(!m_specs.empty());
    m_specs.back().letter = letter;
}

void Options::positional(std::string value_name, Arity arity, const char* help, ValueCheck check) {
    m_positionals.push_back({std::move(value_name), arity, help, check});
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

std::optional<std::string> Request::value(std::string_view name) const {
    const auto found = m_values.find(name);
    return found == m_values.end() || found->second.empty() ? std::nullopt
                                                            : std::optional(found->second.back());
}

std::vector<std::string> Request::values(std::string_view name) const {
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace aftercare
