// report clusters: reports of many households that look like one cause, and the group complaints.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_clusters;

}  // namespace aftercare
