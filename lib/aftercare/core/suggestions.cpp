#include "aftercare/core/suggestions.hpp"

#include <cassert>

namespace aftercare {

std::optional<FirstEnding> first_ending(const std::vector<TicketEntry>& entries,
                                        const std::vector<std::optional<State>>& entered) {
    assert(entries.size() == entered.size());
    std::optional<FirstEnding> first;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& [stamp, event, struck] = entries[i];
        const bool is_closed = entered[i] == State::closed;
        const bool is_refused = entered[i] == State::declined || entered[i] == State::withdrawn;
        if (struck || (!is_closed && !is_refused) || (first && first->at <= stamp.at)) {
            continue;
        }
        const auto* const forced = std::get_if<Forced>(&event);
        first = {.at = stamp.at,
                 .is_answer = std::holds_alternative<Answered>(event),
                 .is_exit = is_refused || (forced != nullptr && forced->closed_by_owner)};
    }
    return first;
}

std::optional<bool> was_answered_in_time(const std::optional<FirstEnding>& ending, std::optional<Instant> due,
                                         Instant as_of) {
    if (!due || *due >= as_of || (ending && ending->is_exit && ending->at <= *due)) {
        return std::nullopt;
    }
    return ending && ending->is_answer && ending->at <= *due;
}

}  // namespace aftercare
