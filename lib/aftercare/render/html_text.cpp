#include "aftercare/render/html_text.hpp"

#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

void append_html_text(std::string& out, std::string_view text) {
    for (const char c : harmless(text, false)) {
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

void append_html_head(std::string& out, std::string_view title, std::string_view style) {
    out += "<!DOCTYPE html>\n<html lang=\"";
    out += current_language() == Language::zh ? "zh-CN" : "en";
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
    append_html_text(out, title.empty() ? "aftercare" : title);
    out += "</title>\n<style>";
    out += style;
    out += "</style>\n</head>\n<body>\n";
}

}  // namespace aftercare
