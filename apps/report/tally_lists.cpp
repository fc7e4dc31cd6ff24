#include "apps/report/tally_lists.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/callbacks.hpp"
#include "aftercare/store/queries/costs.hpp"
#include "aftercare/store/queries/masters.hpp"
#include "aftercare/store/queries/orders.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/store/queries/warranty.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/nearest.hpp"
#include "aftercare/support/text.hpp"
#include "apps/report/list_extras.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_tally_words = "tally_list";

const auto k_lists = std::to_array<TallyList>({
    {"tickets", &k_ticket_list},
    {"ledger", &k_ledger_list},
    {"overdue", &k_overdue_list, overdue_extras},
    {"due", &k_due_list, due_soon_extras},
    {"silent", &k_silent_list},
    {"promises", &k_promise_list},
    {"orders", &k_order_list},
    {"callbacks", &k_callbacks_list},
    {"costs", &k_cost_list},
    {"audit", &k_audit_list},
    {"warranty", &k_warranty_list, warranty_extras},
    {"units", &k_unit_list},
    {"parties", &k_party_list},
    {"staff", &k_staff_list},
});

}  // namespace

const TallyList& tally_list(std::string_view typed) {
    const auto match = match_code(k_tally_words, trim(typed) == "list" ? "tickets" : typed);
    if (!match.found()) {
        const auto near = nearest(typed, codes_in(k_tally_words));
        throw Error(
            ErrorKind::usage,
            form(tr("no list {name} to count"), fmt::arg("name", "\"" + harmless(typed, true) + "\"")),
            listed_codes(k_tally_words),
            near ? form(tr("did you mean {name}?"), fmt::arg("name", *near)) : std::string());
    }
    const auto* const list = std::find_if(k_lists.begin(), k_lists.end(),
                                          [&](const TallyList& each) { return each.name == match.code(); });
    assert(list != k_lists.end());
    return *list;
}

}  // namespace aftercare
