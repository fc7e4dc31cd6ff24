// The lists of master data: units, parties, staff.
#pragma once

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// `unit list`, `unit show`. `u` is unit.
extern const ListSource k_unit_list;
/// `party list`.
extern const ListSource k_party_list;
/// `party show` in machine formats: a row per party and person of it.
extern const ListSource k_party_people_list;
/// The contracts of a party, with what is left of their retention.
extern const ListSource k_contract_list;
/// `staff list`.
extern const ListSource k_staff_list;

}  // namespace aftercare
