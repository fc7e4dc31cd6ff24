#include "aftercare/core/operations/inform.hpp"

namespace aftercare {

Decided<Informed> decide(Informed asked, const Facts& facts) {
    if (auto no = refuse(Verb::inform, facts, Effect::fact)) {
        return *no;
    }
    return asked;
}

/// Its facts are those of a contact with the owner (owner_contact.cpp).
void apply(Ticket&, const Stamp&, const Informed&) {}

}  // namespace aftercare
