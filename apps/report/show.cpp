#include <algorithm>
#include <set>

#include "aftercare/store/history.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/report/show_charge.hpp"
#include "apps/report/show_json.hpp"
#include "apps/report/show_why.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/charge_subject.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/list.hpp"
#include "apps/shared/show_text.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

/// A ticket, `-`, or a back-charge.
std::string check_shown(std::string_view value) {
    return parse_charge(value, false) ? std::string() : check_id(value);
}

struct ShowRequest {
    std::vector<std::string> ids;
    std::optional<Clock> why;
};

void describe_show(Options& options, ShowRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets, or back-charges such as AC-C1"),
                  check_shown);
    options.value(request.why, "why", "CLOCK", tr_later("how that clock came by its dates, act by act"));
}

/// What is shown, in the order in which it was named.
struct Shown {
    std::vector<History> tickets;
    std::vector<ChargeHistory> charges;
    std::vector<bool> is_charge;
};

Shown load_shown(const ShowRequest& request, Session& session) {
    Shown shown;
    auto& db = session.view();
    const auto& ledger = session.ledger().state();
    const auto by = session.settings().text("by");
    const bool reads_input = request.ids == std::vector<std::string>{"-"};
    std::set<std::string> seen;
    on_each_named(reads_input ? expand_ids(request.ids) : request.ids, [&](const std::string& id) {
        if (!seen.insert(id).second) {
            return;
        }
        const bool is_charge = parse_charge(id, false).has_value();
        if (is_charge) {
            shown.charges.push_back(
                load_charge_history(db, find_charge(db, ledger.site, id).id, ledger.site));
        } else {
            const auto subject = find_subject(db, ledger, id, session.at(), by);
            shown.tickets.push_back(load_history(db, subject.id, subject.number));
        }
        shown.is_charge.push_back(is_charge);
    });
    return shown;
}

void write_text(Session& session, const Shown& shown) {
    session.page();
    std::size_t ticket = 0;
    std::size_t charge = 0;
    const auto columns = session.write_options().terminal_columns;
    for (std::size_t i = 0; i < shown.is_charge.size(); ++i) {
        session.out().write(i == 0 ? "" : "\n");
        session.out().write(shown.is_charge[i]
                                ? sheet_text(statement_of(session, shown.charges[charge++]), columns)
                                : show_text(session, shown.tickets[ticket++]));
    }
}

/// Text wherever no machine format is asked for, also in a pipe.
bool wants_text(const Session& session) {
    return session.named_format().value_or(Format::table) == Format::table;
}

/// `entered`: the state that each entry brought the ticket into; empty of what is no ticket.
void add_rows(std::string_view number, const std::vector<Entry>& entries,
              const std::vector<std::optional<State>>& entered, std::vector<std::vector<Cell>>& rows) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        const auto state = entered.empty() ? std::nullopt : entered[i];
        rows.push_back({number, entry.id.value, std::string_view(entry.verb),
                        state ? Cell(code_of(*state)) : Cell(), entry.happened_at.seconds,
                        entry.recorded_at.seconds, std::string_view(entry.actor),
                        std::string_view(entry.body), entry.struck_by == 0 ? Cell() : Cell(entry.struck_by)});
    }
}

std::vector<std::vector<Cell>> event_rows(const Shown& shown) {
    std::vector<std::vector<Cell>> rows;
    for (const auto& one : shown.tickets) {
        add_rows(one.number, one.entries, one.entered, rows);
    }
    for (const auto& one : shown.charges) {
        add_rows(one.number, one.entries, {}, rows);
    }
    return rows;
}

/// A back-charge has no clocks.
bool prepare_show(const ShowRequest& request, Session&) {
    const auto& words = request.ids;
    const auto charge = std::find_if(words.begin(), words.end(), [](const std::string& id) {
        return parse_charge(id, false).has_value();
    });
    if (request.why && charge != words.end()) {
        throw Error(
            ErrorKind::usage,
            form(tr("--why: {charge} is a back-charge and has no clocks"), fmt::arg("charge", *charge)),
            tr("the number of a ticket such as AC-2026-000123, 2026-123, 123 or @"));
    }
    return false;
}

int run_show(const ShowRequest& request, Session& session) {
    const auto shown = load_shown(request, session);
    if (request.why) {
        show_why(session, shown.tickets, *request.why);
        return 0;
    }
    if (wants_text(session)) {
        write_text(session, shown);
        return 0;
    }
    if (session.format() == Format::json || session.format() == Format::jsonl) {
        const bool lines = session.format() == Format::jsonl;
        session.out().write(show_json(session, shown.tickets, shown.charges, lines));
        return 0;
    }
    if (session.format() == Format::html && shown.tickets.empty()) {
        std::vector<Sheet> sheets;
        for (const auto& one : shown.charges) {
            sheets.push_back(statement_of(session, one));
        }
        session.out().write(sheets_html(sheets));
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
                {"body"},
                {"struck_by", ColumnKind::number}},
               event_rows(shown));
    return 0;
}

}  // namespace

const Command k_report_show = {
    .name = "show",
    .summary = tr_later("tickets whole, with their history; statements of back-charges"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads,
    .bind = bound<describe_show, run_show, prepare_show>,
};

}  // namespace aftercare
