// close archive: the record is bundled with a manifest of hashes and filed.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Archived {
    static constexpr Verb verb = Verb::archive;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string path;    ///< of the bundle
    std::string digest;  ///< SHA-256 of its manifest, 64 hexadecimal digits

    static void fields(auto& self, auto&& field) {
        field("path", self.path);
        field("digest", self.digest);
    }
    bool operator==(const Archived&) const = default;
};

/// What the store knows beside the ticket.
struct ArchiveFacts {
    bool money_open = false;          ///< a defaulted order cost money that is in no back-charge
    const Ticket* goes_on = nullptr;  ///< of a merged ticket the one that goes on in its place
    std::string goes_on_number = {};
};

/// Refused while the callback is due, the ticket may come back, or money is open. Its state stays.
Decided<Archived> decide(Archived asked, const Facts& facts, const ArchiveFacts& more);
void apply(Ticket& ticket, const Stamp& stamp, const Archived& event);

}  // namespace aftercare
