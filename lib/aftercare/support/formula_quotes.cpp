#include "aftercare/support/formula_quotes.hpp"

#include <utility>

namespace aftercare {

namespace {

/// No cell of a spreadsheet has a longer text.
constexpr std::size_t k_held_max = std::size_t{64} * 1024;

}  // namespace

std::string_view FormulaQuotes::pass(std::string_view text) {
    m_out.clear();
    m_out.reserve(text.size() + 16);
    for (const char c : text) {
        take(c);
    }
    return m_out;
}

std::string_view FormulaQuotes::finish() {
    m_out.clear();
    while (m_at == At::held || m_at == At::held_quote) {
        if (m_at == At::held_quote) {
            write_held();
        } else {
            release();
        }
    }
    m_at = At::begin;
    return m_out;
}

void FormulaQuotes::take(char c) {
    if (m_at == At::held || m_at == At::held_quote) {
        hold(c);
        return;
    }
    if (m_at == At::begin && c == '=') {
        m_held = '=';
        m_at = At::held;
        return;
    }
    m_out += c;
    switch (m_at) {
        case At::quoted:
            m_at = c == '"' ? At::quote : At::quoted;
            break;
        case At::begin:
            m_at = c == '"' ? At::quoted : ends_field(c) ? At::begin : At::plain;
            break;
        case At::quote:
            m_at = c == '"' ? At::quoted : ends_field(c) ? At::begin : At::plain;
            break;
        default:
            m_at = ends_field(c) ? At::begin : At::plain;
    }
}

void FormulaQuotes::hold(char c) {
    if (m_at == At::held_quote && ends_field(c)) {
        write_held();
        take(c);
        return;
    }
    m_held += c;
    const bool begins_formula = m_held.size() > 2 || c == '"';
    if (!begins_formula || ends_line(c) || c == '\t' || m_held.size() > k_held_max) {
        release();
    } else if (m_at == At::held_quote) {
        // Another quote behind it: the two stand for one.
        m_at = At::held;
        if (c != '"') {
            release();
        }
    } else if (c == '"' && m_held.size() > 2) {
        m_at = At::held_quote;
    }
}

void FormulaQuotes::write_held() {
    m_out += '"';
    for (const char c : std::exchange(m_held, {})) {
        m_out += c;
        if (c == '"') {
            m_out += '"';
        }
    }
    m_out += '"';
    m_at = At::plain;
}

void FormulaQuotes::release() {
    const auto text = std::exchange(m_held, {});
    m_out += text.front();
    m_at = At::plain;
    for (const char c : std::string_view(text).substr(1)) {
        take(c);
    }
}

}  // namespace aftercare
