#include "apps/report/program.hpp"

#include <array>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::array<const Command*, 0> k_commands = {};

}  // namespace

const Program k_report = {"aftercare-report", tr_later("Looks things up and lists; never changes a ticket."),
                          k_commands};

}  // namespace aftercare
