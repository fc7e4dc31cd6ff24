#include "apps/report/figures_page.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/store/anchor.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/page_parts.hpp"
#include "apps/report/page_remarks.hpp"
#include "apps/report/program.hpp"
#include "apps/report/standing_tickets.hpp"
#include "apps/shared/list_filters.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_page_figures[] = {"opened",
                                               "opened_repair",
                                               "opened_complaint",
                                               "completed",
                                               "closed",
                                               "open_now",
                                               "overdue_now",
                                               "households_reporting",
                                               "reports_per_100_units",
                                               "standard_kept",
                                               "commitment_kept",
                                               "commitment_kept_current",
                                               "extension_rate",
                                               "long_overdue_30",
                                               "long_overdue_90",
                                               "first_time_fix",
                                               "satisfaction",
                                               "callback_rate",
                                               "escalated_to_complaint",
                                               "leak_cured",
                                               "leak_back",
                                               "opened_handover",
                                               "closed_within_7_handover",
                                               "closed_within_15_handover",
                                               "closed_within_30_handover",
                                               "response_on_time",
                                               "resolved_24h",
                                               "dispatch_on_time",
                                               "attend_on_time",
                                               "visit_on_time",
                                               "appointed_soon",
                                               "referred_on_time",
                                               "inform_compliance",
                                               "sla_attainment",
                                               "decline_rate",
                                               "declined_covered",
                                               "withdrawn_share",
                                               "no_objection_share",
                                               "merged_repair",
                                               "extended_twice_repair",
                                               "held_now_repair",
                                               "callbacks_waived_repair",
                                               "backlog_age_mean",
                                               "backlog_age_p50",
                                               "backlog_age_p90",
                                               "qualified_visit",
                                               "groups_open",
                                               "groups_unanswered",
                                               "cost_per_ticket",
                                               "cost_per_100_units",
                                               "recovery_rate",
                                               "replaced_repairs"};
constexpr std::string_view k_project_figures[] = {
    "opened_repair", "standard_kept", "open_now", "first_time_fix", "satisfaction", "escalated_to_complaint"};
constexpr std::string_view k_batch_figures[] = {"opened_handover", "closed_within_7_handover",
                                                "closed_within_15_handover", "closed_within_30_handover"};
constexpr std::string_view k_party_figures[] = {"visit_on_time", "first_time_fix", "satisfaction",
                                                "qualified_visit", "recovery_rate"};
/// The stock is shown at the end of so many periods.
constexpr std::size_t k_stocks = 12;
/// Projects that the head names; each has its row further down.
constexpr std::size_t k_projects_named_max = 5;

/// One question of the page, asked.
class Asker {
  public:
    Asker(const FigureQuestion& question, const FigureAsking& asking, Database& db)
        : m_question(question), m_asking(asking), m_db(db) {}

    FigureQuestion question(std::span<const std::string_view> codes, std::vector<Dimension> dimensions = {},
                            const std::vector<Period>& periods = {}) const {
        FigureQuestion question{.figures = {},
                                .periods = periods.empty() ? m_question.periods : periods,
                                .dimensions = std::move(dimensions),
                                .as_of = m_question.as_of,
                                .with_imported = m_question.with_imported,
                                .credits_every_repairer = true};
        for (const auto code : codes) {
            question.figures.push_back({*asked_figure(code), false});
        }
        return question;
    }
    std::unique_ptr<FigureAnswers> ask(std::span<const std::string_view> codes,
                                       std::vector<Dimension> dimensions = {},
                                       const std::vector<Period>& periods = {}) const {
        return std::make_unique<FigureAnswers>(m_db, question(codes, std::move(dimensions), periods),
                                               m_asking);
    }

  private:
    const FigureQuestion& m_question;
    const FigureAsking& m_asking;
    Database& m_db;
};

/// The period and those before it, the earliest first.
std::vector<Period> last_periods(Period period) {
    std::vector<Period> periods;
    for (std::size_t i = 0; i < k_stocks && is_bounded(period); ++i) {
        periods.insert(periods.begin(), period);
        period = period_before(period, period.until);
    }
    return periods;
}

/// What was asked beyond the period as a whole. A pass costs what the tickets of the period cost; that of the
/// stocks, what those of thirteen periods do.
void ask_groups(PageWork& work, const Asker& asker) {
    auto& db = work.session.view();
    work.projects = asker.ask(k_project_figures, {Dimension::project});
    if (has_sections(db)) {
        work.sections = asker.ask(k_project_figures, {Dimension::project, Dimension::section});
    }
    if (work.whole.figure("opened_handover").n > 0) {
        work.batches = asker.ask(k_batch_figures, {Dimension::batch});
    }
    work.parties = asker.ask(k_party_figures, {Dimension::repairer});
    if (is_bounded(work.period())) {
        constexpr std::string_view k_open[] = {"open_now"};
        work.stocks = asker.ask(k_open, {}, last_periods(work.period()));
    }
}

