// intake import --update: what was imported open has been closed in the system it came from.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// Closed there; happened when it was closed, or, when nobody says when that was, when this was learned.
struct ClosedAtSource {
    static constexpr Verb verb = Verb::close_at_source;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<Instant> closed_at;  ///< nothing: its source does not say when
    std::string result;
    std::string
        source_digest;  ///< of the row that said so; empty: it said more than that, which was not taken

    static void fields(auto& self, auto&& field) {
        field("closed_at", self.closed_at);
        field("result", self.result);
        field("source_digest", self.source_digest);
    }
    bool operator==(const ClosedAtSource&) const = default;
};

/// Refused as every act that ends a ticket, so also when somebody here has acted on it since.
Decided<ClosedAtSource> decide(ClosedAtSource asked, const Facts& facts);
/// From then on the ticket is imported history: its clocks are dropped, nobody is called back.
void apply(Ticket& ticket, const Stamp& stamp, const ClosedAtSource& event);

}  // namespace aftercare
