// However a CSV text is cut into pieces, it gives the same records and the same fault. The first two bytes
// choose the delimiter and the size of the pieces.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "aftercare/support/csv_reader.hpp"

namespace {

using namespace aftercare;

/// All that a reader tells about `text`, as one string.
std::string tell(std::string_view text, char delimiter, std::size_t piece) {
    std::string told;
    CsvReader reader(delimiter, [&](const CsvRecord& record) {
        told += std::to_string(record.number) + '@' + std::to_string(record.line);
        for (const std::string& field : record.fields)
            told += '[' + std::to_string(field.size()) + ':' + field;
        told += '\n';
    });
    bool good = true;
    for (std::size_t at = 0; good && at < text.size(); at += piece)
        good = reader.feed(text.substr(at, piece));
    good = good && reader.finish();
    if (good == reader.fault().has_value())
        std::abort();
    if (reader.fault())
        told += '!' + std::to_string(static_cast<int>(reader.fault()->what)) + ' ' +
                std::to_string(reader.fault()->record) + '@' + std::to_string(reader.fault()->line);
    return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    const char delimiter = ",;\t"[data[0] % 3];
    const std::size_t piece = 1 + data[1] % 16;
    const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
    if (tell(text, delimiter, piece) != tell(text, delimiter, text.size() + 1))
        std::abort();
    guess_delimiter(text);
    return 0;
}
