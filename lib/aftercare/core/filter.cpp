#include "aftercare/core/filter.hpp"

#include <algorithm>
#include <array>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

struct Written {
    std::string_view sign;
    FilterOp op;
};

constexpr std::array<Written, 11> k_signs{{
    {"!=", FilterOp::differs},
    {"<=", FilterOp::at_most},
    {">=", FilterOp::at_least},
    {"=", FilterOp::equals},
    {"~", FilterOp::contains},
    {"<", FilterOp::less},
    {">", FilterOp::greater},
    {".lt=", FilterOp::less},
    {".le=", FilterOp::at_most},
    {".gt=", FilterOp::greater},
    {".ge=", FilterOp::at_least},
}};

constexpr std::string_view k_marks = "=~<>";  ///< one of them is in every sign

/// The longest sign whose mark stands at `mark`, and where it begins.
struct FoundSign {
    const Written* written = nullptr;
    std::size_t begin = 0;
};
FoundSign sign_at(std::string_view text, std::size_t mark) {
    FoundSign found;
    for (const auto& known : k_signs) {
        const auto before = known.sign.find_first_of(k_marks);
        const bool fits = before <= mark && text.substr(mark - before).starts_with(known.sign);
        if (fits && (found.written == nullptr || known.sign.size() > found.written->sign.size())) {
            found = {&known, mark - before};
        }
    }
    return found;
}

/// Whether the field ends as a sign begins that blanks have taken apart: `state! =open`, `cost.lt =1`.
bool ends_like_sign(std::string_view field) {
    return std::any_of(k_signs.begin(), k_signs.end(), [&](const Written& known) {
        const auto begins = known.sign.substr(0, known.sign.size() - 1);
        return !begins.empty() && field.ends_with(begins);
    });
}

}  // namespace

std::string_view sign_of(FilterOp op, std::string_view value) {
    const auto is_written = [&](const Written& known) {
        const bool runs_on = value.starts_with('=') && (known.sign == "<" || known.sign == ">");
        return known.op == op && !runs_on;
    };
    return std::find_if(k_signs.begin(), k_signs.end(), is_written)->sign;
}

std::optional<Filter> parse_filter(std::string_view text) {
    const auto mark = text.find_first_of(k_marks);
    if (mark == std::string_view::npos) {
        return std::nullopt;
    }
    const auto [written, begin] = sign_at(text, mark);
    const auto field = trim(text.substr(0, begin));
    if (field.empty() || ends_like_sign(field)) {
        return std::nullopt;
    }
    const std::string_view value = text.substr(begin + written->sign.size());
    Filter filter{.field = std::string(field), .op = written->op, .values = {}};
    const bool is_list = written->op == FilterOp::equals || written->op == FilterOp::differs;
    if (value.empty()) {
        return is_list ? std::optional(filter) : std::nullopt;
    }
    if (!is_list) {
        filter.values.emplace_back(value);
        return filter;
    }
    for (const std::string_view piece : split(value, ',')) {
        filter.values.emplace_back(piece);
    }
    return filter;
}

}  // namespace aftercare
