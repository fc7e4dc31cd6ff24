#include "aftercare/store/queries/look.hpp"

#include <algorithm>
#include <deque>

#include "aftercare/render/table.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/list.hpp"
#include "apps/shared/names.hpp"
#include "apps/shared/warranties.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_households_most = 200;
constexpr std::size_t k_closed_most = 5;

struct LookRequest {
    std::vector<std::string> words;
};

void describe_look(Options& options, LookRequest& request) {
    options.words(request.words, "WORD", Arity::many, tr_later("room, phone or its tail, or name"),
                  check_not_empty);
}

/// What is known of a household besides its tickets.
struct Known {
    std::optional<Unit> unit;
    std::vector<HouseholdTicket> tickets;
    std::size_t more_closed = 0;
    PersonValues owner;
    std::string place;
    std::string project;
};

Known know(Database& db, const Household& household) {
    Known known;
    auto [tickets, more_closed] = tickets_of(db, household, k_closed_most);
    known.tickets = std::move(tickets);
    known.more_closed = more_closed;
    known.unit = household.unit == 0 ? std::nullopt : load_unit(db, {household.unit});
    const auto project = known.unit              ? load_project(db, known.unit->project_id)
                         : known.tickets.empty() ? std::nullopt
                                                 : load_project(db, known.tickets.front().ticket.project_id);
    known.project = project ? project->name : std::string();
    known.place = known.unit              ? known.unit->name
                  : known.tickets.empty() ? ""
                                          : known.tickets.front().ticket.place;
    auto person = known.unit && known.unit->owner_id ? load_person(db, *known.unit->owner_id) : std::nullopt;
    if (!person && !known.tickets.empty() && !known.tickets.front().ticket.contacts.empty()) {
        person = load_person(db, known.tickets.front().ticket.contacts.front().person_id);
    }
    known.owner = person.value_or(PersonValues{});
    return known;
}

std::int64_t count_open(const Known& known) {
    std::int64_t open = 0;
    for (const auto& each : known.tickets) {
        open += is_open(each.ticket.state) ? 1 : 0;
    }
    return open;
}

std::string contacts_of(Database& db, const Known& known) {
    std::vector<PersonId> seen;
    std::string text;
    const auto add = [&](PersonId person, ContactRole role) {
        if (std::find(seen.begin(), seen.end(), person) == seen.end()) {
            seen.push_back(person);
            text += (text.empty() ? "" : "; ") + shown_person(db, person, true) + " (" + word(role) + ")";
        }
    };
    if (known.unit) {
        // The owner stands in a line of their own, with their first number.
        seen.push_back(known.unit->owner_id.value_or(PersonId{}));
        for (const auto& further : known.unit->contacts) {
            add(further.person_id, ContactRole::owner);
        }
    }
    for (const auto& each : known.tickets) {
        for (const auto& contact : each.ticket.contacts) {
            add(contact.person_id, contact.role);
        }
    }
    return text;
}

void add(std::vector<RecordField>& record, std::string_view field, std::string value) {
    if (!value.empty()) {
        record.push_back({field_word(field), std::move(value)});
    }
}

void add_lines(std::vector<RecordField>& record, std::string_view field, std::vector<std::string> lines) {
    if (!lines.empty()) {
        auto first = std::move(lines.front());
        lines.erase(lines.begin());
        record.push_back({field_word(field), std::move(first), false, std::move(lines)});
    }
}

/// How many earlier tickets are not listed, and what lists them.
std::string more_text(const Known& known, const Screen& screen) {
    return known.more_closed == 0
               ? std::string()
               : wrap_to_width(
                     form(tr("{count} more; all of them: {command}"), fmt::arg("count", known.more_closed),
                          fmt::arg("command", "aftercare report list " + shell_word("unit=" + known.place))),
                     screen.columns) +
                     "\n";
}

std::string tickets_text(Database& db, const Known& known, bool open, const Screen& screen) {
    const auto names = names_of(db, true);
    Table table{{table_column({"number", ColumnKind::id}), table_column({"state", ColumnKind::code}),
                 table_column({"received_at", ColumnKind::instant}),
                 table_column({"element", ColumnKind::code}), table_column({"symptom"}),
                 open ? table_column({"next_action", ColumnKind::code}) : table_column({"result"}),
                 table_column({open ? "next_at" : "closed_at", ColumnKind::instant})},
                {}};
    for (const auto& [ticket, number] : known.tickets) {
        if (is_open(ticket.state) == open) {
            const auto at = open ? ticket.next_at : ticket.closed_at;
            const auto next = ticket.next_action ? word(*ticket.next_action) : std::string();
            table.rows.push_back({{number, word(ticket.state), format_minute(ticket.received_at),
                                   names.policy_code(CodeTable::element, ticket.element), ticket.symptom,
                                   open ? next : ticket.result, at ? format_minute(*at) : std::string()}});
        }
    }
    if (table.rows.empty()) {
        return "\n" + std::string(open ? tr("no open ticket") : "") + "\n";
    }
    return "\n" + std::string(open ? tr("Open tickets") : tr("Earlier tickets")) + "\n" +
           lay_out(table, screen) + (open ? std::string() : more_text(known, screen));
}

