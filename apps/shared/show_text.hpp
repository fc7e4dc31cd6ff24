// A ticket as a page of text: what it is, where it stands, its orders and clocks, everything that happened.
#pragma once

#include <string>

#include "aftercare/store/history.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

std::string show_text(Session& session, const History& history);

}  // namespace aftercare
