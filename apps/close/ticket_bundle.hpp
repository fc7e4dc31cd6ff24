// What goes into the bundle of an archived ticket, and where bundles are.
//
// Where bundles stand is the matter of store/archive_folder. Names and phones are masked in it: the ledger
// keeps them, and only what the ledger keeps can be forgotten.
#pragma once

#include <string>

#include "aftercare/store/bundle.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// `ledger.db-archive/NUMBER`: a bundle, as the journal names it.
std::string filed_as(const Session& session, const std::string& number);

/// The bundle, written but not in its place, and what it holds.
struct TicketBundle {
    Bundle bundle;
    std::string digest;  ///< of its manifest
    int missing = 0;     ///< files that are not where they were, or not as they were
};

/// Bundles the ticket as it is now.
TicketBundle make_bundle(Session& session, const BundleFolder& folder, TicketId id,
                         const std::string& number);

/// How many of the ticket's files its bundle would go without.
int missing_files(Session& session, const Ticket& ticket, const std::string& number);

/// The folder of the session's ledger, which the caller holds.
BundleFolder bundle_folder(Session& session);

}  // namespace aftercare
