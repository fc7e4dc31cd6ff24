// Suggestions and praise with what became of them.
#pragma once

#include <functional>

#include "aftercare/store/queries/tally.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// A ticket that suggests or praises.
struct Suggestion {
    TallyKey per;  ///< what it has in the column asked for
    bool is_suggestion = false;
    bool is_answered = false;  ///< when it was over for the first time, or is now
    bool is_adopted = false;
    std::optional<bool> was_in_time = {};  ///< nothing while that is not known, and when it does not count
};

/// The suggestions and praise of `query`, whose filters and period are those of k_ticket_list, as of an
/// instant, by one of that list's columns; in no order. What was merged, voided or imported as closed is left
/// out.
void for_each_suggestion(Database& db, const ListQuery& query, std::size_t column, Instant as_of,
                         const std::function<void(const Suggestion&)>& each);

}  // namespace aftercare
