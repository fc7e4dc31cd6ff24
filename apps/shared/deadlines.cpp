#include "apps/shared/deadlines.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

Instant window_end(const Session& session, const TypedTime& until, Instant from) {
    const auto at =
        instant_meant(until, std::holds_alternative<TimeOfDay>(until.words) ? from : session.at());
    if (at <= from) {
        throw Error(ErrorKind::usage,
                    form(tr("--until {until} is not behind --from {from}"),
                         fmt::arg("until", format_minute(at)), fmt::arg("from", format_minute(from))),
                    {}, tr("give the end of the window, as 11:00 or 2026-11-21 11:00"));
    }
    return at;
}

namespace {

bool is_far(Instant at, Instant from) {
    constexpr Seconds k_year{366 * k_24_hours.count};
    return at > from + k_year || at < from - k_year;
}

void warn_of_far(const Session& session, std::string_view what, Instant at) {
    session.warn(form(tr("{option} {time} is more than a year away: was that meant?"),
                      fmt::arg("option", what), fmt::arg("time", format_minute(at))));
}

}  // namespace

void require_past(const Session& session, std::string_view option, Instant at) {
    if (at > session.now()) {
        throw Error(ErrorKind::usage,
                    form(tr("{option} {at} is in the future"), fmt::arg("option", option),
                         fmt::arg("at", format_minute(at))),
                    form(tr("at most {now}"), fmt::arg("now", format_minute(session.now()))));
    }
}

void warn_if_far(const Session& session, const std::optional<TypedTime>& typed) {
    if (const auto at = session.time(typed); at && is_far(*at, session.at())) {
        warn_of_far(session, typed->what, *at);
    }
}

bool is_far_act(const Session& session) {
    return is_far(session.at(), session.now());
}

void warn_if_far_act(const Session& session) {
    if (is_far_act(session)) {
        warn_of_far(session, "--at", session.at());
    }
}

void warn_if_past(const Session& session, const std::optional<TypedTime>& typed) {
    if (typed) {
        warn_if_past(session, typed->what, session.time(*typed));
    }
}

void warn_if_past(const Session& session, std::string_view what, Instant at) {
    if (at < session.at()) {
        session.warn(form(tr("{option} {time} has passed already"), fmt::arg("option", what),
                          fmt::arg("time", format_minute(at))));
    }
}

}  // namespace aftercare
