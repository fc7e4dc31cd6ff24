// Any text is TOML or a fault with a place and words; every node of what is TOML has a place.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "aftercare/support/toml.hpp"

namespace {

using namespace aftercare;

void check_place(const TomlPlace& place) {
    if (place.file != "f.toml" || place.line < 1 || place.column < 1)
        std::abort();
}

void check(const TomlTable& table);

void check(const TomlNode& node) {
    check_place(node.place);
    if (const TomlArray* array = node.array())
        for (const TomlNode& element : *array)
            check(element);
    if (const TomlTable* table = node.table())
        check(*table);
}

void check(const TomlTable& table) {
    for (const auto& [key, node] : table.members) {
        if (table.find(key) != &node)
            std::abort();
        check(node);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        check(parse_toml({reinterpret_cast<const char*>(data), size}, "f.toml"));
    } catch (const TomlFault& fault) {
        check_place(fault.place);
        if (fault.what.empty())
            std::abort();
    }
    return 0;
}
