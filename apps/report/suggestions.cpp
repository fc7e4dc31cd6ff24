#include "aftercare/store/queries/suggestions.hpp"

#include <map>

#include "aftercare/core/figures/statistics.hpp"
#include "aftercare/render/words.hpp"
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

namespace aftercare {

namespace {

constexpr std::string_view k_words = "suggestion_measure";

struct SuggestionsRequest {
    ListRequest tickets;
    std::string per = "category";
};

void describe_options(Options& options, SuggestionsRequest& request, CommonOptions& common) {
    describe_filters(options, request.tickets);
    describe_where(options, common);
    describe_dimension(options, request.per);
}

/// So many of so many.
struct Share {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;

    void add(bool counts) {
        numerator += counts ? 1 : 0;
        ++denominator;
    }
    void join(const Share& more) {
        numerator += more.numerator;
        denominator += more.denominator;
    }
};

/// Suggestions and praise that have the same in the column.
struct SuggestionGroup {
    std::int64_t received = 0;
    Share in_time;  ///< answered in time, of those whose due is past
    Share adopted;  ///< of the suggestions that were answered: praise is not adopted

    void add(const Suggestion& ticket) {
        ++received;
        if (ticket.was_in_time) {
            in_time.add(*ticket.was_in_time);
        }
        if (ticket.is_suggestion && ticket.is_answered) {
            adopted.add(ticket.is_adopted);
        }
    }
    void join(const SuggestionGroup& more) {
        received += more.received;
        in_time.join(more.in_time);
        adopted.join(more.adopted);
    }
};

using SuggestionGroups = std::map<TallyKey, SuggestionGroup>;

/// The period asked for, or the month.
Period period_asked(const Session& session) {
    return period_of(session.common().period, session).value_or(*parse_period("month", session.at()));
}

SuggestionGroups group_suggestions(const SuggestionsRequest& request, Session& session) {
    SuggestionGroups groups;
    auto query = rows_asked(k_ticket_list, request.tickets.filters, session, {});
    query.period = period_asked(session);
    for_each_suggestion(session.view(), query, ticket_dimension(request.per, "suggestions"), session.at(),
                        [&](const Suggestion& ticket) { groups[ticket.per].add(ticket); });
    return groups;
}

std::vector<TallyKey> in_order(const SuggestionGroups& groups, const Column& column) {
    std::map<TallyKey, std::int64_t> rows;
    for (const auto& [key, group] : groups) {
        rows[key] = group.received;
    }
    return values_in_order(rows, column);
}

Cell instant_cell(Instant at) {
    return is_in_range(at) ? Cell(at.seconds) : Cell();
}

void print_long_rows(Session& session, const Column& column, const SuggestionGroups& groups) {
    const auto period = period_asked(session);
    const auto keys = in_order(groups, column);  // cells point into them
    std::vector<std::vector<Cell>> rows;
    for (const auto& key : keys) {
        const auto& group = groups.at(key);
        const auto* const text = std::get_if<std::string>(&key.value);
        const auto add = [&](std::string_view measure, Cell value, const Share* share) {
            const auto interval =
                share == nullptr ? std::nullopt : wilson_interval(share->numerator, share->denominator);
            rows.push_back({instant_cell(period.from), instant_cell(period.until), measure, value,
                            share == nullptr ? Cell() : Cell(share->numerator),
                            share == nullptr ? Cell() : Cell(share->denominator),
                            interval ? Cell(interval->low) : Cell(), interval ? Cell(interval->high) : Cell(),
                            text == nullptr ? Cell() : Cell(*text)});
        };
        const auto value_of = [](const Share& share) {
            return share.denominator == 0
                       ? Cell()
                       : Cell(static_cast<double>(share.numerator) / static_cast<double>(share.denominator));
        };
        add("received", group.received, nullptr);
        add("answered_in_time", value_of(group.in_time), &group.in_time);
        add("adopted", value_of(group.adopted), &group.adopted);
    }
    print_rows(session,
               {{"period_from", ColumnKind::instant},
                {"period_until", ColumnKind::instant},
                {"measure", ColumnKind::code, k_words},
                {"value", ColumnKind::number},
                {"numerator", ColumnKind::number},
                {"denominator", ColumnKind::number},
                {"low", ColumnKind::number},
                {"high", ColumnKind::number},
                column},
               rows);
}

/// `7 / 9`, `77.8%`, `45.3% – 93.7%`.
void append_share(std::vector<std::string>& row, const Share& share) {
    const auto interval = wilson_interval(share.numerator, share.denominator);
    if (!interval) {
        row.insert(row.end(), 3, std::string());
        return;
    }
    constexpr double k_percent = 100;
    const auto value = static_cast<double>(share.numerator) / static_cast<double>(share.denominator);
    row.push_back(fmt::format("{} / {}", share.numerator, share.denominator));
    row.push_back(fmt::format("{:.1f}%", value * k_percent));
    row.push_back(fmt::format("{:.1f}% – {:.1f}%", interval->low * k_percent, interval->high * k_percent));
}

std::vector<std::string> row_of(std::string label, const SuggestionGroup& group) {
    std::vector<std::string> row = {std::move(label), std::to_string(group.received)};
    append_share(row, group.in_time);
    append_share(row, group.adopted);
    return row;
}

void print_table(Session& session, const Column& column, const SuggestionGroups& groups) {
    const auto options = session.write_options();
    TextTable table;
    table.add_column(field_word(column.key),
                     column.kind == ColumnKind::text ? ColumnKind::text : ColumnKind::code);
    table.add_column(word_of(k_words, "received"), ColumnKind::number);
    for (const auto* const share : {"answered_in_time", "adopted"}) {
        table.add_column(word_of(k_words, share), ColumnKind::number);
        table.add_column(tr("share"), ColumnKind::number);
        table.add_column(tr("95% interval"), ColumnKind::number);
    }
    SuggestionGroup all;
    for (const auto& key : in_order(groups, column)) {
        table.rows.push_back(row_of(value_words(column, key.value, options.word), groups.at(key)));
        all.join(groups.at(key));
    }
    table.rows.push_back(row_of(tr("total"), all));
    print_text_table(session, table, options,
                     with_period(tr("suggestions and praise received"), period_asked(session)));
}

bool prepare(const SuggestionsRequest& request, Session& session) {
    ticket_dimension(request.per, "suggestions");
    check_asked(k_ticket_list, all_filters(request.tickets.filters, session), session);
    return false;
}

int run(const SuggestionsRequest& request, Session& session) {
    const auto groups = group_suggestions(request, session);
    const auto& column = k_ticket_list.columns[ticket_dimension(request.per, "suggestions")].column;
    session.page();
    if (is_for_people(session.format())) {
        print_table(session, column, groups);
    } else {
        print_long_rows(session, column, groups);
    }
    return k_exit_done;
}

}  // namespace

const Command k_report_suggestions = {
    .name = "suggestions",
    .summary = tr_later("suggestions and praise: answered in time, adopted"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_periods,
    .bind = bound<describe_options, run, prepare>,
};

}  // namespace aftercare
