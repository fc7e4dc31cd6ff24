// What people read of a tally: values, figures and headings.
#pragma once

#include <string>

#include "apps/report/tally_groups.hpp"

namespace aftercare {

/// The value of a column as text: months, quarters and years as periods are typed.
std::string tally_text(const TallyDimension& dimension, const TallyValue& value);

/// Lists, columns and measure in a line.
std::string tally_title(const TallyPlan& plan, const Session& session);

class TallyWords {
  public:
    TallyWords(const TallyPlan& plan, const WriteOptions& options) : m_plan(plan), m_word(options.word) {}

    std::string heading(const TallyDimension& dimension) const;
    std::string heading(TallyFigure figure) const;
    /// What is empty has a word.
    std::string value(std::size_t dimension, const TallyKey& key) const;
    /// Shares in percent, means rounded to a second, a fen or two decimals; nothing where there is none.
    std::string figure(const TallyResult& result, TallyFigure figure) const;

  private:
    const TallyPlan& m_plan;
    std::function<std::string(std::string_view, std::string_view)> m_word;
};

}  // namespace aftercare
