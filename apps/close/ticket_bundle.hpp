// What goes into the bundle of an archived ticket, and where bundles are.
//
// Bundles stand beside the ledger, in `<ledger>-archive/NUMBER/`; the journal keeps the path from the
// ledger's folder on, so that both can be moved together. Names and phones are masked in it: the ledger keeps
// them, and only what the ledger keeps can be forgotten.
#pragma once

#include <string>

#include "aftercare/store/bundle.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// `ledger.db-archive`: the folder of the bundles, as the journal has it.
std::string archive_folder(const Session& session);
/// A path of the journal as the system finds it.
std::string path_beside_ledger(const Session& session, const std::string& path);

/// The bundle, written but not in its place, and what it holds.
struct TicketBundle {
    Bundle bundle;
    std::string digest;  ///< of its manifest
    int missing = 0;     ///< files that are not where they were, or not as they were
};

/// Bundles the ticket as it is now.
TicketBundle make_bundle(Session& session, TicketId id, const std::string& number);

}  // namespace aftercare
