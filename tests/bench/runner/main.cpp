// bench: our programs and the raw reference programs in turn, and the table of what was promised.
#include <cstdlib>
#include <cstring>
#include <exception>
#include <stdio.h>
#include <string>
#include <utility>

#include "tests/bench/runner/setting.hpp"

namespace bench {

namespace {

constexpr const char* k_usage =
    "usage: bench [--tickets N] [--rounds N] [--folder DIR] [ROW…]\n"
    "  --tickets N   size of the large ledger (1000000); ledgers are kept and used again\n"
    "  --rounds N    measured rounds of each pair (15)\n"
    "  --folder DIR  where ledgers are made; a real disk, or syncs cost nothing (bench-ledgers)\n"
    "  ROW           read write writers import overdue figures export search verify calendar "
    "past keeping; all when none is named\n";

constexpr std::pair<const char*, void (*)(const Setting&, Report&)> k_rows[] = {
    {"read", measure_point_read},   {"write", measure_write},     {"writers", measure_writers_together},
    {"import", measure_import},     {"overdue", measure_overdue}, {"figures", measure_figures},
    {"export", measure_export},     {"search", measure_search},   {"verify", measure_verify},
    {"calendar", measure_calendar}, {"past", measure_past},       {"keeping", measure_keeping},
};

bool is_named(const std::vector<std::string>& names, const char* row) {
    bool named = names.empty();
    for (const auto& name : names) {
        named = named || name == row;
    }
    return named;
}

/// The environment of a person at the desk, without what belongs to this one.
void set_environment() {
    ::setenv("AFTERCARE_BY", "李娜", 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    for (const char* name : {"AFTERCARE_LEDGER", "LANGUAGE", "CLICOLOR_FORCE", "COLUMNS"}) {
        ::unsetenv(name);
    }
}

int run_rows(const Setting& setting, const std::vector<std::string>& names) {
    set_environment();
    make_ledgers(setting);
    std::printf("%lld tickets, %s events; medians of %d interleaved rounds\n",
                static_cast<long long>(setting.tickets),
                setting.ask(setting.ledger(), "SELECT count(*) FROM journal").c_str(), setting.rounds);
    Report report;
    for (const auto& [name, measure] : k_rows) {
        if (!is_named(names, name)) {
            continue;
        }
        try {
            measure(setting, report);
        } catch (const std::exception& error) {
            report.missing(name, error.what());
        }
    }
    report.finish();
    return 0;
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) {
    bench::Setting setting;
    std::vector<std::string> rows;
    const std::string self = argv[0];
    setting.tools = self.find('/') == std::string::npos ? "." : self.substr(0, self.rfind('/'));
    setting.aftercare = setting.tools + "/../../stage/bin/aftercare";
    setting.folder = "bench-ledgers";
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const char* value = i + 1 < argc ? argv[i + 1] : "";
        if (word == "--tickets" && std::atoll(value) >= 1000) {
            setting.tickets = std::atoll(value);
        } else if (word == "--rounds" && std::atoi(value) >= 1) {
            setting.rounds = std::atoi(value);
        } else if (word == "--folder" && *value != '\0') {
            setting.folder = value;
        } else if (word.front() != '-') {
            rows.push_back(word);
            continue;
        } else {
            std::fputs(bench::k_usage, stderr);
            return 2;
        }
        ++i;
    }
    try {
        return bench::run_rows(setting, rows);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench: %s\n", error.what());
        return 1;
    }
}
