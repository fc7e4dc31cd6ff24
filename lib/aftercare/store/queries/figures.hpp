// Figures of a ledger: the tickets that a question's periods touch, found through indexes, each read from the
// journal once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/figures/figures.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// A case as it is told to whoever explains a figure, with the number of its ticket.
struct TicketCase {
    std::string number;
    const ExplainedCase& explained;
};

/// What is asked of a ledger's figures besides the question.
struct FigureAsking {
    /// Sorted keys of the tickets that count; nothing: all.
    std::optional<std::vector<TicketId>> only = {};
    /// Which units are divided by; empty: all that were delivered.
    std::function<bool(const Unit&)> units = {};
    std::function<void(const TicketCase&)> explain = {};
    std::vector<const Measure*> explained = {};  ///< of which `explain` is told; empty: all
};

/// Whether any unit is of a section 标段.
bool has_sections(Database& db);

/// The figures that the question asks for; `question` outlives them.
std::vector<Figure> ask_figures(Database& db, const FigureQuestion& question, const FigureAsking& asking);

/// The tickets that the figures of some windows may count; sorted keys, each once.
struct TicketsOfFigures {
    std::vector<TicketId> acted;     ///< to be read from the journal
    std::vector<TicketId> standing;  ///< others: nothing happened to them since any window's stock
};
TicketsOfFigures tickets_of_figures(Database& db, const FigureQuestion& question,
                                    const std::vector<FigureWindow>& windows);

/// What stands of tickets at `as_of`, by their rows: their columns, running clocks and due callbacks.
void for_each_standing(Database& db, const std::vector<TicketId>& tickets, Instant as_of,
                       const std::function<void(const TicketFacts&)>& each);

}  // namespace aftercare
