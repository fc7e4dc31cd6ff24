// The open tickets that stand beneath attainment by their numbers: put off twice or more, on hold.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "aftercare/store/queries/figures.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

class StandingTickets {
  public:
    /// Of those figures of the question that reports of everything leave out; `question` outlives it.
    explicit StandingTickets(const FigureQuestion& question);

    /// Hears of the cases while the figures are asked; it outlives the asking.
    void listen(FigureAsking& asking);

    /// `on hold at 2026-03-31 09:00: AC-2026-000002`: a line for each figure that has tickets, as of the last
    /// period's end, at most 20 numbers in it.
    std::vector<std::string> lines() const;
    /// Prints them behind a table; nothing in another format.
    void print(Session& session) const;

  private:
    struct Listed {
        const Measure* measure = nullptr;
        std::vector<std::optional<KindGroup>> groups;  ///< nothing: all kinds
        std::set<std::string> numbers;

        bool is_of(KindGroup kinds) const;
    };

    Listed* find(const Measure& measure);

    const FigureQuestion& m_question;
    std::vector<Listed> m_listed;
};

}  // namespace aftercare
