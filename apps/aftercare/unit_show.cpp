#include "aftercare/store/queries/masters.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct UnitShowRequest {
    std::vector<std::string> units;
    std::optional<std::string> project;
};

void describe_unit_show(Options& options, UnitShowRequest& request) {
    options.words(request.units, "UNIT", Arity::many, tr_later("units"), check_not_empty);
    options.text(request.project, "project", "P", tr_later("the project, when there are several"),
                 Need::optional, check_not_empty);
}

int run_unit_show(const UnitShowRequest& request, Session& session) {
    auto& db = session.view();
    const auto project = named_project_of(db, request.project);
    std::vector<UnitId> units;
    on_each_named(request.units, [&](const std::string& word) {
        units.push_back(unit_named(db, word, project ? std::optional(project->id) : std::nullopt).id);
    });
    ShowWriter writer(session, show_columns(k_unit_list));
    for (const auto id : units) {
        for_each_row_of(db, k_unit_list, id.value, [&](Row row) { writer.row(row); });
    }
    writer.finish();
    return 0;
}

}  // namespace

const Command k_unit_show = {
    .name = "unit show",
    .summary = tr_later("all that is known of units"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads,
    .bind = bound<describe_unit_show, run_unit_show>,
};

}  // namespace aftercare
