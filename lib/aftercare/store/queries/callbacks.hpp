// The lists whose rows are callbacks.
#pragma once

#include <string>
#include <vector>

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// `callback due`: closed tickets whose owner is to be called by `:now`.
extern const ListSource k_callback_list;
/// `report callbacks`: every callback, those to come too.
extern const ListSource k_callbacks_list;

}  // namespace aftercare
