#include "aftercare/store/queries/day.hpp"

#include "aftercare/store/policies.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/width.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

Cell cell_of(const std::optional<std::int64_t>& value) {
    return value ? Cell(*value) : Cell();
}

int run(const Nothing&, Session& session) {
    const auto period =
        period_of(session.common().period, session).value_or(*parse_period("today", session.at()));
    auto& db = session.view();
    const auto policy = load_policy_in_force(db);
    const Instant soon = add_on(policy, {}, policy.due_soon, session.at()).at;
    std::vector<std::vector<Cell>> rows;
    for (const auto& each : count_day(db, period, session.at(), soon)) {
        rows.push_back({period.from.seconds, period.until.seconds, each.measure, each.value, cell_of({}),
                        cell_of({}), cell_of(each.previous)});
    }
    std::vector<Column> columns = {
        {"period_from", ColumnKind::instant},     {"period_until", ColumnKind::instant},
        {"measure", ColumnKind::code, "measure"}, {"value", ColumnKind::number},
        {"numerator", ColumnKind::number},        {"denominator", ColumnKind::number},
        {"previous", ColumnKind::number}};
    if (session.format() == Format::table) {
        const auto heading = form(tr("{from} to {until}"), fmt::arg("from", format_minute(period.from)),
                                  fmt::arg("until", format_minute(period.until)));
        session.out().write(wrap_to_width(heading, session.write_options().terminal_columns) + "\n");
        columns = {columns[2], columns[3], columns[6]};
        for (auto& row : rows) {
            row = {row[2], row[3], row[6]};
        }
    }
    print_rows(session, columns, rows);
    return 0;
}

}  // namespace

const Command k_report_day = {
    .name = "day",
    .summary = tr_later("what happened in a day or another period, and what is open"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_nothing, run>,
};

}  // namespace aftercare
