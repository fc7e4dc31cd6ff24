#include "aftercare/core/ids.hpp"

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_serial_digits = 6;

/// A number without a leading zero, as in a short id.
std::optional<std::int64_t> plain_number(std::string_view text) {
    if (text.empty() || text.size() > 7 || text.front() == '0') {
        return std::nullopt;
    }
    return parse_digits(text);
}

/// The last part of a full number: six digits, more only past 999999.
std::optional<std::int64_t> serial_number(std::string_view text) {
    if (text.size() < k_serial_digits || (text.size() > k_serial_digits && text.front() == '0')) {
        return std::nullopt;
    }
    const auto n = parse_digits(text);
    return n && *n >= 1 && *n <= k_tickets_a_year_max ? n : std::nullopt;
}

std::optional<int> year_number(std::string_view text) {
    if (text.size() != 4 || text.front() == '0') {
        return std::nullopt;
    }
    const auto year = parse_digits(text);
    return year ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

std::optional<WrittenId> parse_ticket_part(std::string_view text) {
    WrittenId id;
    if (text == "@") {
        id.last_touched = true;
        return id;
    }
    const auto parts = split(text, '-');
    if (parts.size() == 1) {
        const auto n = plain_number(parts[0]);
        return n ? std::optional(
                       WrittenId{.site = {}, .year = {}, .n = *n, .order = {}, .last_touched = false})
                 : std::nullopt;
    }
    if (parts.size() > 3) {
        return std::nullopt;
    }
    const bool full = parts.size() == 3;
    id.year = year_number(parts[full ? 1 : 0]);
    const auto n = full ? serial_number(parts[2]) : plain_number(parts[1]);
    if (!id.year || !n) {
        return std::nullopt;
    }
    id.n = *n;
    if (full) {
        if (!is_site_code(parts[0])) {
            return std::nullopt;
        }
        id.site = std::string(parts[0]);
    }
    return id;
}

}  // namespace

std::string format_number(std::string_view site, TicketSerial serial) {
    std::string n = std::to_string(serial.n);
    if (n.size() < k_serial_digits) {
        n.insert(0, k_serial_digits - n.size(), '0');
    }
    return std::string(site) + "-" + std::to_string(serial.year) + "-" + n;
}

std::optional<WrittenId> parse_written_id(std::string_view text) {
    const auto slash = text.find('/');
    auto id = parse_ticket_part(text.substr(0, slash));
    if (!id || slash == std::string_view::npos) {
        return id;
    }
    const auto order = plain_number(text.substr(slash + 1));
    if (!order || *order > 9999) {
        return std::nullopt;
    }
    id->order = static_cast<int>(*order);
    return id;
}

bool is_site_code(std::string_view code) {
    if (code.empty() || code.size() > 8 || code.front() < 'A' || code.front() > 'Z') {
        return false;
    }
    for (const char c : code) {
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
            return false;
        }
    }
    return true;
}

}  // namespace aftercare
