#include "apps/report/standing_tickets.hpp"

#include <algorithm>

#include "aftercare/render/figure_words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/width.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/some_words.hpp"

namespace aftercare {

bool StandingTickets::Listed::is_of(KindGroup kinds) const {
    return std::any_of(groups.begin(), groups.end(),
                       [&](const auto& group) { return group.value_or(kinds) == kinds; });
}

StandingTickets::Listed* StandingTickets::find(const Measure& measure) {
    const auto found = std::find_if(m_listed.begin(), m_listed.end(),
                                    [&](const Listed& each) { return each.measure == &measure; });
    return found == m_listed.end() ? nullptr : &*found;
}

StandingTickets::StandingTickets(const FigureQuestion& question) : m_question(question) {
    for (const auto& [figure, is_extra] : question.figures) {
        if (!figure.measure->is_only_named || figure.measure->cohort != Cohort::stock) {
            continue;
        }
        if (find(*figure.measure) == nullptr) {
            m_listed.push_back({figure.measure, {}, {}});
        }
        find(*figure.measure)->groups.push_back(figure.group);
    }
}

void StandingTickets::listen(FigureAsking& asking) {
    if (m_listed.empty()) {
        return;
    }
    for (const auto& each : m_listed) {
        asking.explained.push_back(each.measure);
    }
    asking.explain = [this](const TicketCase& told) {
        const auto& one = told.explained;
        auto* listed = find(one.measure);
        if (listed != nullptr && listed->is_of(one.kinds) && one.period + 1 == m_question.periods.size()) {
            listed->numbers.insert(told.number);
        }
    };
}

std::vector<std::string> StandingTickets::lines() const {
    const auto at = window_of(m_question.periods.back(), m_question.as_of).stock_at;
    std::vector<std::string> lines;
    for (const auto& each : m_listed) {
        if (!each.numbers.empty()) {
            lines.push_back(
                form(tr("{what} at {time}: {numbers}"), fmt::arg("what", measure_name(*each.measure)),
                     fmt::arg("time", format_minute(at)),
                     fmt::arg("numbers", some_words({each.numbers.begin(), each.numbers.end()}))));
        }
    }
    return lines;
}

void StandingTickets::print(Session& session) const {
    if (session.format() != Format::table) {
        return;
    }
    for (const auto& line : lines()) {
        session.out().write(wrap_to_width(line, session.write_options().terminal_columns) + "\n");
    }
}

}  // namespace aftercare
