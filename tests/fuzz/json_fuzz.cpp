// What is read as JSON and written again reads as the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "aftercare/support/json.hpp"
#include "aftercare/support/text.hpp"

namespace {

using namespace aftercare;

void write(JsonWriter& writer, JsonValue value) {
    if (value.is_object()) {
        writer.begin_object();
        value.for_each_member([&](std::string_view name, JsonValue member) {
            writer.key(name);
            write(writer, member);
        });
        writer.end_object();
    } else if (value.is_array()) {
        writer.begin_array();
        value.for_each([&](JsonValue element) { write(writer, element); });
        writer.end_array();
    } else if (const auto text = value.string()) {
        if (invalid_utf8_at(*text))
            std::abort();
        writer.string(*text);
    } else if (const auto integer = value.integer()) {
        writer.integer(*integer);
    } else if (const auto boolean = value.boolean()) {
        writer.boolean(*boolean);
    } else {
        writer.null();  // null, and numbers that are no 64-bit integers
    }
}

std::string written(JsonValue value) {
    std::string out;
    JsonWriter writer(out);
    write(writer, value);
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    JsonDocument document;
    if (!document.parse({reinterpret_cast<const char*>(data), size}))
        return 0;
    const std::string once = written(document.root());
    if (!document.parse(once) || written(document.root()) != once)
        std::abort();
    return 0;
}
