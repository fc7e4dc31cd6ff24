#include "apps/report/page_answers.hpp"

#include <cassert>

#include "aftercare/render/figure_words.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/figures.hpp"

namespace aftercare {

FigureAnswers::FigureAnswers(Database& db, FigureQuestion question, const FigureAsking& asking)
    : m_question(std::move(question)), m_figures(ask_figures(db, m_question, asking)) {
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const auto& figure = m_figures[i];
        if (figure.period == 0 && (m_groups.empty() || m_groups.back() != figure.group)) {
            m_groups.push_back(figure.group);
        }
        m_places.emplace(std::tuple(figure.period, figure.group, figure.figure->code), i);
    }
}

const Figure& FigureAnswers::figure(std::string_view code, const Group& group, std::size_t period) const {
    const auto place = m_places.find(std::tuple(period, group, std::string(code)));
    assert(place != m_places.end());
    return m_figures[place->second];
}

std::string shown(const Figure& figure) {
    return figure.value ? figure_text(figure.figure->measure->unit, figure.value) : std::string(k_no_figure);
}

std::string shown_with_cases(const Figure& figure) {
    return figure.value ? fmt::format("{} ({})", shown(figure), figure.n) : std::string(k_no_figure);
}

std::string shown_cases(const Figure& figure) {
    return figure.figure->measure->combine == Combine::share && figure.denominator
               ? fmt::format("{:.0f} / {:.0f}", *figure.numerator, *figure.denominator)
               : std::to_string(figure.n);
}

std::string shown_interval(const Figure& figure) {
    if (!figure.low || !figure.high) {
        return {};
    }
    const auto unit = figure.figure->measure->unit;
    return figure_text(unit, figure.low) + " – " + figure_text(unit, figure.high);
}

std::optional<Trend> trend_of(const Figure& figure) {
    if (!figure.value || !figure.previous) {
        return std::nullopt;
    }
    if (*figure.value == *figure.previous) {
        return Trend{};
    }
    const bool is_more = *figure.value > *figure.previous;
    const auto better = figure.figure->measure->better;
    const auto verdict = better == Better::neither             ? Verdict::neither
                         : (better == Better::more) == is_more ? Verdict::better
                                                               : Verdict::worse;
    return Trend{is_more ? Movement::up : Movement::down, verdict};
}

PageTile tile_of(const Figure& figure, std::string label, std::string beneath) {
    PageTile tile{.label = std::move(label), .value = shown(figure), .beneath = std::move(beneath)};
    if (figure.previous) {
        tile.previous = form(tr("before: {value}"),
                             fmt::arg("value", figure_text(figure.figure->measure->unit, figure.previous)));
    }
    tile.trend = trend_of(figure);
    return tile;
}

PageTable table_of(std::string caption, const FigureAnswers& answers,
                   const std::vector<std::string_view>& codes) {
    PageTable table{.caption = std::move(caption),
                    .columns = {{field_word("measure")},
                                {field_word("value"), Align::right},
                                {field_word("previous"), Align::right},
                                {field_word("trend")},
                                {field_word("cases"), Align::right},
                                {field_word("interval"), Align::right}},
                    .rows = {}};
    for (const auto code : codes) {
        const auto& figure = answers.figure(code);
        if (figure.n == 0 && figure.previous.value_or(0) == 0) {
            continue;
        }
        const auto trend = trend_of(figure);
        table.rows.push_back({figure_name(*figure.figure), shown(figure),
                              figure.previous ? figure_text(figure.figure->measure->unit, figure.previous)
                                              : std::string(k_no_figure),
                              trend ? trend_words(*trend) : std::string(), shown_cases(figure),
                              shown_interval(figure)});
    }
    return table;
}

}  // namespace aftercare
