#include "aftercare/render/figure_words.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_heading_words = enum_table<FigureHeading, const char*>({
    {FigureHeading::flow, "Flow"},
    {FigureHeading::clocks, "Clocks"},
    {FigureHeading::stock, "Stock"},
    {FigureHeading::quality, "Quality of the work"},
    {FigureHeading::owners, "Owners"},
    {FigureHeading::money, "Money"},
});

constexpr auto k_part_words = enum_table<SpreadPart, const char*>({
    {SpreadPart::mean, "mean"},
    {SpreadPart::p50, "median"},
    {SpreadPart::p90, "90th percentile"},
});

const FigureRow& row_of(const Measure& measure) {
    const auto& rows = figure_rows();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const FigureRow& each) { return each.code == measure.code; });
    assert(row != rows.end());
    return *row;
}

}  // namespace

const std::vector<FigureRow>& figure_rows() {
    static const auto k_all = [] {
        std::vector<FigureRow> all;
        for (const auto part :
             {flow_rows(), clock_rows(), stock_rows(), quality_rows(), owner_rows(), money_rows(),
              order_rows(), report_rows(), beneath_rows(), suggestion_rows()}) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }();
    return k_all;
}

std::string measure_name(const Measure& measure) {
    return tr_in("measure", row_of(measure).name);
}

std::string figure_name(const AskedFigure& figure) {
    std::vector<std::string> asked;
    if (figure.group) {
        asked.push_back(word(*figure.group));
    }
    if (figure.working) {
        asked.push_back(word(Pace::working));
    }
    if (figure.measure->combine == Combine::spread) {
        asked.push_back(tr_in("spread", k_part_words[static_cast<std::size_t>(figure.part)]));
    }
    const auto name = measure_name(*figure.measure);
    return asked.empty()
               ? name
               : form(tr("{name} ({asked})"), fmt::arg("name", name), fmt::arg("asked", join_words(asked)));
}

std::string figure_definition(const Measure& measure) {
    return form(tr(row_of(measure).definition), fmt::arg("days", measure.number));
}

std::string figure_source(const Measure& measure) {
    const char* source = row_of(measure).source;
    return *source == '\0' ? std::string() : tr(source);
}

std::string figure_heading(FigureHeading heading) {
    return tr_in("heading", k_heading_words[static_cast<std::size_t>(heading)]);
}

}  // namespace aftercare
