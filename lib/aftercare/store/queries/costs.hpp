// The list of money: what repairs cost, and what is claimed of it from parties.
#pragma once

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// `report costs`: a row for each cost line and for each back-charge. The period is about when the money was
/// spent, or the back-charge opened. `t` is ticket, `pr` project.
extern const ListSource k_cost_list;

}  // namespace aftercare
