#include "aftercare/support/formula_quotes.hpp"

namespace aftercare {

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
    if (m_at == At::equals) {
        m_out = "=";
    } else if (m_at == At::formula_quote) {
        m_out = "\"\"\"";
    }
    m_at = At::begin;
    return m_out;
}

void FormulaQuotes::take(char c) {
    if (m_at == At::begin && c == '=') {
        m_at = At::equals;  // written when it is known what it begins
        return;
    }
    if (m_at == At::equals && c == '"') {
        m_out += "\"=\"\"";
        m_at = At::formula;
        return;
    }
    if (m_at == At::equals) {
        m_out += '=';
        m_at = At::plain;
    }
    if (m_at == At::formula || m_at == At::formula_quote) {
        const bool was_quote = m_at == At::formula_quote;
        if (c == '"') {
            m_out += was_quote ? "\"\"\"\"" : "";
            m_at = was_quote ? At::formula : At::formula_quote;
            return;
        }
        if (was_quote) {
            m_out += "\"\"\"";
            m_at = At::plain;
        }
    }
    m_out += c;
    switch (m_at) {
        case At::begin:
            m_at = c == '"' ? At::quoted : ends_field(c) ? At::begin : At::plain;
            break;
        case At::plain:
            m_at = ends_field(c) ? At::begin : At::plain;
            break;
        case At::quoted:
            m_at = c == '"' ? At::quote : At::quoted;
            break;
        case At::quote:
            m_at = c == '"' ? At::quoted : ends_field(c) ? At::begin : At::plain;
            break;
        default:
            break;
    }
}

}  // namespace aftercare
