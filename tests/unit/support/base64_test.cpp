#include "aftercare/support/base64.hpp"

#include <doctest/doctest.h>

using namespace aftercare;

namespace {

std::string written(std::string_view text) {
    std::string out;
    append_base64(out, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return out;
}

}  // namespace

TEST_CASE("the vectors of RFC 4648") {
    struct Case {
        std::string_view bytes;
        std::string_view text;
    };
    for (const auto& [bytes, text] :
         {Case{"", ""}, Case{"f", "Zg=="}, Case{"fo", "Zm8="}, Case{"foo", "Zm9v"}, Case{"foob", "Zm9vYg=="},
          Case{"fooba", "Zm9vYmE="}, Case{"foobar", "Zm9vYmFy"}}) {
        CHECK(written(bytes) == text);
        CHECK(read_base64(text) == std::string(bytes));
    }
}

TEST_CASE("every byte comes back") {
    std::string all;
    for (int i = 0; i < 256; ++i) {
        all += static_cast<char>(i);
        CHECK(read_base64(written(all)) == all);
    }
}

TEST_CASE("what is no base64 is refused") {
    for (const auto* text :
         {"Z", "Zg", "Zg=", "Z===", "====", "Zm9v=", "Zg==Zg==", "Zh==", "Zm9=", "Zm 9v", "Zm9\n"}) {
        CAPTURE(text);
        CHECK_FALSE(read_base64(text));
    }
}
