// A report that was broken off while it was asked for: kept in a file of the user's own until it is saved.
//
// One draft for each ledger and person who acts on it, in $XDG_STATE_HOME/aftercare or
// ~/.local/state/aftercare of the account; readable by nobody else, since it has names and phones: a
// colleague at the same desk does not get to see whom somebody was talking to.
#pragma once

#include <map>
#include <string>

#include "apps/shared/env.hpp"

namespace aftercare {

/// What was answered: option → text.
using Answers = std::map<std::string, std::string>;

class Draft {
  public:
    Draft(const Env& env, const std::string& ledger_path, const std::string& by);

    /// What was kept; empty when nothing was or it cannot be read.
    Answers load() const;
    /// Keeps the answers; false when that is not possible, which costs no more than the draft.
    bool save(const Answers& answers) const;
    void discard() const;
    const std::string& path() const { return m_path; }

  private:
    std::string m_path;
};

}  // namespace aftercare
