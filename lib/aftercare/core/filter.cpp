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

/// A sign stands before those that begin it.
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

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_field_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
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
    const auto field_end = std::find_if_not(text.begin(), text.end(), is_field_character);
    const auto field = text.substr(0, static_cast<std::size_t>(field_end - text.begin()));
    if (field.empty() || !is_letter(field.front())) {
        return std::nullopt;
    }
    const std::string_view rest = text.substr(field.size());
    const auto written = std::find_if(k_signs.begin(), k_signs.end(),
                                      [rest](const Written& known) { return rest.starts_with(known.sign); });
    if (written == k_signs.end()) {
        return std::nullopt;
    }
    const std::string_view value = rest.substr(written->sign.size());
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
