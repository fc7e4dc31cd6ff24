// Ids as typed: nothing crashes, what is read lies within its bounds, and a full number is what the ledger
// writes for the ticket it names.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "aftercare/core/ids.hpp"

namespace {

using aftercare::k_tickets_a_year_max;
using aftercare::WrittenId;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// The id written again from what was read of it.
std::string written(const WrittenId& id) {
    std::string text = "@";
    if (!id.last_touched) {
        text = id.site.empty() ? (id.year ? std::to_string(*id.year) + "-" : "") + std::to_string(id.n)
                               : aftercare::format_number(id.site, {*id.year, id.n});
    }
    return id.order ? text + "/" + std::to_string(*id.order) : text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    aftercare::is_site_code(text);
    const auto id = aftercare::parse_written_id(text);
    if (!id) {
        return 0;
    }
    require(written(*id) == text);
    require(!id->order || (*id->order >= 1 && *id->order <= 9999));
    if (id->last_touched) {
        return 0;
    }
    require(id->n >= 1 && id->n <= k_tickets_a_year_max);
    require(id->site.empty() || (aftercare::is_site_code(id->site) && id->year));
    if (id->year) {
        const aftercare::TicketSerial serial{*id->year, id->n};
        require(aftercare::serial_of(aftercare::own_ticket_id(serial)) == serial);
    }
    return 0;
}
