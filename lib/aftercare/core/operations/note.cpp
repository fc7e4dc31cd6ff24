#include "aftercare/core/operations/note.hpp"

namespace aftercare {

Decided<Noted> decide(Noted asked, const Facts& facts) {
    if (auto no = refuse(Verb::note, facts, Effect::fact)) {
        return *no;
    }
    return asked;
}

void apply(Ticket&, const Stamp&, const Noted&) {}

}  // namespace aftercare
