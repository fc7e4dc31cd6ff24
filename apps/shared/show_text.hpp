// A ticket as a page of text: what it is, where it stands, its orders and clocks, everything that happened.
#pragma once

#include <string>

#include "aftercare/render/table.hpp"
#include "aftercare/store/history.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// For the reader's screen.
std::string show_text(Session& session, const History& history);
/// For a file, say.
std::string show_text(Session& session, const History& history, const Screen& screen);

}  // namespace aftercare
