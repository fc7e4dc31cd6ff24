#include "apps/shared/deadlines.hpp"

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

std::optional<Instant> deadline_of(const Request& request, const Session& session, std::string_view option) {
    const auto time = session.time(request, option, DateMeans::deadline);
    if (time) {
        warn_if_past(session, option, *time);
    }
    return time;
}

void warn_if_past(const Session& session, std::string_view option, Instant time) {
    if (time < session.at()) {
        session.warn(form(tr("--{option} {time} has passed already"), fmt::arg("option", option),
                          fmt::arg("time", format_minute(time))));
    }
}

}  // namespace aftercare
