#include "aftercare/support/entered_text.hpp"

#include <doctest/doctest.h>

#include "aftercare/support/limits.hpp"
#include "aftercare/support/text.hpp"

using namespace aftercare;

TEST_CASE("every control character is refused in a line, all but line feed and tab in prose") {
    for (char32_t c = 0; c < 0x3000; ++c) {
        CAPTURE(static_cast<unsigned>(c));
        std::string text = "甲";
        append_utf8(text, c);
        const bool control = c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029;
        const bool layout = c == '\n' || c == '\t';
        for (const auto kind : {TextKind::name, TextKind::line}) {
            CHECK(text_fault(text, kind) ==
                  (control ? std::optional(TextFault::control_in_line) : std::nullopt));
        }
        CHECK(text_fault(text, TextKind::prose) ==
              (control && !layout ? std::optional(TextFault::control_in_prose) : std::nullopt));
    }
}

TEST_CASE("what is no UTF-8 is refused before anything else is said of it") {
    for (const char* text : {"\xFF", "a\xC3", "\xED\xA0\x80", "\xF4\x90\x80\x80\n"}) {
        for (const auto kind : {TextKind::name, TextKind::line, TextKind::prose}) {
            CHECK(text_fault(text, kind) == TextFault::not_utf8);
        }
    }
    CHECK(text_fault("", TextKind::name) == std::nullopt);
}

TEST_CASE("names are counted in characters, texts in bytes") {
    std::string name;
    for (std::size_t i = 0; i < k_name_characters_max; ++i) {
        name += "🏠";
    }
    CHECK(text_fault(name, TextKind::name) == std::nullopt);
    CHECK(text_fault(name + "x", TextKind::name) == TextFault::name_too_long);
    CHECK(text_fault(name + "x", TextKind::line) == std::nullopt);
    std::string text(k_text_bytes_max, 'x');
    CHECK(text_fault(text, TextKind::prose) == std::nullopt);
    text += 'x';
    CHECK(text_fault(text, TextKind::prose) == TextFault::text_too_long);
    CHECK(text_fault(text, TextKind::line) == TextFault::text_too_long);
    CHECK(text_fault(text, TextKind::name) == TextFault::name_too_long);
    CHECK(words_of(TextFault::name_too_long) == "the text is longer than 200 characters");
}

TEST_CASE("CR LF becomes LF, a CR alone stays") {
    CHECK(with_line_feeds("a\r\nb\r\n") == "a\nb\n");
    CHECK(with_line_feeds("a\rb\n\r") == "a\rb\n\r");
    CHECK(with_line_feeds("\r\r\n") == "\r\n");
}
