#include "aftercare/render/html_text.hpp"

#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// U+FFFE and U+FFFF, which XML has no place for.
bool is_no_character(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBF\xBE") || bytes.starts_with("\xEF\xBF\xBF");
}

}  // namespace

void append_html_text(std::string& out, std::string_view text) {
    const std::string safe = harmless(text, false);
    for (std::size_t i = 0; i < safe.size(); ++i) {
        const char c = safe[i];
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            case '\xEF':
                if (is_no_character(std::string_view(safe).substr(i))) {
                    out += "\xEF\xBF\xBD";
                    i += 2;
                    break;
                }
                [[fallthrough]];
            default:
                out += c;
        }
    }
}

void append_html_lines(std::string& out, std::string_view text) {
    for (const auto line : split(text, '\n')) {
        out += "<div class=\"line\">";
        append_html_text(out, line);
        out += "\n</div>";
    }
}

void append_html_head(std::string& out, std::string_view title, std::string_view style, Layout layout) {
    out += "<!DOCTYPE html>\n<html lang=\"";
    out += current_language() == Language::zh ? "zh-CN" : "en";
    out += "\">\n<head>\n<meta charset=\"utf-8\"/>\n";
    out +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'\"/>\n";
    if (layout == Layout::screen) {
        out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";
    }
    out += "<title>";
    append_html_text(out, title.empty() ? "aftercare" : title);
    out += "</title>\n<style>";
    out += style;
    out += "</style>\n</head>\n<body>\n";
}

}  // namespace aftercare
