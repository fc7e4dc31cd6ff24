// A reader of XML that takes nothing but what is well-formed: what a page and its charts are held against.
// It knows elements, attributes, text and the five entities; a page has no more.
#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/text.hpp"

namespace testing {

struct XmlElement {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string text;             ///< its own, entities read
    std::vector<std::string> in;  ///< names of the elements it is in, outermost first
};

class XmlReader {
  public:
    explicit XmlReader(std::string_view text) : m_text(text) {}

    std::vector<XmlElement> read() {
        while (m_pos < m_text.size()) {
            m_text[m_pos] == '<' ? read_tag() : read_text();
        }
        expect(m_open.empty() && !m_elements.empty(), "an element that is not closed, or none at all");
        return m_elements;
    }

  private:
    void expect(bool holds, const std::string& what) const {
        if (!holds) {
            throw std::runtime_error("at byte " + std::to_string(m_pos) + ": " + what + ": " +
                                     std::string(m_text.substr(m_pos, 60)));
        }
    }

    bool skip(std::string_view what) {
        const bool is_there = m_text.substr(m_pos).starts_with(what);
        m_pos += is_there ? what.size() : 0;
        return is_there;
    }

    void skip_blanks() { m_pos = std::min(m_text.find_first_not_of(" \n\t", m_pos), m_text.size()); }

    std::string read_name() {
        const auto end = std::min(m_text.find_first_of(" \n\t=/<>\"'&", m_pos), m_text.size());
        expect(end > m_pos, "no name");
        const std::string name(m_text.substr(m_pos, end - m_pos));
        m_pos = end;
        return name;
    }

    char read_entity() {
        static const std::map<std::string_view, char> k_entities = {
            {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
        for (const auto& [entity, c] : k_entities) {
            if (skip(entity)) {
                return c;
            }
        }
        expect(false, "an entity that XML does not know");
        return ' ';
    }

    /// One character of text; neither a control character nor U+FFFE, U+FFFF.
    std::string read_character() {
        if (m_text[m_pos] == '&') {
            return {read_entity()};
        }
        const auto begin = m_pos;
        const char32_t c = aftercare::next_code_point(m_text, m_pos);
        expect((c >= 0x20 || c == '\n' || c == '\t') && c != 0xFFFE && c != 0xFFFF, "no character of XML");
        return std::string(m_text.substr(begin, m_pos - begin));
    }

    void read_text() {
        const std::string part = read_character();
        if (m_open.empty()) {
            expect(part == "\n" || part == " ", "text outside of all elements");
        } else {
            m_elements[m_open.back()].text += part;
        }
    }

    void read_tag() {
        if (skip("<!DOCTYPE html>")) {
            return;
        }
        if (skip("</")) {
            expect(!m_open.empty() && read_name() == m_elements[m_open.back()].name, "another end tag");
            expect(skip(">"), "an end tag that does not end");
            m_open.pop_back();
            return;
        }
        skip("<");
        expect(!m_open.empty() || m_elements.empty(), "a second root");
        XmlElement element{.name = read_name(), .attributes = {}, .text = {}, .in = {}};
        for (const auto open : m_open) {
            element.in.push_back(m_elements[open].name);
        }
        for (skip_blanks(); m_pos < m_text.size() && m_text[m_pos] != '>' && m_text[m_pos] != '/';
             skip_blanks()) {
            read_attribute(element);
        }
        const bool is_empty = skip("/");
        expect(skip(">"), "a tag that does not end");
        m_elements.push_back(std::move(element));
        if (!is_empty) {
            m_open.push_back(m_elements.size() - 1);
        }
    }

    void read_attribute(XmlElement& element) {
        const std::string name = read_name();
        expect(skip("=\""), "an attribute without a quoted value");
        std::string value;
        while (m_pos < m_text.size() && m_text[m_pos] != '"') {
            expect(m_text[m_pos] != '<', "a tag within a value");
            value += read_character();
        }
        expect(skip("\""), "a value that does not end");
        expect(element.attributes.emplace(name, value).second, "an attribute twice");
    }

    std::string_view m_text;
    std::size_t m_pos = 0;
    std::vector<XmlElement> m_elements;
    std::vector<std::size_t> m_open;
};

/// All elements in the order in which they begin. Throws std::runtime_error where the text is not
/// well-formed.
inline std::vector<XmlElement> read_xml(std::string_view text) {
    return XmlReader(text).read();
}

/// Those of a name.
inline std::vector<XmlElement> elements_of(const std::vector<XmlElement>& all, std::string_view name) {
    std::vector<XmlElement> found;
    for (const auto& element : all) {
        if (element.name == name) {
            found.push_back(element);
        }
    }
    return found;
}

}  // namespace testing