/// What owners of open tickets were promised and still wait for.
std::string promises_text(const Known& known, Instant now, const Screen& screen) {
    Table table{{table_column({"due_at", ColumnKind::instant}), table_column({"number", ColumnKind::id}),
                 table_column({"what"})},
                {}};
    for (const auto& [ticket, number] : known.tickets) {
        for (const auto& run : ticket.clocks) {
            if (run.clock == Clock::promise && run.running()) {
                table.rows.push_back({{format_minute(run.due_at), number, run.what}, run.due_at < now});
            }
        }
    }
    return table.rows.empty() ? std::string()
                              : "\n" + std::string(tr("Promises")) + "\n" + lay_out(table, screen);
}

void print_screen(Session& session, const Known& known) {
    auto& db = session.view();
    const auto options = session.write_options();
    const Screen screen{options.terminal_columns, options.colour};
    std::vector<RecordField> record;
    add(record, "unit", known.place);
    add(record, "project", known.project);
    if (known.unit) {
        add(record, "phase", known.unit->phase);
        add(record, "use", word(known.unit->use));
    }
    add(record, known.unit && known.unit->owner_id ? "owner" : "contact",
        known.owner.name + (known.owner.phone.empty() ? "" : " " + known.owner.phone));
    add(record, "contacts", contacts_of(db, known));
    if (known.unit && known.unit->handover_on) {
        add(record, "handover_on", format_day(*known.unit->handover_on));
    }
    if (known.unit && known.unit->completion_on) {
        add(record, "completion_on", format_day(*known.unit->completion_on));
    }
    if (known.unit) {
        add_lines(record, "warranty", unit_warranty(db, *known.unit, known.project, day_of(session.at())));
    }
    session.page();
    session.out().write(lay_out(record, screen));
    session.out().write(tickets_text(db, known, true, screen));
    session.out().write(promises_text(known, session.at(), screen));
    if (count_open(known) < static_cast<std::int64_t>(known.tickets.size())) {
        session.out().write(tickets_text(db, known, false, screen));
    }
}

Cell day_cell(const std::optional<Day>& day) {
    return day ? Cell(std::int64_t{day->number}) : Cell();
}

void print_households(Session& session, const std::vector<Known>& all) {
    std::vector<std::vector<Cell>> rows;
    std::deque<std::string> numbers;
    for (const auto& known : all) {
        auto& open = numbers.emplace_back();
        for (const auto& each : known.tickets) {
            if (is_open(each.ticket.state)) {
                open += (open.empty() ? "" : " ") + each.number;
            }
        }
        rows.push_back({std::string_view(known.place), std::string_view(known.project),
                        std::string_view(known.owner.name), std::string_view(known.owner.phone),
                        day_cell(known.unit ? known.unit->handover_on : std::nullopt),
                        day_cell(known.unit ? known.unit->completion_on : std::nullopt), count_open(known),
                        std::string_view(open)});
    }
    print_rows(session,
               {{"unit", ColumnKind::unit},
                {.key = "project", .shown = has_several_projects(session.view())},
                {"owner", ColumnKind::name},
                {"phone", ColumnKind::phone},
                {"handover_on", ColumnKind::day},
                {"completion_on", ColumnKind::day},
                {"open_tickets", ColumnKind::number},
                {"numbers", ColumnKind::id}},
               rows);
}

int run_look(const LookRequest& request, Session& session) {
    auto households = find_households(session.view(), request.words);
    if (households.empty()) {
        session.tell(tr("nobody and nothing fits"));
        return 0;
    }
    const auto too_many = households.size() - std::min(households.size(), k_households_most);
    households.resize(households.size() - too_many);
    std::vector<Known> all;
    std::vector<std::string> numbers;
    for (const auto& household : households) {
        all.push_back(know(session.view(), household));
        for (const auto& each : all.back().tickets) {
            numbers.push_back(each.number);
        }
    }
    if (all.size() > 1) {
        numbers.clear();
    }
    session.reveal("look", std::move(numbers));
    if (too_many > 0) {
        session.warn(
            form(tr("{count} more households fit; more words say which"), fmt::arg("count", too_many)));
    }
    if (all.size() == 1 && session.named_format().value_or(Format::table) == Format::table) {
        print_screen(session, all.front());
    } else {
        print_households(session, all);
    }
    return 0;
}

}  // namespace

const Command k_report_look = {
    .name = "look",
    .summary = tr_later("by room, phone or name: owner, dates, warranty, open tickets, promises"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_needs_actor,
    .bind = bound<describe_look, run_look>,
};

}  // namespace aftercare
