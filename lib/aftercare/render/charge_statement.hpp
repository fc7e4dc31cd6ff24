// The statement of a back-charge 扣款: what is claimed from a party, and everything that proves it, on one
// paper.
//
// Each proof stands with both its times, when it happened and when it was entered: what was written down long
// afterwards can be seen to have been.
//
// Pure: whoever has the ledger gathers the facts. The proof chain is what the party was told and when, what
// it did or did not do, what the repair by others cost, and the fingerprints of the files that show it.
#pragma once

#include <string>
#include <vector>

#include "aftercare/core/operations/charge.hpp"
#include "aftercare/render/sheet.hpp"

namespace aftercare {

struct StatementFacts {
    Charge charge;
    std::string number;  ///< `AC-C1`
    std::string order;   ///< `AC-2026-000123/1`
    std::string project;
    std::string place;
    std::string party;
    std::string symptom;
    std::string task;
    std::string retention;                    ///< what is left of it, in words; empty: there is no contract
    std::string footer;                       ///< as of when, and which entries of the journal it rests on
    std::vector<std::string> chain;           ///< what was said and done about the order, each with its times
    std::vector<std::string> costs;           ///< those claimed, each with its times, order and amount
    std::vector<std::string> costs_left_out;  ///< those of the same orders that the claim leaves out
    std::vector<std::string> files;           ///< SHA-256 and path of each, with its times
    std::vector<std::string> steps;           ///< what became of the back-charge
};

Sheet charge_statement(const StatementFacts& facts);

}  // namespace aftercare
