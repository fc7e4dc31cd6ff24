#include "apps/report/page_cases.hpp"

#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

std::size_t age_class(std::int64_t seconds) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < k_age_days.size(); ++i) {
        found = seconds >= k_age_days[i] * k_24_hours.count ? i : found;
    }
    return found;
}

/// Puts a case where it belongs. Of the three figures one tells steps, one values, one neither.
class CaseCounter {
  public:
    CaseCounter(PageCases& counts, const Policy& policy) : m_counts(counts), m_policy(policy) {}

    void add(const ExplainedCase& told) {
        const auto& ticket = told.one.facts.ticket;
        const bool is_leaking =
            kind_group_of(m_policy, ticket) == KindGroup::repair && is_leak(m_policy, ticket);
        if (told.one.step != nullptr) {
            ++m_counts.closed[day_of(told.one.at)];
        } else if (told.contribution.value) {
            const auto age = age_class(*told.contribution.value);
            ++m_counts.open_ages[age];
            if (is_leaking) {
                ++m_counts.leak_ages[age];
                ++m_counts.leaks_by_place[told.group].open;
            }
        } else {
            add_opened(told.one);
            if (is_leaking) {
                add_leak(ticket, m_counts.leaks_by_place[told.group]);
            }
        }
    }

  private:
    void add_opened(const Case& one) {
        const auto& ticket = one.facts.ticket;
        ++m_counts.opened[day_of(one.at)];
        m_counts.referred +=
            has_trait(m_policy, CodeTable::channel, ticket.channel, CodeTrait::outside) ? 1 : 0;
        if (kind_group_of(m_policy, ticket) == KindGroup::repair && !ticket.element.empty() &&
            !ticket.defect.empty()) {
            ++m_counts.defects[{ticket.element, ticket.defect}];
        }
    }

    void add_leak(const Ticket& ticket, LeakCounts& of_place) {
        ++m_counts.leaks;
        ++m_counts.leaks_by_element[ticket.element];
        ++of_place.opened;
        if (ticket.unit_id) {
            m_counts.leak_units.insert(ticket.unit_id->value);
            of_place.units.insert(ticket.unit_id->value);
        }
    }

    PageCases& m_counts;
    const Policy& m_policy;
};

}  // namespace

std::vector<std::string> age_class_names() {
    std::vector<std::string> names = {fmt::format("<{}", k_age_days[1])};
    for (std::size_t i = 1; i + 1 < k_age_days.size(); ++i) {
        names.push_back(fmt::format("{}–{}", k_age_days[i], k_age_days[i + 1]));
    }
    names.push_back(fmt::format("≥{}", k_age_days.back()));
    return names;
}

PageCases count_cases(Database& db, const Period& period, Instant as_of, bool with_imported,
                      const FigureAsking& asking, const Policy& policy) {
    FigureQuestion question{
        .figures = {},
        .periods = {period},
        .dimensions = {Dimension::element, Dimension::builder, Dimension::project, Dimension::building},
        .as_of = as_of,
        .with_imported = with_imported};
    for (const auto* code : {"opened", "closed", "backlog_age_mean"}) {
        question.figures.push_back({*asked_figure(code), false});
    }
    PageCases counts;
    CaseCounter counter(counts, policy);
    auto counting = asking;
    counting.explain = [&](const TicketCase& told) { counter.add(told.explained); };
    ask_figures(db, question, counting);
    return counts;
}

}  // namespace aftercare
