// Suspected clusters and group complaints as k_cluster_list reads them.
#pragma once

#include <string>

#include "apps/shared/session.hpp"

namespace aftercare {

/// A JSON array of objects for `:rows`, as of the session's as-of: suspected clusters first, then the group
/// complaints that have no news.
std::string cluster_rows(Session& session);

}  // namespace aftercare
