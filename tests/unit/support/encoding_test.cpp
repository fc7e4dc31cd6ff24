#include "aftercare/support/encoding.hpp"

#include <doctest/doctest.h>
#include <iconv.h>
#include <optional>
#include <vector>

#include "aftercare/support/text.hpp"

using namespace aftercare;

namespace {

struct Decoded {
    std::string text;
    bool good = true;
    std::size_t bad_offset = 0;
    bool operator==(const Decoded&) const = default;
};

Decoded decode(Encoding encoding, const std::vector<std::string_view>& pieces) {
    Decoder decoder(encoding);
    Decoded result;
    for (const std::string_view piece : pieces)
        result.good = result.good && decoder.decode(piece, result.text);
    result.good = result.good && decoder.finish();
    if (!result.good)
        result.bad_offset = decoder.bad_offset();
    return result;
}

Decoded decode(Encoding encoding, std::string_view bytes) {
    return decode(encoding, std::vector{bytes});
}

/// What the C library makes of it; nothing when it refuses.
class Iconv {
  public:
    Iconv(const char* to, const char* from) : m_iconv(iconv_open(to, from)) {
        REQUIRE(m_iconv != reinterpret_cast<iconv_t>(-1));
    }
    ~Iconv() { iconv_close(m_iconv); }
    Iconv(const Iconv&) = delete;
    Iconv& operator=(const Iconv&) = delete;

    std::optional<std::string> operator()(std::string bytes) const {
        std::string out(bytes.size() * 4 + 16, '\0');
        char* from = bytes.data();
        std::size_t from_left = bytes.size();
        char* to = out.data();
        std::size_t to_left = out.size();
        iconv(m_iconv, nullptr, nullptr, nullptr, nullptr);
        if (iconv(m_iconv, &from, &from_left, &to, &to_left) != 0)
            return std::nullopt;
        iconv(m_iconv, nullptr, nullptr, &to, &to_left);
        out.resize(out.size() - to_left);
        return out;
    }

  private:
    iconv_t m_iconv;
};

std::string of_code_point(char32_t code_point) {
    std::string out;
    append_utf8(out, code_point);
    return out;
}

}  // namespace

TEST_CASE("GB18030 is read as iconv reads it, every code point") {
    const Iconv encode("GB18030", "UTF-8");
    int encoded = 0;
    int wrong = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            continue;
        const std::string utf8 = of_code_point(code_point);
        const std::optional<std::string> bytes = encode(utf8);
        if (!bytes)
            continue;
        ++encoded;
        const Decoded result = decode(Encoding::gb18030, *bytes);
        const std::string& expected = code_point == 0xFEFF ? std::string() : utf8;
        if (!result.good || result.text != expected)
            ++wrong;
    }
    CHECK(encoded > 1'100'000);
    CHECK(wrong == 0);
}

TEST_CASE("every two bytes are GB18030 exactly when iconv says so") {
    const Iconv to_utf8("UTF-8", "GB18030");
    int wrong = 0;
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            const std::string bytes = {static_cast<char>(first), static_cast<char>(second)};
            const Decoded result = decode(Encoding::gb18030, bytes);
            const std::optional<std::string> expected = to_utf8(bytes);
            if (result.good != expected.has_value() || (result.good && result.text != *expected))
                ++wrong;
        }
    CHECK(wrong == 0);
}

TEST_CASE("GB18030 gives the characters of the standard") {
    CHECK(decode(Encoding::gb18030, "\xC2\xA9\xCB\xAE,8").text == "漏水,8");
    CHECK(decode(Encoding::gb18030, "\x81\x40").text == "丂");
    CHECK(decode(Encoding::gb18030, "\xA2\xE3").text == "€");
    CHECK(decode(Encoding::gb18030, "\x81\x30\x81\x30").text == "\xC2\x80");
    CHECK(decode(Encoding::gb18030, "\x90\x30\x81\x30").text == "\xF0\x90\x80\x80");
    CHECK(decode(Encoding::gb18030, "\xE3\x32\x9A\x35").text == "\xF4\x8F\xBF\xBF");
    CHECK(decode(Encoding::gb18030, "\x84\x31\x95\x33xx").text == "xx");
}

