// A back-charge as its statement: a paper as text or as a page of HTML.
#pragma once

#include "aftercare/render/sheet.hpp"
#include "aftercare/store/charges.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// The statement of a back-charge with its proof chain, from the journals of its ticket and its own.
Sheet statement_of(Session& session, const ChargeHistory& history);

}  // namespace aftercare
