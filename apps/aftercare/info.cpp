#include <deque>
#include <sys/stat.h>

#include "aftercare/render/words.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/contents.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"

namespace aftercare {

namespace {

/// One row, put together field by field.
struct LedgerFacts {
    std::vector<Column> columns;
    std::vector<Cell> cells;
    std::deque<std::string> texts;

    void add(std::string_view key, std::string text) {
        columns.push_back({key});
        cells.emplace_back(std::string_view(texts.emplace_back(std::move(text))));
    }
    void add(std::string_view key, std::int64_t number) {
        columns.push_back({key, ColumnKind::number});
        cells.emplace_back(number);
    }
};

std::int64_t file_size(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_size : 0;
}

/// Tickets in all and by state; text leaves out states without any.
void add_tickets(const Contents& contents, bool as_text, LedgerFacts& facts) {
    facts.add("tickets", contents.tickets);
    for (const auto state : k_state_codes) {
        const auto found = contents.by_state.find(state);
        if (found != contents.by_state.end() || !as_text) {
            facts.add(state, found == contents.by_state.end() ? 0 : found->second);
        }
    }
}

LedgerFacts facts_of(Session& session, bool as_text) {
    auto& db = session.view();
    const auto& state = session.ledger().state();
    const auto contents = count_contents(db);
    const auto head = load_head(session.ledger().db());
    LedgerFacts facts;
    facts.add("path", session.ledger().path());
    facts.add("site", state.site);
    facts.add("zone", state.zone);
    facts.add("language", state.language);
    facts.add("shared", state.shared ? 1 : 0);
    facts.columns.back().kind = ColumnKind::flag;
    facts.add("schema", current_schema_version());
    const auto policy = newest_policy(db);
    facts.add("policy_version", policy ? policy->id : 0);
    facts.add("entries", count_entries(session.ledger().db()));
    facts.add("hash", to_hex(head.hash));
    facts.add("projects", contents.projects);
    facts.add("units", contents.units);
    facts.add("parties", contents.parties);
    facts.add("staff", contents.staff);
    facts.add("people", contents.people);
    add_tickets(contents, as_text, facts);
    facts.add("size", file_size(session.ledger().path()));
    return facts;
}

/// A state is called by its word.
std::string label_of(std::string_view key) {
    return from_code<State>(key) ? word_of("state", key) : field_word(key);
}

int run_info(const Nothing&, Session& session) {
    const bool as_text = shows_text(session);
    const auto facts = facts_of(session, as_text);
    ShowWriter writer(session, facts.columns, label_of);
    writer.row(facts.cells);
    writer.finish();
    return 0;
}

}  // namespace

const Command k_info = {
    .name = "info",
    .summary = tr_later("what the ledger is and how much is in it"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads,
    .bind = bound<describe_nothing, run_info>,
};

}  // namespace aftercare
