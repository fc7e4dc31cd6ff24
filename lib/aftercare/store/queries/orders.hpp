// Work orders 派工单 as a list.
#pragma once

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// A row for each work order, by when it was issued.
extern const ListSource k_order_list;

}  // namespace aftercare
