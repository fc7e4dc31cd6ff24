// The last parts of the page: lists, money, definitions.
#include <set>

#include "aftercare/render/figure_words.hpp"
#include "aftercare/store/queries/clusters.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/cluster_rows.hpp"
#include "apps/report/page_parts.hpp"

namespace aftercare {

namespace {

/// What a list is called that is as of the report's as-of.
std::string at_as_of(const char* caption, const PageWork& work) {
    return form(tr(caption), fmt::arg("at", format_minute(work.session.at())));
}

PageTable recovery_table(const PageWork& work) {
    PageTable table{.caption = tr("Recovered of what was claimed, by who repaired"),
                    .columns = {{field_word("repairer")},
                                {field_word("claimed"), Align::right},
                                {field_word("recovered"), Align::right},
                                {tr("share"), Align::right}},
                    .rows = {}};
    if (!work.parties) {
        return table;
    }
    for (const auto& group : work.parties->groups()) {
        const auto& figure = work.parties->figure("recovery_rate", group);
        if (figure.value) {
            table.rows.push_back({group.front(), figure_text(FigureUnit::fen, figure.denominator),
                                  figure_text(FigureUnit::fen, figure.numerator), shown(figure)});
        }
    }
    return table;
}

/// `name code`, by which `aftercare help kpi` and `--measure` know it.
std::string name_with_code(const Measure& measure) {
    const auto name = measure_name(measure);
    return name == measure.code ? name : fmt::format("{} {}", name, measure.code);
}

/// What the page counts beside the measures, and what that is.
struct OwnFigure {
    const char* name;
    const char* definition;
};
constexpr OwnFigure k_own_figures[] = {
    {tr_later("Decisions wanted"), tr_later("As things stand at as-of, whatever the period.")},
    {tr_later("New repairs"), tr_later("The repairs of `opened`.")},
    {tr_later("New repairs by element and defect"),
     tr_later("The repairs of `opened` of which element and defect are known.")},
    {tr_later("referred to us"),
     tr_later("Those of `opened` that came by way of an authority, a lawyer or the media.")},
    {tr_later("New leaks"),
     tr_later("The repairs of `opened` that are leaks by their category, before triage by their defect. "
              "Households are the homes of these; who built the element is told from the contracts.")},
    {tr_later("Leaks open"), tr_later("Such repairs that are open at the end of the period, or at as-of "
                                      "where that comes first.")},
    {tr_later("days open"), tr_later("From the receipt to the end of the period, or to as-of where that "
                                     "comes first, in days of 24 hours; tickets of all kinds.")},
};

}  // namespace

PageSection overdue_part(const PageWork& work) {
    PageSection part{.heading = tr("Overdue and promises"), .blocks = {}};
    add_table(part, work.lists.table(at_as_of(tr_later("The worst overdue at {at}"), work),
                                     {.source = k_overdue_list,
                                      .columns = {"number", "unit", "overdue_seconds", "due_at", "urgency",
                                                  "party", "handler", "symptom"},
                                      .filters = {"clock=resolve"}}));
    add_table(part, work.lists.table(at_as_of(tr_later("Promises of the period not kept, at {at}"), work),
                                     {.source = k_promise_list,
                                      .columns = {"number", "unit", "late_seconds", "due_at", "what",
                                                  "handler", "symptom"},
                                      .filters = {"promise_state=broken"},
                                      .sort = "-late_seconds",
                                      .due_in = Period{work.period().from, work.until()}}));
    return or_nothing(std::move(part));
}

PageSection clusters_part(const PageWork& work) {
    PageSection part{.heading = tr("Clusters and groups"), .blocks = {}};
    add_table(part,
              work.lists.table(at_as_of(tr_later("Suspected clusters and group complaints at {at}"), work),
                               {.source = k_cluster_list,
                                .columns = {"cluster_state", "group", "project", "place", "element", "defect",
                                            "households", "reason"},
                                .filters = {"cluster_state!=closed,dismissed"},
                                .parameters = {{":rows", cluster_rows(work.session)}}}));
    return or_nothing(std::move(part));
}

PageSection money_part(const PageWork& work) {
    PageSection part{.heading = tr("Costs and recovery"), .blocks = {}};
    add_table(part, table_of(tr("Costs and recovery of the period"), work.whole,
                             {"cost_per_ticket", "cost_per_100_units", "recovery_rate", "replaced_repairs"}));
    add_table(part, recovery_table(work));
    return or_nothing(std::move(part));
}

PageSection definitions_part(const PageWork& work) {
    PageDefinitions all;
    for (const auto& own : k_own_figures) {
        all.definitions.push_back({tr(own.name), tr(own.definition)});
    }
    std::set<const Measure*> defined;
    const std::initializer_list<const FigureAnswers*> asked_for = {&work.whole,         work.projects.get(),
                                                                   work.sections.get(), work.batches.get(),
                                                                   work.parties.get(),  work.stocks.get()};
    for (const auto* answers : asked_for) {
        if (answers == nullptr) {
            continue;
        }
        for (const auto& asked : answers->question().figures) {
            const auto& measure = *asked.figure.measure;
            if (defined.insert(&measure).second) {
                all.definitions.push_back({name_with_code(measure), figure_definition(measure)});
            }
        }
    }
    return {.heading = tr("Definitions"), .blocks = {std::move(all)}, .on_new_sheet = true};
}

}  // namespace aftercare
