#include "aftercare/render/table_fit.hpp"

#include <algorithm>

namespace aftercare {

namespace {

/// The columns of `fit.shown`, each at its `width`, with the gaps between them.
std::size_t total(const ColumnFit& fit, const std::vector<ColumnWish>& columns,
                  std::size_t ColumnWish::*width) {
    std::size_t sum = fit.shown.empty() ? 0 : (fit.shown.size() - 1) * k_gap_columns;
    for (const std::size_t i : fit.shown) {
        sum += columns[i].*width;
    }
    return sum;
}

/// Takes from the widest of those that are above their least, one by one, until all fit.
void shrink(ColumnFit& fit, const std::vector<ColumnWish>& columns, std::size_t wide, std::size_t room) {
    while (wide > room) {
        std::size_t widest = fit.shown.size();
        for (std::size_t i = 0; i < fit.shown.size(); ++i) {
            if (fit.widths[i] > columns[fit.shown[i]].least &&
                (widest == fit.shown.size() || fit.widths[i] >= fit.widths[widest])) {
                widest = i;
            }
        }
        if (widest == fit.shown.size()) {
            return;
        }
        --fit.widths[widest];
        --wide;
    }
}

/// Puts the column least needed, of several the last, among those left out.
void leave_one_out(ColumnFit& fit, const std::vector<ColumnWish>& columns) {
    auto least = std::prev(fit.shown.end());
    for (auto each = least; each != fit.shown.begin(); --each) {
        least = columns[*each].need < columns[*least].need ? each : least;
    }
    fit.left_out.push_back(*least);
    fit.shown.erase(least);
}

}  // namespace

ColumnFit fit_columns(const std::vector<ColumnWish>& columns, std::size_t room) {
    ColumnFit fit;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (room == 0 || !columns[i].is_empty) {
            fit.shown.push_back(i);
        }
    }
    fit.is_whole = room == 0 || total(fit, columns, &ColumnWish::natural) <= room;
    while (!fit.is_whole && fit.shown.size() > 1 && total(fit, columns, &ColumnWish::least) > room) {
        leave_one_out(fit, columns);
    }
    std::sort(fit.left_out.begin(), fit.left_out.end());
    std::size_t wide = total(fit, columns, &ColumnWish::natural);
    for (const std::size_t i : fit.shown) {
        // No cell is so wide that taking its columns one by one from there would matter.
        const std::size_t start = fit.is_whole
                                      ? columns[i].natural
                                      : std::max(columns[i].least, std::min(columns[i].natural, room));
        wide -= columns[i].natural - start;
        fit.widths.push_back(start);
    }
    if (!fit.is_whole) {
        shrink(fit, columns, wide, room);
    }
    fit.fits = fit.is_whole || total(fit, columns, &ColumnWish::least) <= room;
    return fit;
}

}  // namespace aftercare
