#include "aftercare/store/queries/contents.hpp"

#include "aftercare/core/ids.hpp"
#include "aftercare/store/journal.hpp"

namespace aftercare {

Contents count_contents(Database& db) {
    const auto count = [&](const char* sql) { return db.integer(sql).value_or(0); };
    Contents contents{.projects = count("SELECT count(*) FROM project"),
                      .units = count("SELECT count(*) FROM unit"),
                      .parties = count("SELECT count(*) FROM party"),
                      .staff = count("SELECT count(*) FROM staff"),
                      .people = count("SELECT count(*) FROM person"),
                      .tickets = 0,
                      .by_state = {}};
    auto states = db.prepare("SELECT state, count(*) FROM ticket GROUP BY state");
    while (states.step()) {
        contents.by_state[std::string(states.text(0))] = states.integer(1);
        contents.tickets += states.integer(1);
    }
    return contents;
}

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

std::optional<Instant> last_recorded(Database& db) {
    const auto last = db.integer("SELECT recorded_at FROM journal ORDER BY id DESC LIMIT 1");
    return last ? std::optional(Instant{*last}) : std::nullopt;
}

PageCheck check_pages(Database& db) {
    constexpr std::int64_t k_whole_max = 64 * 1024 * 1024;  // read in a tenth of a second
    const auto size =
        db.integer("PRAGMA page_count").value_or(0) * db.integer("PRAGMA page_size").value_or(0);
    if (size <= k_whole_max) {
        const auto found = db.text("PRAGMA quick_check(1)").value_or("");
        return {.damage = found == "ok" ? std::string() : found};
    }
    auto tables =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'");
    while (tables.step()) {
        const auto read = "SELECT * FROM \"" + std::string(tables.text(0)) + "\" ORDER BY 1";
        try {
            db.prepare(read + " LIMIT 1").step();
            db.prepare(read + " DESC LIMIT 1").step();
        } catch (const DamagedError& error) {
            return {.damage = error.found(), .is_whole = false};
        }
    }
    return {.damage = {}, .is_whole = false};
}

}  // namespace aftercare
