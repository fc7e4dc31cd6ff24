#include "apps/report/list_extras.hpp"

#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/retention.hpp"
#include "aftercare/store/queries/warranty.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

ListExtras overdue_extras(Session& session) {
    return {.parameters = {{":contracts", running_retentions(session.view(), session.at())}}};
}

ListExtras due_extras(Session& session, const std::optional<Duration>& within) {
    const auto until = within ? add_on(load_policy_in_force(session.view()), {}, *within, session.at()).at
                              : end_of(day_of(session.at()));
    auto extras = overdue_extras(session);
    extras.parameters.emplace_back(":until", until.seconds);
    return extras;
}

ListExtras due_soon_extras(Session& session) {
    return due_extras(session, load_policy_in_force(session.view()).due_soon);
}

ListExtras warranty_extras(Session& session) {
    auto& db = session.view();
    return {.parameters = warranty_parameters(db, load_policy_in_force(db), day_of(session.at()))};
}

}  // namespace aftercare
