#include "apps/intake/merged.hpp"

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

std::string words_of_merged(const TicketAct& act) {
    if (act.ticket.state != State::merged || !act.ticket.merged_into) {
        return {};
    }
    return form(tr("{number} was merged: {target} goes on in its place"),
                fmt::arg("number", act.subject.number),
                fmt::arg("target", act.writer.number_of(*act.ticket.merged_into)));
}

}  // namespace aftercare
