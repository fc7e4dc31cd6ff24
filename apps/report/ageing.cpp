#include "aftercare/core/ageing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "aftercare/core/figures/statistics.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/ageing.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/report/program.hpp"
#include "apps/report/tally_groups.hpp"
#include "apps/report/tally_words.hpp"
#include "apps/report/text_table.hpp"
#include "apps/report/ticket_dimension.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/list_filters.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_words = "age_measure";
constexpr int k_p50 = 50;
constexpr int k_p90 = 90;

struct AgeingRequest {
    ListRequest tickets;
    std::string per = "state";
};

void describe_options(Options& options, AgeingRequest& request, CommonOptions& common) {
    describe_filters(options, request.tickets);
    describe_where(options, common);
    describe_dimension(options, request.per);
}

/// Open tickets that have the same in the column.
struct AgeGroup {
    std::array<std::int64_t, k_age_class_codes.size()> classes{};
    Occurrences ages;  ///< in seconds
    std::string oldest;

    void add(Seconds age, const std::string& number) {
        take_older(age.count, number);
        ++classes.at(static_cast<std::size_t>(age_class(age)));
        ++ages[age.count];
    }

    void join(const AgeGroup& more) {
        if (const auto age = more.oldest_seconds()) {
            take_older(*age, more.oldest);
        }
        for (std::size_t i = 0; i < classes.size(); ++i) {
            classes.at(i) += more.classes.at(i);
        }
        for (const auto& [age, count] : more.ages) {
            ages[age] += count;
        }
    }

    std::int64_t open() const { return std::accumulate(classes.begin(), classes.end(), std::int64_t{0}); }
    std::optional<std::int64_t> oldest_seconds() const {
        return ages.empty() ? std::nullopt : std::optional(ages.rbegin()->first);
    }

  private:
    /// Of several that are as old the first one.
    void take_older(std::int64_t age, const std::string& number) {
        const auto known = oldest_seconds();
        if (!known || age > *known || (age == *known && number < oldest)) {
            oldest = number;
        }
    }
};

using AgeGroups = std::map<TallyKey, AgeGroup>;

AgeGroups group_by_age(const AgeingRequest& request, Session& session) {
    AgeGroups groups;
    const auto query = rows_asked(k_ticket_list, request.tickets.filters, session, {});
    for_each_open_ticket(session.view(), query, ticket_dimension(request.per, "ageing"),
                         [&](const AgeingTicket& ticket) {
                             const auto age = session.at() - ticket.over - ticket.received_at;
                             groups[ticket.per].add({std::max<std::int64_t>(age.count, 0)}, ticket.number);
                         });
    return groups;
}

std::vector<TallyKey> in_order(const AgeGroups& groups, const Column& column) {
    std::map<TallyKey, std::int64_t> rows;
    for (const auto& [key, group] : groups) {
        rows[key] = group.open();
    }
    return values_in_order(rows, column);
}

void print_long_rows(Session& session, const Column& column, const AgeGroups& groups) {
    const auto keys = in_order(groups, column);  // cells point into them
    std::vector<std::vector<Cell>> rows;
    const auto cell = [](std::optional<std::int64_t> number) { return number ? Cell(*number) : Cell(); };
    for (const auto& key : keys) {
        const auto& group = groups.at(key);
        const auto* const text = std::get_if<std::string>(&key.value);
        const auto add = [&](std::string_view measure, Cell value, Cell number = {}) {
            rows.push_back({text == nullptr ? Cell() : Cell(*text), measure, value, number});
        };
        add("open", group.open());
        for (std::size_t i = 0; i < group.classes.size(); ++i) {
            add(k_age_class_codes.at(i), group.classes.at(i));
        }
        add("p50_seconds", cell(quantile(group.ages, k_p50)));
        add("p90_seconds", cell(quantile(group.ages, k_p90)));
        add("oldest_seconds", cell(group.oldest_seconds()), group.oldest);
    }
    print_rows(session,
               {column,
                {"measure", ColumnKind::code, k_words},
                {"value", ColumnKind::number},
                {"number", ColumnKind::id}},
               rows);
}

/// A class without a ticket is blank: what is there stands out.
std::vector<std::string> row_of(std::string label, const AgeGroup& group) {
    std::vector<std::string> row = {std::move(label), std::to_string(group.open())};
    for (const auto count : group.classes) {
        row.push_back(count == 0 ? std::string() : std::to_string(count));
    }
    for (const auto age :
         {quantile(group.ages, k_p50), quantile(group.ages, k_p90), group.oldest_seconds()}) {
        row.push_back(age ? format_duration({*age}) : std::string());
    }
    row.push_back(group.oldest);
    return row;
}

void print_table(Session& session, const Column& column, const AgeGroups& groups) {
    const auto options = session.write_options();
    TextTable table;
    table.add_column(field_word(column.key),
                     column.kind == ColumnKind::text ? ColumnKind::text : ColumnKind::code);
    for (const auto measure : codes_in(k_words)) {
        table.add_column(word_of(k_words, measure), ColumnKind::number);
    }
    table.add_column(field_word("number"), ColumnKind::id);
    AgeGroup all;
    for (const auto& key : in_order(groups, column)) {
        table.rows.push_back(row_of(value_words(column, key.value, options.word), groups.at(key)));
        all.join(groups.at(key));
    }
    table.rows.push_back(row_of(tr("total"), all));
    print_text_table(
        session, table, options,
        form(tr("open tickets by {column} and age at {time}"), fmt::arg("column", field_word(column.key)),
             fmt::arg("time", format_minute(session.at()))));
}

bool prepare(const AgeingRequest& request, Session& session) {
    ticket_dimension(request.per, "ageing");
    check_asked(k_ticket_list, all_filters(request.tickets.filters, session), session);
    return false;
}

int run(const AgeingRequest& request, Session& session) {
    const auto groups = group_by_age(request, session);
    const auto& column = k_ticket_list.columns[ticket_dimension(request.per, "ageing")].column;
    session.page();
    if (is_for_people(session.format())) {
        print_table(session, column, groups);
    } else {
        print_long_rows(session, column, groups);
    }
    return k_exit_done;
}

}  // namespace

const Command k_report_ageing = {
    .name = "ageing",
    .summary = tr_later("open tickets by age"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads,
    .bind = bound<describe_options, run, prepare>,
};

}  // namespace aftercare
