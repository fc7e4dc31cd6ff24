// The tickets and the group complaint that belong to a ticket, for whoever looks at it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/ticket.hpp"
#include "aftercare/render/event_words.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// A field of a ticket's page.
struct LinkField {
    std::string_view field;
    std::string value;
};

/// What it was merged into and what into it, what it follows and what follows it, its group complaint: those
/// that there are.
std::vector<LinkField> links_of(Session& session, const Ticket& ticket, const NameLookup& names);

}  // namespace aftercare
