#include "apps/aftercare/info.hpp"

#include <deque>
#include <map>
#include <sys/stat.h>

#include "aftercare/render/words.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"

namespace aftercare {

namespace {

/// One row, put together field by field.
struct Facts {
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

std::int64_t count(Database& db, const char* table) {
    return db.integer(std::string("SELECT count(*) FROM ") + table).value_or(0);
}

/// Entries have consecutive numbers within each chain.
std::int64_t count_entries(Database& db) {
    std::int64_t entries = 0;
    for (const auto& chain : load_chains(db)) {
        auto& statement = db.cached("SELECT max(id) FROM journal WHERE id BETWEEN ? AND ?");
        statement.bind(1, chain.id * k_entries_a_chain);
        statement.bind(2, (chain.id + 1) * k_entries_a_chain - 1);
        if (statement.step() && !statement.is_null(0)) {
            entries += seq_of({statement.integer(0)});
        }
        statement.reset();
    }
    return entries;
}

std::int64_t file_size(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_size : 0;
}

/// Tickets in all and by state; text leaves out states without any.
void add_tickets(Database& db, bool as_text, Facts& facts) {
    std::map<std::string, std::int64_t, std::less<>> counts;
    std::int64_t all = 0;
    auto statement = db.prepare("SELECT state, count(*) FROM ticket GROUP BY state");
    while (statement.step()) {
        counts[std::string(statement.text(0))] = statement.integer(1);
        all += statement.integer(1);
    }
    facts.add("tickets", all);
    for (const auto state : k_state_codes) {
        const auto found = counts.find(state);
        if (found != counts.end() || !as_text) {
            facts.add(state, found == counts.end() ? 0 : found->second);
        }
    }
}

Facts facts_of(Session& session, bool as_text) {
    auto& db = session.view();
    const auto& state = session.ledger().state();
    const auto head = load_head(session.ledger().db());
    Facts facts;
    facts.add("path", session.ledger().path());
    facts.add("site", state.site);
    facts.add("zone", state.zone);
    facts.add("language", state.language);
    facts.add("shared", state.shared ? 1 : 0);
    facts.columns.back().kind = ColumnKind::flag;
    facts.add("schema", current_schema_version());
    facts.add("policy_version", db.integer("SELECT max(id) FROM policy").value_or(0));
    facts.add("entries", count_entries(session.ledger().db()));
    facts.add("hash", to_hex(head.hash));
    facts.add("projects", count(db, "project"));
    facts.add("units", count(db, "unit"));
    facts.add("parties", count(db, "party"));
    facts.add("staff", count(db, "staff"));
    facts.add("people", count(db, "person"));
    add_tickets(db, as_text, facts);
    facts.add("size", file_size(session.ledger().path()));
    return facts;
}

/// A state is called by its word.
std::string label_of(std::string_view key) {
    return from_code<State>(key) ? word_of("state", key) : field_word(key);
}

int run(const Request&, Session& session) {
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
    .describe = [](Options&) {},
    .run = run,
};

}  // namespace aftercare
