#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/report/tally_print.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/list_filters.hpp"

namespace aftercare {

namespace {

struct TallyRequest {
    std::string list;
    ListRequest rows;
    std::string per;
    std::string measure = "count";
};

void describe_tally(Options& options, TallyRequest& request) {
    options.word(request.list, "LIST", tr_later("tickets, overdue, orders, callbacks, costs, …"),
                 check_not_empty);
    describe_filters(options, request.rows);
    options.text(
        request.per, "per", "A[,B]",
        tr_later("the columns counted by; of a time also its week, month, quarter, year: received_at:month"),
        Need::required, check_not_empty);
    options.text(request.measure, "measure", "MEASURE",
                 tr_later("count, sum:FIELD, mean:FIELD, median:FIELD, p90:FIELD or share:FILTER"),
                 Need::optional, check_not_empty);
}

/// The long rows as a list, so that --columns and --sort are read as everywhere.
ListSource output_of(const std::vector<ListColumn>& columns) {
    return {.name = "tally", .from = "", .order = "", .columns = columns};
}

/// Who is counted by a name is shown by it: masked names would join different people, and a count tells of
/// each of them.
void check_people(const TallyPlan& plan, const Session& session) {
    for (const auto& dimension : plan.per) {
        const auto& column = plan.column(dimension);
        const bool is_personal = column.kind == ColumnKind::name || column.kind == ColumnKind::phone;
        if (is_personal && !session.common().reveal) {
            throw Error(ErrorKind::usage,
                        form(tr("--per {field} counts by person"), fmt::arg("field", column.key)), {},
                        tr("say what for with --reveal PURPOSE, which is journalled"));
        }
    }
}

void check_given(const TallyPlan& plan, const Session& session) {
    const auto& given = session.common();
    if (given.list.ids) {
        throw Error(ErrorKind::usage,
                    form(tr("--ids: the rows of {list} are no tickets"), fmt::arg("list", "tally")));
    }
    const auto& period = given.period;
    if (plan.source().period == nullptr && (period.begin || period.end || period.period)) {
        throw Error(ErrorKind::usage, form(tr("{list} takes no period"), fmt::arg("list", plan.list->name)),
                    {}, tr("what it lists stands at --as-of"));
    }
}

/// A reveal journals by what people were counted too.
void note_counted(const TallyPlan& plan, const std::vector<Filter>& filters, Session& session) {
    auto asked = journalled_filters(plan.source(), filters);
    for (auto dimension = plan.per.rbegin(); dimension != plan.per.rend(); ++dimension) {
        asked.insert(asked.begin(), dimension->key);
    }
    asked.insert(asked.begin(), std::string(plan.list->name));
    session.note_asked(std::move(asked));
}

bool prepare_tally(const TallyRequest& request, Session& session) {
    const auto plan = read_tally(request.list, request.per, request.measure);
    const auto columns = tally_columns(plan);
    const auto& given = session.common().list;
    if (given.names_columns) {
        for (const auto& each : columns) {
            session.print(each.column.key);
        }
        return true;
    }
    auto filters = all_filters(request.rows.filters, session);
    if (plan.fits) {
        filters.push_back(*plan.fits);
    }
    check_asked(plan.source(), filters, session);
    note_counted(plan, filters, session);
    check_given(plan, session);
    check_people(plan, session);
    chosen_columns(output_of(columns), given.columns);
    sort_keys(output_of(columns), given.sort);
    return false;
}

int run_tally(const TallyRequest& request, Session& session) {
    const auto plan = read_tally(request.list, request.per, request.measure);
    const auto& given = session.common().list;
    auto all = count_groups(plan, request.rows.filters, session);
    const bool has_rows = !all.groups.empty();
    if (has_rows || !given.skip_empty) {
        if (given.count) {
            session.print(std::to_string(all.groups.size()));
        } else {
            const auto columns = tally_columns(plan);
            std::vector<TallySort> sort;
            for (const auto& key : sort_keys(output_of(columns), given.sort)) {
                sort.push_back({key.column, key.descending});
            }
            sort_groups(all.groups, plan, sort);
            TallyOutput output{.limit = given.limit,
                               .in_rows = given.columns || given.limit || !sort.empty()};
            if (given.columns) {
                output.columns = chosen_columns(output_of(columns), given.columns);
            }
            print_tally(session, plan, all, output);
        }
    }
    return has_rows && given.exit_code ? k_exit_rows : k_exit_done;
}

}  // namespace

const Command k_report_tally = {
    .name = "tally",
    .summary = tr_later("any list counted by one or two of its columns"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .bind = bound<describe_tally, run_tally, prepare_tally>,
};

}  // namespace aftercare
