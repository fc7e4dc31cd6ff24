#include "aftercare/support/mail_message.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "aftercare/support/base64.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

using namespace aftercare;

namespace {

/// A message of 2026-11-21 14:05 in Shanghai.
std::string message(const std::string& subject, const std::string& text) {
    REQUIRE(use_zone("Asia/Shanghai"));
    return mail_text({.from = "desk@example.com",
                      .to = "li.na@example.com",
                      .subject = subject,
                      .text = text,
                      .message_id = "0123@example.com",
                      .sent_at = {1795241100}});
}

std::string head_of(const std::string& mail) {
    return mail.substr(0, mail.find("\n\n") + 1);
}

/// What the body's base64 says.
std::string body_of(const std::string& mail) {
    std::string digits = mail.substr(mail.find("\n\n") + 2);
    digits.erase(std::remove(digits.begin(), digits.end(), '\n'), digits.end());
    const auto bytes = read_base64(digits);
    REQUIRE(bytes);
    return *bytes;
}

/// The text of folded encoded words; each must be whole characters.
std::string decoded(const std::string& value) {
    std::string out;
    for (auto word : split(value, '\n')) {
        word = trim(word);
        REQUIRE(word.starts_with("=?UTF-8?B?"));
        REQUIRE(word.ends_with("?="));
        CHECK(word.size() <= 75);
        const auto bytes = read_base64(word.substr(10, word.size() - 12));
        REQUIRE(bytes);
        CHECK(!invalid_utf8_at(*bytes));
        out += *bytes;
    }
    return out;
}

std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0;
    for (const auto line : split(text, '\n')) {
        longest = std::max(longest, line.size());
    }
    return longest;
}

}  // namespace

TEST_CASE("a message has the headers that mail programs ask for") {
    CHECK(message("3 late", "one\ntwo\n") ==
          "From: desk@example.com\n"
          "To: li.na@example.com\n"
          "Subject: 3 late\n"
          "Date: Sat, 21 Nov 2026 14:05:00 +0800\n"
          "Message-ID: <0123@example.com>\n"
          "Auto-Submitted: auto-generated\n"
          "MIME-Version: 1.0\n"
          "Content-Type: text/plain; charset=UTF-8\n"
          "Content-Transfer-Encoding: base64\n"
          "\n"
          "b25lDQp0d28NCg==\n");
}

TEST_CASE("a body comes back as it was, in short lines") {
    std::string text;
    for (int i = 0; i < 200; ++i) {
        text += "卫生间天花板渗漏,每天滴水。" + std::to_string(i) + (i % 5 == 0 ? "\n" : " ");
    }
    text += "end\n.\nFrom here";
    const auto mail = message("x", text);
    CHECK(longest_line(mail) <= 76);
    std::string expected;
    for (const auto line : split(text, '\n')) {
        expected += std::string(line) + "\r\n";
    }
    CHECK(body_of(mail) == expected);
    CHECK(std::all_of(mail.begin(), mail.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

TEST_CASE("a subject of any length and script is folded into encoded words") {
    std::string subject;
    for (int i = 0; i < 40; ++i) {
        subject += "滨江花园超期工单提醒é";
        const auto value = header_text(subject, 9);
        CHECK(longest_line("Subject: " + value) <= 76);
        CHECK(decoded(value) == subject);
    }
    CHECK(header_text("plain", 9) == "plain");
    CHECK(header_text("", 9).empty());
    CHECK(decoded(header_text("=?UTF-8?B?eA==?=", 9)) == "=?UTF-8?B?eA==?=");
    const std::string long_ascii(300, 'a');
    CHECK(decoded(header_text(long_ascii, 9)) == long_ascii);
}

TEST_CASE("nothing written into a subject becomes a header or a body") {
    const std::string evil = "late\r\nBcc: all@example.com\r\n\r\nnot the body\n\tX: y\x01\x7f";
    const auto head = head_of(message(evil, "text"));
    CHECK(head.find("\nBcc") == std::string::npos);
    CHECK(head.find("\nX:") == std::string::npos);
    CHECK(std::count(head.begin(), head.end(), ':') >= 9);
    CHECK(head == head_of(message(evil, "Bcc: other@example.com\n\nTo: other@example.com\n")));
    CHECK(head.find('\r') == std::string::npos);
    const auto broken = message(std::string("a\xff\0b", 4), std::string("c\xfe\0d", 4));
    CHECK(broken.find('\0') == std::string::npos);
    CHECK(body_of(broken) ==
          "c\xef\xbf\xbd\xef\xbf\xbd"
          "d\r\n");
}

TEST_CASE("only a plain address is an address") {
    for (const char* good :
         {"a@b", "li.na+desk@mail.example.com", "o'neil@x-y.example", "1@2.3", "a=b@c.d"}) {
        CAPTURE(good);
        CHECK(is_plain_address(good));
    }
    for (const char* bad : {"",
                            "@",
                            "a",
                            "a@",
                            "@b",
                            "a@b@c",
                            "a b@c",
                            "a@b c",
                            "-t@example.com",
                            "\"a b\"@c",
                            "a@[1.2.3.4]",
                            "a..b@c",
                            ".a@b",
                            "a.@b",
                            "a@b.",
                            "a@.b",
                            "a@-b",
                            "a@b-",
                            "Li Na <a@b>",
                            "a@b,c@d",
                            "a@b\nBcc: c@d",
                            "a@b;touch x",
                            "a@$(id)",
                            "李娜@example.com",
                            "a@例子.com",
                            "a(x)@b",
                            "a\\@b"}) {
        CAPTURE(bad);
        CHECK(!is_plain_address(bad));
    }
    CHECK(!is_plain_address(std::string("a@b\0c", 5)));
    CHECK(!is_plain_address(std::string(65, 'a') + "@b"));
    CHECK(!is_plain_address("a@" + std::string(64, 'b')));
    std::string domain = "a@";
    for (int i = 0; i < 30; ++i) {
        domain += "abcdefgh.";
    }
    CHECK(!is_plain_address(domain + "com"));
}

TEST_CASE("dates are English and carry the offset of the zone") {
    REQUIRE(use_zone("America/St_Johns"));
    CHECK(mail_date({1767225599}) == "Wed, 31 Dec 2025 20:29:59 -0330");
    REQUIRE(use_zone("UTC"));
    CHECK(mail_date({1772323200}) == "Sun, 1 Mar 2026 00:00:00 +0000");
    REQUIRE(use_zone("Asia/Shanghai"));
}
