// Keys of the ledger as types of their own, and the written numbers of tickets and orders.
//
// Keys are packed so that many sites fit into one file: a ticket's
// is site_no·10^12 + year·10^7 + n, an entry's is chain·2^40 + seq. The own ledger is site_no 0 and chain 0.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aftercare {

template <class Tag>
struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
};

using TicketId = Id<struct TicketTag>;
using UnitId = Id<struct UnitTag>;
using ProjectId = Id<struct ProjectTag>;
using PartyId = Id<struct PartyTag>;
using StaffId = Id<struct StaffTag>;
using PersonId = Id<struct PersonTag>;
using GroupId = Id<struct GroupTag>;
using ChargeId = Id<struct ChargeTag>;
using EntryId = Id<struct EntryTag>;

constexpr std::int64_t k_tickets_a_year_max = 9'999'999;
constexpr std::int64_t k_entries_a_chain = std::int64_t{1} << 40;

/// Year of receipt and running number of a ticket within its site.
struct TicketSerial {
    int year = 0;
    std::int64_t n = 0;
    auto operator<=>(const TicketSerial&) const = default;
};

/// The key of the own site's ticket `serial`.
constexpr TicketId own_ticket_id(TicketSerial serial) {
    return {std::int64_t{serial.year} * 10'000'000 + serial.n};
}
constexpr TicketSerial serial_of(TicketId id) {
    const std::int64_t local = id.value % 1'000'000'000'000;
    return {static_cast<int>(local / 10'000'000), local % 10'000'000};
}

/// `AC-2026-000123`.
std::string format_number(std::string_view site, TicketSerial serial);

/// An id as typed: `AC-2026-000123`, `2026-123`, `123`, with `/k` behind it for an order, or `@`. Parts that
/// were not typed are empty.
struct WrittenId {
    std::string site;
    std::optional<int> year;
    std::int64_t n = 0;
    std::optional<int> order;
    bool last_touched = false;  ///< `@` or `@/k`
};

/// Reads an id; nothing when it is malformed (`007`, `1e3`, full-width digits, a number over 9,999,999).
std::optional<WrittenId> parse_written_id(std::string_view text);

/// Whether `code` may name a site: 1 to 8 ASCII capital letters or digits, a letter first.
bool is_site_code(std::string_view code);

}  // namespace aftercare
