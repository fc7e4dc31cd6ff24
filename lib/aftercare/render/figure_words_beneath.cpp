// The words of the measures of core/figures/measures_beneath.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_beneath_rows = std::to_array<FigureRow>({
    {"merged", "merged",
     tr_later("Tickets merged into another in the period, each as it was, that were not split off again by "
              "as-of. They are in no other figure.")},
    {"extended_twice", "extended twice or more",
     tr_later("Tickets open and not done at the end of the period, or at as-of where that comes first, whose "
              "date for the resolution was put off {days} times or more.")},
    {"held_now", "on hold",
     tr_later("Tickets on hold at the end of the period, or at as-of where that comes first.")},
    {"callbacks_waived", "callbacks waived",
     tr_later("Callbacks that fell due in the period and before as-of and that somebody waived. They are in "
              "no rate of callbacks. What the sample left out is none.")},
});

}  // namespace

std::span<const FigureRow> beneath_rows() {
    return k_beneath_rows;
}

}  // namespace aftercare
