// What the benchmarks run on: the programs, the ledgers, and tickets in them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/runner/process.hpp"
#include "tests/bench/runner/report.hpp"

namespace bench {

struct Setting {
    std::string aftercare;  ///< the program that is measured
    std::string tools;      ///< where the raw programs and bench-generate are
    std::string folder;     ///< where the ledgers are
    std::int64_t tickets = 1'000'000;
    int rounds = 15;

    std::string ledger() const { return folder + "/" + std::to_string(tickets) + ".db"; }
    /// The ledger of 10,000 tickets, with as many overdue clocks as the large one.
    std::string small() const { return folder + "/10000.db"; }
    /// Hardly anything in it.
    std::string empty() const { return folder + "/100.db"; }
    std::string file(const std::string& name) const { return folder + "/" + name; }
    std::string raw(const std::string& name) const { return tools + "/raw-" + name; }

    /// `aftercare --ledger LEDGER …` with the words behind.
    Command ours(const std::string& ledger, std::vector<std::string> words) const;
    /// The only cell that an SQL query gives.
    std::string ask(const std::string& ledger, const std::string& sql) const;
};

/// Nothing that is said here may lie behind it: 2025-12-31T18:00 in Shanghai, as the programs read it.
extern const char* const k_as_of_text;
extern const char* const k_as_of_seconds;
/// Thirty days before.
extern const char* const k_month_ago_text;

/// Makes the ledgers that are not there yet.
void make_ledgers(const Setting& setting);

void measure_point_read(const Setting& setting, Report& report);
void measure_write(const Setting& setting, Report& report);
void measure_writers_together(const Setting& setting, Report& report);
void measure_import(const Setting& setting, Report& report);
void measure_overdue(const Setting& setting, Report& report);
void measure_figures(const Setting& setting, Report& report);
void measure_export(const Setting& setting, Report& report);
void measure_search(const Setting& setting, Report& report);
void measure_verify(const Setting& setting, Report& report);
void measure_calendar(const Setting& setting, Report& report);
void measure_past(const Setting& setting, Report& report);
void measure_keeping(const Setting& setting, Report& report);

}  // namespace bench
