#include "aftercare/core/operations/inform.hpp"

namespace aftercare {

Decided<Informed> decide(Informed asked, const Facts& facts) {
    if (auto no = refuse(Verb::inform, facts, Effect::fact)) {
        return *no;
    }
    if (asked.to && asked.to->role == WhoRole::referrer && facts.latest().ref.empty()) {
        auto no = refused(Refusal::missing_facts, facts.ticket);
        no.missing = {"ref"};
        no.helps = "intake amend";
        return no;
    }
    return asked;
}

/// Its facts are those of a contact with the owner (owner_contact.cpp).
void apply(Ticket&, const Stamp&, const Informed&) {}

}  // namespace aftercare
