// The tables of the topic `aftercare help kpi`, made from those of the figures themselves.
#pragma once

#include <vector>

#include "apps/aftercare/help_topics.hpp"

namespace aftercare {

/// The suffixes of codes, the dimensions, and the measures under their headings, in the current language.
std::vector<SaidLine> kpi_tables();

}  // namespace aftercare
