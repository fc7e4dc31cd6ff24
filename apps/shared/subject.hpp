// From what people type to what the ledger has: tickets by their ids, people by WHO, codes of the policy,
// units, parties.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/events.hpp"
#include "aftercare/core/policy.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/writer.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// A ticket as named on the command line, with the order when one was named.
struct Subject {
    TicketId id;
    std::string number;
    std::optional<int> order_k;
};

/// Finds the ticket of an id; `@` is the one that `by` last touched, a bare number is of the year of `at`.
/// Throws Error{fact} when there is none, or when an older open ticket has the same bare number.
Subject find_subject(Database& db, const LedgerState& ledger, std::string_view typed, Instant at,
                     const std::string& by);

/// The same, but nothing when no ticket has the number.
std::optional<Subject> ticket_if_any(Database& db, const LedgerState& ledger, std::string_view typed,
                                     Instant at, const std::string& by);

/// An id as the ledger writes it: `123/1` → `AC-2026-000123/1`, `G1` → `AC-G1`; what is no id, as it was
/// typed.
std::string written_in_full(std::string_view site, const std::string& typed, Instant at);

/// The words as ids: a single `-` reads them from standard input (blank and # lines skipped); duplicates
/// once. Throws Error{usage} for a malformed one.
std::vector<std::string> expand_ids(const std::vector<std::string>& words);

/// Whether `typed` is the code or the word of the role.
bool names_role(std::string_view typed, WhoRole role);

/// WHO: a role by code or word, else a contact of the ticket by name, else somebody of the ticket's unit,
/// else a person of that name.
Who who_named(Writer& writer, const Ticket& ticket, const std::string& typed);
std::optional<Who> who_named(Writer& writer, const Ticket& ticket, const std::optional<std::string>& typed);

/// A person by name, kept among the ledger's people.
Person person_named(Writer& writer, const std::string& name);

/// The code of `list` for what was typed; `where` begins the refusal. Throws Error{fact} with the candidates.
std::string policy_code(const std::vector<PolicyCode>& list, const std::string& where,
                        const std::string& typed);
/// The policy's code for what was typed as `option`.
std::string policy_code(const Policy& policy, CodeTable table, std::string_view option,
                        const std::string& typed);
std::optional<std::string> policy_code(const Policy& policy, CodeTable table, std::string_view option,
                                       const std::optional<std::string>& typed);

/// The project of --project, or the only one. Throws Error{fact} with the candidates.
Project project_of(Database& db, const std::optional<std::string>& named);
/// Nothing when none is named.
std::optional<Project> named_project_of(Database& db, const std::optional<std::string>& named);

/// The unit that a text means. Throws Error{fact} when none or several do.
Unit unit_named(Database& db, const std::string& typed, std::optional<ProjectId> project,
                const char* advice = tr_later("see `aftercare unit list`"));
Party party_named(Database& db, const std::string& typed);

}  // namespace aftercare
