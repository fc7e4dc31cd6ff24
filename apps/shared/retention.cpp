#include "apps/shared/retention.hpp"

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

std::string retention_words(const Retention& retention) {
    const auto left =
        form(tr("{left} of {retained} yuan left"), fmt::arg("left", format_yuan(retention.left())),
             fmt::arg("retained", format_yuan(retention.retained)));
    return retention.release_on
               ? left + form(tr(", released on {day}"), fmt::arg("day", format_day(*retention.release_on)))
               : left;
}

bool is_released(const Retention& retention, Instant at) {
    return retention.release_on && start_of(*retention.release_on) <= at;
}

void tell_retention(const Session& session, const std::string& party, const Retention& retention) {
    const auto words = form(tr("retention of {party}: {words}"), fmt::arg("party", party),
                            fmt::arg("words", retention_words(retention)));
    if (is_released(retention, session.at())) {
        session.warn(words);
    } else {
        session.tell(words);
    }
}

}  // namespace aftercare
