// A progress bar on standard error, for work that takes longer than a second.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace aftercare {

class Session;

/// Shows nothing when standard error is no terminal, with -q, and in the first second.
class Progress {
  public:
    /// `label` is translated; `total` is what update() counts up to.
    Progress(const Session& session, std::string label, std::int64_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void update(std::int64_t done);
    /// Takes the bar away, for a line that is to be written; the next update shows it again.
    void clear();

  private:
    using Time = std::chrono::steady_clock::time_point;

    std::string m_label;
    std::int64_t m_total;
    bool m_shows;
    bool m_is_drawn = false;
    Time m_next;
};

}  // namespace aftercare
