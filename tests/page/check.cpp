// Reads a page from standard input as XML and refuses what it must not have: anything from outside, a script,
// a text that was not filled in, more than 300 kB; prints its sections.
#include <iostream>
#include <iterator>

#include "tests/support/xml.hpp"

using namespace testing;

namespace {

constexpr std::size_t k_bytes_max = 300'000;

/// What is wrong with the page; "" when nothing is.
std::string fault_of(const std::string& html, const std::vector<XmlElement>& all) {
    if (html.size() > k_bytes_max) {
        return std::to_string(html.size()) + " bytes";
    }
    for (const auto* outside : {"http:", "https:", "src=", "url(", "@import", "<script", "<link"}) {
        if (html.find(outside) != std::string::npos) {
            return std::string("it has ") + outside;
        }
    }
    for (const auto& element : all) {
        const auto href = element.attributes.find("href");
        if (href != element.attributes.end() && !href->second.starts_with('#')) {
            return "it leads to " + href->second;
        }
        const bool is_style = element.name == "style";
        if (!is_style && element.text.find('{') != std::string::npos) {
            return "it has a text that is not filled in: " + element.text;
        }
    }
    return {};
}

}  // namespace

int main() {
    const std::string html(std::istreambuf_iterator<char>(std::cin), {});
    try {
        const auto all = read_xml(html);
        if (const auto fault = fault_of(html, all); !fault.empty()) {
            std::cerr << fault << '\n';
            return 1;
        }
        for (const auto& heading : elements_of(all, "h2")) {
            std::cout << heading.text << '\n';
        }
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