std::string project_names(Database& db) {
    std::vector<std::string> names;
    for (const auto& project : load_projects(db)) {
        names.push_back(project.name);
    }
    if (names.size() <= k_projects_named_max) {
        return join_words(names);
    }
    const auto count = names.size() - k_projects_named_max;
    names.resize(k_projects_named_max);
    return form(tr("{what}, and {count} more"), fmt::arg("what", join_words(names)),
                fmt::arg("count", count));
}

std::string filter_words(const std::vector<Filter>& filters) {
    std::vector<std::string> words;
    for (const auto& filter : filters) {
        std::string values;
        for (const auto& value : filter.values) {
            values += (values.empty() ? "" : ",") + value;
        }
        words.push_back(filter.field + std::string(sign_of(filter.op, values)) + values);
    }
    return join_words(words);
}

/// Its hash, of the whole ledger's whatever the report is about.
std::string head_of_journal(Database& db, std::optional<Instant> known_at) {
    const auto head = known_at ? anchor_known_at(db, *known_at) : anchor_of_head(db);
    return head ? to_hex(head->hash) : std::string(k_no_figure);
}

std::vector<PageFact> facts_of(const PageWork& work) {
    auto& session = work.session;
    const auto known_at = session.time(session.common().known_at);
    std::vector<PageFact> facts = {
        {field_word("project"), project_names(session.view())},
        {tr("Period"), figures_heading(work.question, session)},
        {tr("As of"), format_minute(session.at())},
        {tr("Known at"), known_at ? format_minute(*known_at) : std::string(tr("all that is known"))},
        {tr("Policy version"), std::to_string(work.policy.version)},
        {tr("Head of the journal"), head_of_journal(session.ledger().db(), known_at)}};
    if (work.period().until > work.question.as_of && is_bounded(work.period())) {
        facts.push_back({tr("Before"), tr("the period before up to the same point")});
    }
    if (!work.request.filters.empty()) {
        facts.push_back({tr("Only"), filter_words(work.request.filters)});
    }
    if (const auto by = session.settings().text("by"); !by.empty()) {
        facts.push_back({tr("Made by"), by});
    }
    return facts;
}

}  // namespace

std::span<const std::string_view> page_figures() {
    return k_page_figures;
}
std::span<const std::string_view> project_figures() {
    return k_project_figures;
}
std::span<const std::string_view> batch_figures() {
    return k_batch_figures;
}
std::span<const std::string_view> party_figures() {
    return k_party_figures;
}

void add_table(PageSection& part, PageTable table) {
    if (!table.rows.empty()) {
        part.blocks.emplace_back(std::move(table));
    }
}

PageSection or_nothing(PageSection part) {
    if (part.blocks.empty()) {
        part.blocks.emplace_back(PageText{tr("Nothing of this in the period.")});
        part.on_new_sheet = false;
    }
    return part;
}

bool is_page(const FigureRequest& request, const Session& session) {
    return session.format() == Format::html && request.dimensions.all.empty() &&
           request.figures.all.empty() && !request.every;
}

void print_page(const FigureRequest& request, const FigureQuestion& question, Session& session) {
    const auto remarks = request.remarks ? read_remarks(*request.remarks) : empty_remarks();
    auto& db = session.view();
    const auto asking = asking_of(request, session);
    const auto policy = load_policy_in_force(db);
    const Asker asker(question, asking, db);
    const auto whole_question = asker.question(k_page_figures);
    StandingTickets standing(whole_question);
    auto listening = asking;
    standing.listen(listening);
    const auto whole = Asker(question, listening, db).ask(k_page_figures);
    const auto cases =
        count_cases(db, question.periods.front(), question.as_of, question.with_imported, asking, policy);
    const auto retentions = retentions_with_defects(db, question.as_of, asking.only);
    const PageLists lists(request, session);
    PageWork work{.session = session,
                  .request = request,
                  .question = question,
                  .policy = policy,
                  .lists = lists,
                  .cases = cases,
                  .retentions = retentions,
                  .whole = *whole,
                  .standing = standing.lines()};
    work.word = session.write_options().word;
    ask_groups(work, asker);
    Page page{
        .title = form(tr("After-sales report, {from} to {until}"),
                      fmt::arg("from", format_day(day_of(work.period().from))),
                      fmt::arg("until", format_day(last_day(window_of(work.period(), question.as_of))))),
        .facts = facts_of(work),
        .sections = {}};
    for (const auto part : {decisions_part, six_part, projects_part, leaks_part, handover_part, parties_part,
                            flow_part, clocks_part, ageing_part, defects_part, overdue_part, clusters_part,
                            money_part, definitions_part}) {
        page.sections.push_back(part(work));
    }
    page.sections.push_back(remarks_part(remarks));
    session.page();
    session.out().write(page_html(page));
}

}  // namespace aftercare
