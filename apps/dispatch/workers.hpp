// People of the parties that work: who comes, who gets the order, who says that it was got.
#pragma once

#include <string>

#include "aftercare/core/person.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

/// The person of `party` with this name, else a new person.
Person worker_of_party(Writer& writer, const Party& party, const std::string& name);

/// The person of this name on the order that the act is about: who comes, or somebody of its party; else a
/// new person. Before the act is decided, so the order may turn out not to be there.
Person worker_of_order(TicketAct& act, const std::string& name);

/// The same for a name that may not be given.
std::optional<Person> worker_of_order(TicketAct& act, const std::optional<std::string>& name);

}  // namespace aftercare
