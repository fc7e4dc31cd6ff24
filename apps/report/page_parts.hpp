// The parts of the page of figures, each filled from answers that were asked once. Private to figures_page.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/render/page.hpp"
#include "aftercare/store/queries/retention.hpp"
#include "apps/report/page_answers.hpp"
#include "apps/report/page_cases.hpp"
#include "apps/report/page_lists.hpp"

namespace aftercare {

/// What the page is made from. Each of the answers is a pass over the tickets that its periods touch; those
/// that nothing would come of are not asked.
struct PageWork {
    Session& session;
    const FigureRequest& request;
    const FigureQuestion& question;  ///< as_of and the one period
    const Policy& policy;
    const PageLists& lists;
    const PageCases& cases;
    const std::vector<RiskyRetention>& retentions;
    const FigureAnswers& whole;                    ///< k_page_figures
    std::vector<std::string> standing = {};        ///< open tickets put off twice or on hold, in words
    std::unique_ptr<FigureAnswers> projects = {};  ///< of several projects
    std::unique_ptr<FigureAnswers> sections = {};  ///< where units have any
    std::unique_ptr<FigureAnswers> batches = {};   ///< where reports came at handover
    std::unique_ptr<FigureAnswers> parties = {};   ///< by who repairs
    std::unique_ptr<FigureAnswers> stocks = {};    ///< of the last periods
    std::function<std::string(std::string_view, std::string_view)> word = {};

    const Period& period() const { return question.periods.front(); }
    /// To which the period has got.
    Instant until() const { return std::min(period().until, question.as_of); }
};

/// What is asked of the period as a whole; every figure of the page is of one of these measures.
std::span<const std::string_view> page_figures();
/// By project and section; by batch; by party.
std::span<const std::string_view> project_figures();
std::span<const std::string_view> batch_figures();
std::span<const std::string_view> party_figures();

PageSection decisions_part(const PageWork& work);
PageSection six_part(const PageWork& work);
PageSection projects_part(const PageWork& work);
PageSection leaks_part(const PageWork& work);
PageSection handover_part(const PageWork& work);
PageSection parties_part(const PageWork& work);
PageSection flow_part(const PageWork& work);
PageSection clocks_part(const PageWork& work);
PageSection ageing_part(const PageWork& work);
PageSection defects_part(const PageWork& work);
PageSection overdue_part(const PageWork& work);
PageSection clusters_part(const PageWork& work);
PageSection money_part(const PageWork& work);
PageSection definitions_part(const PageWork& work);

/// Adds a table that has rows.
void add_table(PageSection& part, PageTable table);

/// The part with what it says when it has nothing to show.
PageSection or_nothing(PageSection part);

}  // namespace aftercare
