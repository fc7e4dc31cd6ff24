// bench-generate LEDGER TICKETS: a new ledger of so many tickets and about five times as many events.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "tests/bench/generator.hpp"

namespace bench {

namespace {

using namespace aftercare;

/// Drops what is cheaper to make once at the end, and gives the statements that do so.
std::vector<std::string> drop_indexes(Database& db) {
    std::vector<std::string> names;
    std::vector<std::string> statements;
    {
        auto indexes =
            db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
        while (indexes.step()) {
            names.emplace_back(indexes.text(0));
            statements.emplace_back(indexes.text(1));
        }
    }
    for (const auto& name : names) {
        db.exec(("DROP INDEX " + name).c_str());
    }
    return statements;
}

void generate(const std::string& path, std::int64_t tickets) {
    NewLedger made(path, false);
    Database& fresh = made.db();
    fresh.exec("PRAGMA journal_mode = OFF");
    fresh.exec("PRAGMA synchronous = OFF");
    fresh.exec("PRAGMA foreign_keys = OFF");
    fresh.exec("PRAGMA cache_size = -262144");
    const auto indexes = drop_indexes(fresh);
    insert_row(fresh, LedgerState{
                          .id = 1, .site = "AC", .zone = "Asia/Shanghai", .language = "zh", .shared = false});
    Ledger ledger(std::move(fresh));
    std::printf("%lld events\n", static_cast<long long>(fill(ledger, tickets)));
    ledger.db().forget_statements();
    for (const auto& statement : indexes) {
        ledger.db().exec(statement.c_str());
    }
    made.db() = std::move(ledger.db());
    made.finish();
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) {
    if (argc != 3 || std::atoll(argv[2]) < 100) {
        std::fputs("usage: bench-generate LEDGER TICKETS (100 or more)\n", stderr);
        return 2;
    }
    try {
        bench::generate(argv[1], std::atoll(argv[2]));
    } catch (const aftercare::Error& error) {
        std::fprintf(stderr, "bench-generate: %s\n", error.found().c_str());
        return 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench-generate: %s\n", error.what());
        return 1;
    }
}
