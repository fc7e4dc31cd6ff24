// A ticket's entries of the journal as its fold takes them, and the policies that it is reckoned with.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/policies.hpp"
#include "aftercare/core/ticket_fold.hpp"
#include "aftercare/store/fold.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/support/json.hpp"

namespace aftercare {

/// The entry as an act on a ticket; nothing when its verb is none of a ticket's, or its body cannot be read
/// or computed with. `json` is reused.
std::optional<TicketEntry> read_ticket_entry(const Entry& entry, JsonDocument& json);

/// All entries of a ticket, in the order of entry. Throws Error{system} when one cannot be read.
std::vector<TicketEntry> load_ticket_entries(Database& db, TicketId id);

/// The ticket as it stood before the act of that stamp; nothing when it was not there. `struck` stands for
/// the table of that name where that is not to be believed.
std::optional<Ticket> ticket_before(Database& db, TicketId id, const Stamp& stamp, const Rules& rules,
                                    const StruckEntries* struck = nullptr);

/// What tickets are reckoned with, by the rows of a ledger, which must outlive it.
class LedgerRules {
  public:
    explicit LedgerRules(Database& db);
    LedgerRules(const LedgerRules&) = delete;
    LedgerRules& operator=(const LedgerRules&) = delete;

    const Rules& rules() const { return m_rules; }

  private:
    Policies m_policies;
    std::map<ProjectId, std::string> m_projects;
    Rules m_rules;
};

/// The versions of the ledger's policy; each is read when it is asked for. `db` must outlive them.
Policies load_policies(Database& db);

}  // namespace aftercare
