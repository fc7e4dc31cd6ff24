#include "aftercare/core/thing.hpp"

namespace aftercare {

Thing thing_of(const Ticket& ticket) {
    return {.project_id = ticket.project_id,
            .unit_id = ticket.unit_id,
            .place = ticket.place,
            .element = ticket.element,
            .defect = ticket.defect,
            .location = ticket.location};
}

EarlierLink link_to(const Policy& policy, const std::optional<Earlier>& earlier, Instant received_at) {
    if (!earlier) {
        return {};
    }
    const Seconds window{repeat_days(policy, earlier->category) * k_24_hours.count};
    return {.follows = earlier->id,
            .is_repeat = earlier->completed_at && received_at - *earlier->completed_at <= window};
}

}  // namespace aftercare
