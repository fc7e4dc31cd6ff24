// The page of figures: `report day` to `year` and `kpi` as one HTML file for a screen and for paper.
//
// It has parts of its own, in an order that leaders read: what they decide first, definitions last. So it
// takes no --per, --measure or --every; with any of these `--format html` is the table that was asked for.
#pragma once

#include "apps/report/figures.hpp"

namespace aftercare {

/// Whether what is asked for is the page.
bool is_page(const FigureRequest& request, const Session& session);

/// Asks the engine and the lists, and prints the page.
void print_page(const FigureRequest& request, const FigureQuestion& question, Session& session);

}  // namespace aftercare
