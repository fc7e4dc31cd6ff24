// Answers of the figures engine as the page prints them: found by code and group, in words.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "aftercare/render/page.hpp"
#include "aftercare/store/queries/figures.hpp"

namespace aftercare {

/// The answer to one question, which costs one pass over the tickets that its periods touch.
class FigureAnswers {
  public:
    using Group = std::vector<std::string>;

    FigureAnswers(Database& db, FigureQuestion question, const FigureAsking& asking);
    FigureAnswers(const FigureAnswers&) = delete;
    FigureAnswers& operator=(const FigureAnswers&) = delete;

    /// The figure of a code that was asked for, of a group that is there.
    const Figure& figure(std::string_view code, const Group& group = {}, std::size_t period = 0) const;
    /// What has cases, in its order; the question without dimensions has one group, {}.
    const std::vector<Group>& groups() const { return m_groups; }
    const FigureQuestion& question() const { return m_question; }

  private:
    FigureQuestion m_question;
    std::vector<Figure> m_figures;
    std::vector<Group> m_groups;
    std::map<std::tuple<std::size_t, Group, std::string>, std::size_t> m_places;
};

/// What is printed where there is nothing to print.
constexpr std::string_view k_no_figure = "–";

/// The value, or k_no_figure.
std::string shown(const Figure& figure);
/// The same with the number of cases in brackets.
std::string shown_with_cases(const Figure& figure);
/// Of a share how many of how many, of other figures how many cases.
std::string shown_cases(const Figure& figure);
std::string shown_interval(const Figure& figure);
/// Where it has gone; nothing when either value lacks.
std::optional<Trend> trend_of(const Figure& figure);

/// A tile with what was before and the trend.
PageTile tile_of(const Figure& figure, std::string label, std::string beneath);

/// A row a figure, those without a case in either period left out: value, previous, change, cases, interval.
PageTable table_of(std::string caption, const FigureAnswers& answers,
                   const std::vector<std::string_view>& codes);

}  // namespace aftercare
