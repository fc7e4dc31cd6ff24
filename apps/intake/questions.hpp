// The questions of a report, in the order in which a call goes: where, who, what, how urgent.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/queries/duplicates.hpp"
#include "apps/intake/draft.hpp"
#include "apps/intake/line_editor.hpp"
#include "apps/shared/options.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

struct Question;

/// yes or no in either language; nothing for anything else.
std::optional<bool> yes_or_no(std::string_view answer);

/// Asks at the terminal, and looks things up for that; it never writes.
class Asker {
  public:
    Asker(Session& session, LineEditor& editor);

    /// A line for a prompt, asked again until `check` has nothing against it or, where it may be, it is
    /// empty. Nothing when the call is broken off.
    std::optional<std::string> line(const std::string& prompt, bool may_be_empty,
                                    const std::function<std::string(const std::string&)>& check,
                                    const std::vector<Completion>& completions = {},
                                    TextKind kind = TextKind::name);
    /// The value of a question's options in words.
    std::string shown(const Question& question, const Request& request);
    /// Throws RefusedBatch when who acts may not register: before everything is asked, and before a draft or
    /// an owner is shown.
    void require_listed();
    /// The owner of the request's place, for the screen: who acts is then journalled as having seen people,
    /// once a command.
    std::optional<PersonValues> shown_owner(const Request& request);
    /// Open tickets of the same thing as the request's.
    std::vector<OpenTicket> open_tickets(const Request& request);

    Session& session() { return m_session; }
    Database& db() { return m_session.ledger().db(); }
    const Policy& policy() const { return m_policy; }

  private:
    Session& m_session;
    LineEditor& m_editor;
    Policy m_policy;
};

/// One question, its options, and how it is asked: what it says of each option, nothing when broken off.
struct Question {
    std::string_view field;  ///< names it on screen
    std::vector<std::string_view> options;
    std::optional<Answers> (*ask)(Asker& asker, const Question& question, const Request& request);
    bool required = false;
    const char* code_list = nullptr;  ///< the fixed or policy list of its codes
    ValueCheck check = nullptr;
};

const std::vector<Question>& questions();

}  // namespace aftercare
