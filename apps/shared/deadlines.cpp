#include "apps/shared/deadlines.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

/// `11:00`, without a day.
bool is_time_of_day(std::string_view text) {
    return text.find_first_not_of("0123456789:") == std::string_view::npos;
}

}  // namespace

std::optional<Instant> window_end(const Request& request, const Session& session, Instant from) {
    const auto typed = request.value("until");
    if (!typed) {
        return std::nullopt;
    }
    const auto until =
        read_typed_time("--until", *typed, is_time_of_day(*typed) ? from : session.at(), DateMeans::deadline);
    if (until <= from) {
        throw Error(ErrorKind::usage,
                    form(tr("--until {until} is not behind --from {from}"),
                         fmt::arg("until", format_minute(until)), fmt::arg("from", format_minute(from))),
                    {}, tr("give the end of the window, as 11:00 or 2026-11-21 11:00"));
    }
    return until;
}

std::optional<Instant> deadline_of(const Request& request, const Session& session, std::string_view option) {
    const auto time = session.time(request, option, DateMeans::deadline);
    if (time) {
        warn_if_past(session, option, *time);
    }
    return time;
}

void warn_if_far(const Session& session, std::string_view option, Instant time) {
    constexpr Seconds k_year{366 * k_24_hours.count};
    if (time > session.at() + k_year || time < session.at() - k_year) {
        session.warn(form(tr("--{option} {time} is more than a year away: was that meant?"),
                          fmt::arg("option", option), fmt::arg("time", format_minute(time))));
    }
}

void warn_if_past(const Session& session, std::string_view option, Instant time) {
    if (time < session.at()) {
        session.warn(form(tr("--{option} {time} has passed already"), fmt::arg("option", option),
                          fmt::arg("time", format_minute(time))));
    }
}

}  // namespace aftercare
