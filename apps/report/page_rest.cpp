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
                                {tr("claimed"), Align::right},
                                {tr("recovered"), Align::right},
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
    std::set<const Measure*> defined;
    for (const auto& asked : work.whole.question().figures) {
        const auto& measure = *asked.figure.measure;
        if (defined.insert(&measure).second) {
            all.definitions.push_back(
                {fmt::format("{} {}", measure_name(measure), measure.code), figure_definition(measure)});
        }
    }
    return {.heading = tr("Definitions"), .blocks = {std::move(all)}, .on_new_sheet = true};
}

}  // namespace aftercare
