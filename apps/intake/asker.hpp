// Asking a person at the terminal, and what the ledger has to say while they are asked.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/queries/duplicates.hpp"
#include "apps/intake/line_editor.hpp"
#include "apps/intake/registration.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// yes or no in either language; nothing for anything else.
std::optional<bool> yes_or_no(std::string_view answer);

/// Asks at the terminal, and looks things up for that; it never writes.
class Asker {
  public:
    explicit Asker(Session& session);

    /// A line for a prompt, asked again until `check` has nothing against it or, where it may be, it is
    /// empty. Nothing when the call is broken off.
    std::optional<std::string> line(const std::string& prompt, bool may_be_empty,
                                    const std::function<std::string(const std::string&)>& check,
                                    const std::vector<Completion>& completions = {},
                                    TextKind kind = TextKind::name);
    /// Throws RefusedBatch when who acts may not register: before everything is asked, and before a draft or
    /// an owner is shown.
    void require_listed();
    /// The owner of a place, for the screen: who acts is then journalled as having seen people, once a
    /// command.
    std::optional<PersonValues> shown_owner(const PlaceRequest& place);
    /// Open tickets of the same thing as the request's.
    std::vector<OpenTicket> open_tickets(const ReportRequest& request);

    Session& session() { return m_session; }
    Database& db() { return m_session.ledger().db(); }
    const Policy& policy() const { return m_policy; }

  private:
    Session& m_session;
    Policy m_policy;
};

}  // namespace aftercare
