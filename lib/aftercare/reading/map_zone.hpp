// The process has one zone: rows are read in that of the map, and written in that of the ledger.
#pragma once

#include <string>

#include "aftercare/support/zone.hpp"

namespace aftercare {

/// While it lives, times are read in the zone of a map; behind it again in the ledger's.
class MapZone {
  public:
    /// An empty `zone` is the ledger's.
    MapZone(const std::string& zone, const std::string& ledger_zone)
        : m_ledger_zone(zone.empty() || zone == ledger_zone ? std::string() : ledger_zone) {
        if (!m_ledger_zone.empty()) {
            use_zone(zone);
        }
    }
    ~MapZone() {
        if (!m_ledger_zone.empty()) {
            use_zone(m_ledger_zone);
        }
    }
    MapZone(const MapZone&) = delete;
    MapZone& operator=(const MapZone&) = delete;

  private:
    std::string m_ledger_zone;
};

}  // namespace aftercare
