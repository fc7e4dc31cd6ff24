#include "tests/bench/runner/setting.hpp"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace bench {

const char* const k_as_of_text = "2025-12-31T18:00";
const char* const k_month_ago_text = "2025-12-01T18:00";
const char* const k_as_of_seconds = "1767175200";

Command Setting::ours(const std::string& ledger, std::vector<std::string> words) const {
    words.insert(words.begin(), aftercare);
    words.insert(words.end(), {"--ledger", ledger});
    return {words};
}

std::string Setting::ask(const std::string& ledger, const std::string& sql) const {
    const auto text = output_of({{raw("query"), ledger, sql}});
    const auto line = text.find('\n');
    if (line == std::string::npos) {
        throw std::runtime_error(ledger + " has no row for " + sql);
    }
    return text.substr(line + 1);
}

void make_ledgers(const Setting& setting) {
    ::mkdir(setting.folder.c_str(), 0700);
    for (const auto tickets : {std::int64_t{100}, std::int64_t{10'000}, setting.tickets}) {
        const auto path = setting.folder + "/" + std::to_string(tickets) + ".db";
        if (::access(path.c_str(), F_OK) == 0) {
            continue;
        }
        std::fprintf(stderr, "bench: making a ledger of %lld tickets\n", static_cast<long long>(tickets));
        run({{setting.tools + "/bench-generate", path, std::to_string(tickets)}});
        run(setting.ours(path, {"verify"}));
    }
}

}  // namespace bench
