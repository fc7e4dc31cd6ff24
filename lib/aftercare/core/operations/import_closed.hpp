// intake import: a row of history that was closed before it came here. It starts no clock and no callback.
#pragma once

#include "aftercare/core/operations/open.hpp"

namespace aftercare {

/// History; happened when the report was received.
struct ImportedClosed {
    static constexpr Verb verb = Verb::import_closed;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    Registration report;
    std::optional<Instant> closed_at;  ///< nothing: its source does not say when
    std::string result;

    static void fields(auto& self, auto&& field) {
        Registration::fields(self.report, field);
        field("closed_at", self.closed_at);
        field("result", self.result);
    }
    bool operator==(const ImportedClosed&) const = default;
};

/// A closing before the opening is kept and flagged: such rows are left out of averages. One of no known time
/// has none; the ticket then counts as closed since its receipt where it must come to an end, and in no
/// duration.
void apply(Ticket& ticket, const Stamp& stamp, const ImportedClosed& event);

}  // namespace aftercare
