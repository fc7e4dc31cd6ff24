// What people read of a tally: values, figures and headings.
#pragma once

#include <functional>
#include <string>

#include "apps/report/tally_groups.hpp"

namespace aftercare {

/// The word of a code in its list.
using WordOf = std::function<std::string(std::string_view list, std::string_view code)>;

/// The value of a column as people read it; what is empty has a word.
std::string value_words(const Column& column, const TallyValue& value, const WordOf& word);

/// What stands above a column that is counted by: its field, with the unit of a time.
std::string dimension_heading(const TallyPlan& plan, const TallyDimension& dimension);

/// The value of a column as text: months, quarters and years as periods are typed.
std::string tally_text(const TallyDimension& dimension, const TallyValue& value);

/// A title with the period behind it; without one that has no beginning or no end.
std::string with_period(std::string title, const std::optional<Period>& period);

/// Lists, columns and measure in a line.
std::string tally_title(const TallyPlan& plan, const Session& session);

class TallyWords {
  public:
    TallyWords(const TallyPlan& plan, const WriteOptions& options) : m_plan(plan), m_word(options.word) {}

    std::string heading(TallyFigure figure) const;
    std::string value(std::size_t dimension, const TallyKey& key) const;
    /// Shares in percent, means rounded to a second, a fen or two decimals; nothing where there is none.
    std::string figure(const TallyResult& result, TallyFigure figure) const;

  private:
    const TallyPlan& m_plan;
    WordOf m_word;
};

}  // namespace aftercare