TEST_CASE("bad bytes are named by their offset") {
    const struct {
        Encoding encoding;
        std::string bytes;
        std::string before;
        std::size_t offset;
    } cases[] = {
        {Encoding::gb18030, "ab\x80\x63", "ab", 2},
        {Encoding::gb18030, "a\xC2\xA9\xFFx", "a漏", 3},
        {Encoding::gb18030, "a\xC2\x20", "a", 1},
        {Encoding::gb18030, "a\x81\x30x0", "a", 1},
        {Encoding::gb18030, "a\x81\x30\x81x", "a", 1},
        {Encoding::gb18030, "a\xE3\x32\x9A\x36", "a", 1},
        {Encoding::gb18030, "a\xC2", "a", 1},
        {Encoding::gb18030, "a\x81\x30\x81", "a", 1},
        {Encoding::utf_8, "漏\xFF", "漏", 3},
        {Encoding::utf_8, "漏\xE6\xBC", "漏", 3},
        {Encoding::utf_8, "a\xED\xA0\x80", "a", 1},
        {Encoding::utf_8, "\xEF\xBB\xBFx\x80", "x", 4},
        {Encoding::utf_16, std::string("a\0\x00\xDC", 4), "a", 2},
        {Encoding::utf_16, std::string("a\0\x00\xD8x\0", 6), "a", 2},
        {Encoding::utf_16, std::string("a\0\x3D\xD8", 4), "a", 2},
        {Encoding::utf_16, std::string("a\0b", 3), "a", 2},
    };
    for (const auto& each : cases) {
        CAPTURE(each.bytes);
        const Decoded expected{.text = each.before, .good = false, .bad_offset = each.offset};
        CHECK(decode(each.encoding, each.bytes) == expected);
        std::vector<std::string_view> single;
        for (std::size_t i = 0; i < each.bytes.size(); ++i)
            single.push_back(std::string_view(each.bytes).substr(i, 1));
        CHECK(decode(each.encoding, single) == expected);
    }
}

TEST_CASE("UTF-16 is read in both byte orders") {
    const std::string text = "id,漏水🚰\r\n";
    for (const char* name : {"UTF-16LE", "UTF-16BE"}) {
        const std::string bytes = *Iconv(name, "UTF-8")(text);
        const std::string marked = *Iconv(name, "UTF-8")("\xEF\xBB\xBF" + text);
        CHECK(decode(Encoding::utf_16, bytes) == Decoded{.text = text});
        CHECK(decode(Encoding::utf_16, marked) == Decoded{.text = text});
        CHECK(guess_encoding(bytes, true) == Encoding::utf_16);
        CHECK(guess_encoding(marked, true) == Encoding::utf_16);
    }
}

TEST_CASE("a text cut anywhere decodes the same") {
    const std::string text = "\xEF\xBB\xBFid,漏水🚰é\r\n\xEF\xBB\xBF丂";
    const struct {
        Encoding encoding;
        const char* name;
    } cases[] = {{Encoding::utf_8, "UTF-8"},
                 {Encoding::gb18030, "GB18030"},
                 {Encoding::utf_16, "UTF-16LE"},
                 {Encoding::utf_16, "UTF-16BE"}};
    for (const auto& each : cases) {
        CAPTURE(each.name);
        const std::string bytes = *Iconv(each.name, "UTF-8")(text);
        const std::string_view view = bytes;
        for (std::size_t i = 0; i <= bytes.size(); ++i)
            for (std::size_t j = i; j <= bytes.size(); ++j)
                CHECK(decode(each.encoding, {view.substr(0, i), view.substr(i, j - i), view.substr(j)}) ==
                      Decoded{.text = text.substr(3)});
    }
}

TEST_CASE("the encoding is guessed from the first bytes") {
    CHECK(guess_encoding("", true) == Encoding::utf_8);
    CHECK(guess_encoding("plain\n", true) == Encoding::utf_8);
    CHECK(guess_encoding("漏水", true) == Encoding::utf_8);
    CHECK(guess_encoding("\xEF\xBB\xBF\xFF", true) == Encoding::utf_8);
    CHECK(guess_encoding("\xFF\xFE", true) == Encoding::utf_16);
    CHECK(guess_encoding("\xFE\xFFxx", false) == Encoding::utf_16);
    CHECK(guess_encoding(std::string_view("a\0,\0b\0", 6), true) == Encoding::utf_16);
    CHECK(guess_encoding(std::string_view("\0a\0,\0", 5), false) == Encoding::utf_16);
    CHECK(guess_encoding(std::string_view("\0a\0,\0", 5), true) == Encoding::utf_8);
    CHECK(guess_encoding(std::string_view("one stray \0 in a text", 21), true) == Encoding::utf_8);
    CHECK(guess_encoding("\xB0\xCB\xBA\xC5\xC2\xA5\n", true) == Encoding::gb18030);
    CHECK(guess_encoding("\xB0\xCB\xBA\xC5\xC2", false) == Encoding::gb18030);
    CHECK(guess_encoding("\xB0\xCB\xBA\xC5\xC2", true) == Encoding::utf_8);
    CHECK(guess_encoding("漏\xE6\xB0", false) == Encoding::utf_8);
    CHECK(guess_encoding("\xFF\xFF", true) == Encoding::utf_8);
}
