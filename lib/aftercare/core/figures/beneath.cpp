// What people have to read beneath the figures that they asked for.
#include <algorithm>

#include "aftercare/core/figures/question.hpp"

namespace aftercare {

namespace {

/// Attainment of what is promised: each is read with what left it.
constexpr std::string_view k_attainments[] = {"response_on_time",        "resolved_24h",
                                              "standard_kept",           "commitment_kept",
                                              "commitment_kept_current", "sla_attainment"};
/// The dates beside which the literal 24 hours of the service standard stand, always.
constexpr std::string_view k_commitments[] = {"standard_kept", "commitment_kept", "commitment_kept_current"};
constexpr std::string_view k_literal[] = {"resolved_24h"};
constexpr std::string_view k_beneath_attainment[] = {"decline_rate", "declined_covered",   "withdrawn_share",
                                                     "merged",       "no_objection_share", "extended_twice",
                                                     "held_now"};
constexpr std::string_view k_callback_rates[] = {"callback_rate"};
constexpr std::string_view k_beneath_callbacks[] = {"callbacks_waived"};

bool is_any(const AskedFigure& figure, std::span<const std::string_view> codes) {
    return std::find(codes.begin(), codes.end(), figure.measure->code) != codes.end();
}

KindGroup group_of(const AskedFigure& figure) {
    return figure.group.value_or(KindGroup::repair);
}

/// Puts `beneath` behind the last of `figures` in the question, for each of their groups of kinds.
void put_beneath(std::vector<OfferedFigure>& offered, std::span<const std::string_view> figures,
                 std::span<const std::string_view> beneath) {
    const auto last = std::find_if(offered.rbegin(), offered.rend(),
                                   [&](const OfferedFigure& each) { return is_any(each.figure, figures); });
    std::vector<OfferedFigure> more;
    std::vector<KindGroup> groups;
    for (const auto& each : offered) {
        const auto group = group_of(each.figure);
        if (!is_any(each.figure, figures) || std::find(groups.begin(), groups.end(), group) != groups.end()) {
            continue;
        }
        groups.push_back(group);
        for (const auto code : beneath) {
            const auto suffix = "_" + std::string(code_of(group));
            auto figure = *asked_figure(std::string(code) + (group == KindGroup::repair ? "" : suffix));
            figure.group = group;
            figure.is_beneath = true;
            more.push_back({std::move(figure), each.is_extra});
        }
    }
    offered.insert(last.base(), more.begin(), more.end());
}

}  // namespace

bool is_commitment(const AskedFigure& figure) {
    return is_any(figure, k_commitments);
}
bool is_literal_24h(const AskedFigure& figure) {
    return is_any(figure, k_literal);
}

FigureQuestion with_beneath(FigureQuestion question) {
    const auto& asked = question.figures;
    const bool has_literal = std::any_of(
        asked.begin(), asked.end(), [](const OfferedFigure& each) { return is_literal_24h(each.figure); });
    if (!has_literal) {
        put_beneath(question.figures, k_commitments, k_literal);
    }
    put_beneath(question.figures, k_attainments, k_beneath_attainment);
    put_beneath(question.figures, k_callback_rates, k_beneath_callbacks);
    return question;
}

}  // namespace aftercare
