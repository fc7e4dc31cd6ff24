// What lists of this program need besides their filters, for whoever prints or counts them.
#pragma once

#include "aftercare/support/time_words.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

/// For k_overdue_list: the clocks of contracts.
ListExtras overdue_extras(Session& session);
/// For k_due_list: what falls due within `within`, or today when that is nothing.
ListExtras due_extras(Session& session, const std::optional<Duration>& within);
/// The same within what the policy calls soon.
ListExtras due_soon_extras(Session& session);
/// For k_warranty_list.
ListExtras warranty_extras(Session& session);

}  // namespace aftercare
