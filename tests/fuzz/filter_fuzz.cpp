// Any word may be typed as a filter: it is read without a crash, and what was read, written again, reads the
// same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "aftercare/core/filter.hpp"

namespace {

using aftercare::Filter;
using aftercare::FilterOp;

std::string written(const Filter& filter) {
    std::string text = filter.field;
    text += sign_of(filter.op, filter.values.empty() ? "" : filter.values.front());
    for (std::size_t i = 0; i < filter.values.size(); ++i) {
        text += i > 0 ? "," : "";
        text += filter.values[i];
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto filter = aftercare::parse_filter(text);
    if (!filter) {
        return 0;
    }
    const bool is_list = filter->op == FilterOp::equals || filter->op == FilterOp::differs;
    if (filter->field.empty() || text.find(filter->field) == std::string_view::npos ||
        (!is_list && filter->values.size() != 1)) {
        std::abort();
    }
    if (aftercare::parse_filter(written(*filter)) != filter) {
        std::abort();
    }
    return 0;
}
