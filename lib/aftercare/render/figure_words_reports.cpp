// The words of the measures of core/figures/measures_reports.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_reports_rows = std::to_array<FigureRow>({
    {"struck", "acts struck out",
     tr_later("Acts on tickets that were struck out in the period, by whoever had entered them.")},
    {"households", "households",
     tr_later("Delivered homes from which anything was received in the period, each once.")},
    {"leaks", "leaks reported",
     tr_later("Leaks received in the period: by their defect, else by their category.")},
    {"leaks_open", "leaks open", tr_later("Leaks open at the end of the period, or at as-of.")},
    {"units_due", "homes due", tr_later("Homes there are, handed over or not.")},
    {"units_handed", "homes handed over",
     tr_later("Homes whose handover date has come by the end of the period, or by as-of.")},
    {"units_without_defect", "homes without a defect",
     tr_later("Of the homes handed over by then: those without any report at handover in the period.")},
    {"defects_per_unit", "defects a home",
     tr_later("Reports at handover received in the period, by the homes handed over by then.")},
    {"delay_department", "with the department",
     tr_later("Of the lives of tickets, from receipt to last end, the time in the period in which neither a "
              "hold for the owner's or others' reasons nor an order to a party ran.")},
    {"delay_party", "with a party",
     tr_later("The time in which an order lay with its party, from its delivery or call until it was done or "
              "ended; of several the one due first. Holds for the owner's or others' reasons go before.")},
    {"delay_owner", "held for the owner",
     tr_later("The time on hold for the owner's reasons, each hold to its resume or its review.")},
    {"delay_third", "with others",
     tr_later("The time on hold for reasons that neither the department nor its party can hurry, or in which "
              "an order to a utility, an authority or the property ran. The owner's holds go before.")},
    {"delay_closed", "closed in between",
     tr_later("The time between a closing and the reopening or appeal that followed it.")},
    {"delay_life", "whole life",
     tr_later("The time from receipt to last end, or to as-of, as far as it is in the period: all the others "
              "together.")},
});

}  // namespace

std::span<const FigureRow> report_rows() {
    return k_reports_rows;
}

}  // namespace aftercare
