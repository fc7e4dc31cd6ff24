#include "apps/aftercare/help_kpi.hpp"

#include "aftercare/render/figure_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

/// The codes of the measures that are such, in one line.
template <class Is>
std::string codes_of_measures(const Is& is) {
    std::string codes;
    for (const auto* measure : measures()) {
        if (is(*measure)) {
            codes += (codes.empty() ? "" : " ") + std::string(measure->code);
        }
    }
    return codes;
}

void tell_suffixes(std::vector<SaidLine>& lines) {
    lines.push_back(
        {"",
         form(tr("Without a suffix these are of all kinds of tickets, all others of repairs without the "
                 "defects at the handover: {codes}."),
              fmt::arg("codes", codes_of_measures([](const Measure& each) { return each.of_all_kinds; })))});
    lines.push_back({"", tr("What is put behind a code asks for something else, in this order:")});
    for (const auto group : k_kind_group_codes) {
        lines.push_back({"_" + std::string(group), word_of(CodeList<KindGroup>::name, group)});
    }
    lines.push_back(
        {"_working",
         form(tr("in working time: {codes}"),
              fmt::arg("codes", codes_of_measures([](const Measure& each) { return each.has_working; })))});
    lines.push_back({"_mean _p50 _p90", form(tr("mean, median and 90th percentile by nearest rank: {codes}"),
                                             fmt::arg("codes", codes_of_measures([](const Measure& each) {
                                                          return each.combine == Combine::spread;
                                                      })))});
}

void tell_dimensions(std::vector<SaidLine>& lines) {
    lines.push_back({"", tr("Figures are grouped by any of:")});
    for (const auto dimension : k_dimension_codes) {
        lines.push_back({std::string(dimension), word_of(CodeList<Dimension>::name, dimension)});
    }
}

std::string described(const Measure& measure) {
    const auto name = measure_name(measure);
    const auto definition = figure_definition(measure);
    const auto source = figure_source(measure);
    return source.empty()
               ? form(tr("{name}: {definition}"), fmt::arg("name", name), fmt::arg("definition", definition))
               : form(tr("{name}: {definition} Source: {source}."), fmt::arg("name", name),
                      fmt::arg("definition", definition), fmt::arg("source", source));
}

void tell_measures(std::vector<SaidLine>& lines) {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(FigureHeading::money); ++i) {
        const auto heading = static_cast<FigureHeading>(i);
        lines.push_back({"", form(tr("{heading}:"), fmt::arg("heading", figure_heading(heading)))});
        for (const auto* measure : measures()) {
            if (measure->heading == heading) {
                lines.push_back({std::string(measure->code), described(*measure)});
            }
        }
    }
}

}  // namespace

std::vector<SaidLine> kpi_tables() {
    std::vector<SaidLine> lines;
    tell_suffixes(lines);
    tell_dimensions(lines);
    tell_measures(lines);
    return lines;
}

}  // namespace aftercare
