#include "apps/report/show.hpp"

#include "aftercare/store/history.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/show_json.hpp"
#include "apps/shared/show_text.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/list.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_id);
}

/// Text wherever no machine format is asked for, also in a pipe.
bool wants_text(const Request& request, Session& session) {
    return (!request.has("format") && session.format() == Format::csv &&
            !request.text("output").ends_with(".csv")) ||
           session.format() == Format::table;
}

std::vector<std::vector<Cell>> event_rows(const std::vector<History>& tickets) {
    std::vector<std::vector<Cell>> rows;
    for (const auto& one : tickets) {
        for (const auto& entry : one.entries) {
            rows.push_back({std::string_view(one.number), entry.id.value, std::string_view(entry.verb),
                            entry.entered.empty() ? Cell() : Cell(std::string_view(entry.entered)),
                            entry.happened_at.seconds, entry.recorded_at.seconds,
                            std::string_view(entry.actor), std::string_view(entry.body)});
        }
    }
    return rows;
}

int run(const Request& request, Session& session) {
    std::vector<History> tickets;
    auto& db = session.view();
    const auto by = session.settings().text("by");
    for (const auto& id : expand_ids(request.words())) {
        const auto subject = find_subject(db, session.ledger().state(), id, session.at(), by);
        tickets.push_back(load_history(db, subject.id, subject.number));
    }
    if (wants_text(request, session)) {
        session.page();
        for (const auto& one : tickets) {
            session.out().write(&one == tickets.data() ? "" : "\n");
            session.out().write(show_text(session, one));
        }
        return 0;
    }
    if (session.format() == Format::json || session.format() == Format::jsonl) {
        session.out().write(show_json(session, tickets, session.format() == Format::jsonl));
        return 0;
    }
    print_rows(session,
               {{"number"},
                {"entry", ColumnKind::number},
                {"verb", ColumnKind::code, "verb"},
                {"entered", ColumnKind::code, "state"},
                {"happened_at", ColumnKind::instant},
                {"recorded_at", ColumnKind::instant},
                {"actor"},
                {"body"}},
               event_rows(tickets));
    return 0;
}

}  // namespace

const Command k_report_show = {
    .name = "show",
    .summary = tr_later("tickets whole, with their history"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
