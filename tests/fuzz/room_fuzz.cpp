// Rooms as typed: nothing crashes, and the parts of every reading are in their folded form already.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "aftercare/core/room.hpp"
#include "aftercare/support/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace aftercare;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (invalid_utf8_at(text))
        return 0;
    for (const WrittenRoom& reading : read_room(text)) {
        for (const std::string* part : {&reading.building, &reading.entrance, &reading.room})
            if (invalid_utf8_at(*part) || fold_room_part(*part) != *part)
                std::abort();
        room_key(reading.building, reading.entrance, reading.room);
    }
    fold_room_part(text);
    return 0;
}
