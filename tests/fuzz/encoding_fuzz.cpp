// Whatever the bytes are, decoding gives well-formed UTF-8, and the same however the bytes are cut into
// pieces.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "aftercare/support/encoding.hpp"
#include "aftercare/support/text.hpp"

namespace {

using namespace aftercare;

std::string decode(Encoding encoding, std::string_view bytes, std::size_t first, std::size_t piece) {
    Decoder decoder(encoding);
    std::string text;
    bool good = decoder.decode(bytes.substr(0, first), text);
    for (std::size_t at = first; good && at < bytes.size(); at += piece)
        good = decoder.decode(bytes.substr(at, piece), text);
    good = good && decoder.finish();
    if (invalid_utf8_at(text))
        std::abort();
    return text + (good ? "" : '!' + std::to_string(decoder.bad_offset()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1)
        return 0;
    const std::size_t piece = 1 + data[0] % 8;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    for (const Encoding encoding : {Encoding::utf_8, Encoding::gb18030, Encoding::utf_16}) {
        // Without a mark the first piece tells the byte order of UTF-16.
        const bool marked = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
        const std::size_t first = encoding == Encoding::utf_16 && !marked ? bytes.size() : piece;
        if (decode(encoding, bytes, first, piece) != decode(encoding, bytes, bytes.size(), 1))
            std::abort();
    }
    guess_encoding(bytes, size % 2 == 0);
    return 0;
}
