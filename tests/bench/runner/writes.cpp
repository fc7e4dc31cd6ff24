// The rows that write: one durable write, many at once, import; and the proof of what was written.
#include <ctime>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

#include "tests/bench/runner/setting.hpp"

namespace bench {

namespace {

constexpr int k_writers = 8;
constexpr int k_writes_each = 200;
constexpr int k_tickets_each = 20;  // nobody tells one owner two hundred things

constexpr const char* k_history =
    "SELECT number, kind, element, defect, category, location, symptom, result, datetime(received_at, "
    "'unixepoch') AS received, datetime(coalesce(closed_at, received_at + 86400), 'unixepoch') AS closed "
    "FROM ticket ORDER BY id";
constexpr const char* k_map = R"(source = "old"
zone = "UTC"
formats = ["%Y-%m-%d %H:%M:%S"]
unmatched_units = "place"
[fields]
source_id = "number"
received_at = "received"
closed_at = "closed"
area = { value = "东区" }
kind = "kind"
channel = { value = "hotline" }
element = "element"
defect = "defect"
category = "category"
location = "location"
symptom = "symptom"
result = "result"
anonymous_reason = { value = "history" }
)";

/// A ticket that can be told something, later every time: the owner of the n-th waiting one. Its first
/// telling does more than all later ones.
class Told {
  public:
    Told(const Setting& setting, const std::string& ledger, int n) : m_setting(setting), m_ledger(ledger) {
        const auto row =
            " FROM ticket INDEXED BY ticket_next WHERE next_action IS NOT NULL AND state IN ('accepted', "
            "'dispatched') AND place <> '' ORDER BY next_at LIMIT 1 OFFSET " +
            std::to_string(n);
        m_id = setting.ask(ledger, "SELECT id" + row);
        m_number = setting.ask(ledger, "SELECT number" + row);
        m_next = std::stoll(setting.ask(
            ledger, "SELECT max(coalesce(informed_at, 0), state_since) FROM ticket WHERE id = " + m_id));
    }

    Command by_ours() {
        return m_setting.ours(m_ledger, {"dispatch", "inform", m_number, "-m", "told", "--how", "phone",
                                         "--at", written(++m_next)});
    }
    Command by_raw(int count = 1) {
        const auto first = m_next + 1;
        m_next += count;
        return {{m_setting.raw("write"), m_ledger, m_id, std::to_string(first), std::to_string(count)}};
    }

  private:
    static std::string written(std::time_t at) {
        std::tm parts{};
        ::gmtime_r(&at, &parts);
        char text[32];
        std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
        return text;
    }

    const Setting& m_setting;
    std::string m_ledger;
    std::string m_id;
    std::string m_number;
    std::int64_t m_next = 0;
};

void report_syncs(Report& report, const Command& ours, const Command& raw) {
    const auto count = syncs(ours);
    const auto raw_count = syncs(raw);
    if (count && raw_count) {
        report.limit("syncs", std::to_string(*count), std::to_string(*raw_count), *count <= 5, "5");
    } else {
        report.missing("syncs", "strace cannot be used");
    }
}

}  // namespace

void measure_write(const Setting& setting, Report& report) {
    report.section("one durable write: dispatch inform");
    Told large(setting, setting.ledger(), 0);
    Told empty(setting, setting.empty(), 0);
    run(large.by_ours());
    run(empty.by_ours());
    std::vector<Side> sides = {[&](int) { return run(large.by_ours()); },
                               [&](int) { return run(large.by_raw()); },
                               [&](int) { return run(empty.by_ours()); }};
    const bool has_task = is_installed("task");
    const auto tasks = setting.file("tasks");
    if (has_task) {
        sides.push_back([&](int round) {
            return run({{"task", "rc.data.location=" + tasks, "rc.confirmation=off", "rc.verbose=nothing",
                         "add", "told " + std::to_string(round)}});
        });
    }
    const auto times = medians(sides, std::max(setting.rounds, 51));
    report.at_most("dispatch inform / raw, WAL and FULL", times[0], times[1], 1.15, "<= 1.15");
    report.at_most("large ledger / empty one", times[0], times[2], 1.15, "<= 1.15");
    if (has_task) {
        report.at_most("dispatch inform / task add", times[0], times[3], 0.5, "<= 0.50");
    } else {
        report.missing("dispatch inform / task add", "task is not installed");
    }
    report_syncs(report, large.by_ours(), large.by_raw());
    const auto count = instructions(large.by_ours());
    const auto raw_count = instructions(large.by_raw());
    if (count && raw_count) {
        report.figure("instructions", millions_text(*count), millions_text(*raw_count), "");
    }
    const auto peak = setting.raw("peak");
    report.figure("memory", memory_text(peak_kib(peak, large.by_ours())),
                  memory_text(peak_kib(peak, large.by_raw())), "");
}

void measure_writers_together(const Setting& setting, Report& report) {
    report.section("8 processes x 200 writes");
    const auto ledger = setting.ledger();
    const auto count_entries = [&] {
        return std::stoll(setting.ask(ledger, "SELECT count(*) FROM journal"));
    };
    std::vector<Told> tickets;
    for (int i = 0; i < k_writers * k_tickets_each; ++i) {
        tickets.emplace_back(setting, ledger, i + 1);
    }
    for (auto& ticket : tickets) {
        run(ticket.by_ours());
    }
    // A writer is a shell loop, so that starting a process is in both sides alike.
    const auto writers = [&](bool ours) {
        std::vector<Command> commands;
        for (int writer = 0; writer < k_writers; ++writer) {
            std::string script;
            for (int n = 0; n < k_writes_each; ++n) {
                auto& ticket =
                    tickets[static_cast<std::size_t>(writer * k_tickets_each + n % k_tickets_each)];
                for (const auto& word : (ours ? ticket.by_ours() : ticket.by_raw()).words) {
                    script += "'" + word + "' ";
                }
                script += ">/dev/null || exit 1\n";
            }
            commands.push_back({{"sh", "-c", script}});
        }
        return run_together(commands);
    };
    const auto before = count_entries();
    int rounds = 0;
    const auto times =
        medians({[&](int) { return ++rounds, writers(true); }, [&](int) { return writers(false); }},
                std::min(setting.rounds, 5));
    const auto wanted = before + std::int64_t{2} * rounds * k_writers * k_writes_each;
    report.at_least("writes a second / raw", times[0], times[1], 0.75);
    report.limit("entries, none failed, none lost", std::to_string(count_entries()), std::to_string(wanted),
                 count_entries() == wanted, "all");
}

void measure_import(const Setting& setting, Report& report) {
    report.section("import of as many rows of history");
    if (!succeeds(setting.ours(setting.ledger(), {"intake", "import", "--help"}))) {
        report.missing("intake import / raw loader", "not built");
        return;
    }
    const Command rows{{setting.raw("query"), setting.ledger(), k_history}, setting.file("history.csv")};
    run(rows);
    std::ofstream(setting.file("history.toml")) << k_map;
    const auto target = setting.file("imported.db");
    const auto raw_target = setting.file("loaded.db");
    const auto fresh = [&](const std::string& path) {
        for (const char* suffix : {"", "-wal", "-shm"}) {
            ::unlink((path + suffix).c_str());
        }
        run(setting.ours(path, {"init", "--site", "AC", "--project", "东海花园"}));
    };
    const auto ours =
        setting.ours(target, {"intake", "import", rows.output, "--map", setting.file("history.toml")});
    fresh(target);
    run(ours);
    run({{setting.raw("load"), "--dump", target}, setting.file("history.rows")});
    const Command raw{{setting.raw("load"), setting.file("history.rows"), raw_target}};
    const auto times = medians(
        {[&](int) { return fresh(target), run(ours); }, [&](int) { return fresh(raw_target), run(raw); }},
        setting.rounds);
    report.at_most("intake import / raw loader", times[0], times[1], 1.3, "<= 1.30");
    fresh(target);
    const auto peak = peak_kib(setting.raw("peak"), ours);
    report.limit("intake import: memory", memory_text(peak), "-", peak <= 128 * 1024, "<= 128 MiB");
}

void measure_verify(const Setting& setting, Report& report) {
    report.section("verify");
    const auto ledger = setting.ledger();
    const auto all = setting.ours(ledger, {"verify"});
    const auto chain = setting.ours(ledger, {"verify", "--chain"});
    const Command raw{{setting.raw("chain"), ledger}};
    auto alone = all;
    alone.words.insert(alone.words.begin(), {"taskset", "-c", "0"});
    const auto chains =
        medians({[&](int) { return run(chain); }, [&](int) { return run(raw); }}, setting.rounds);
    report.at_most("verify --chain / reading and hashing", chains[0], chains[1], 1.1, "<= 1.10");
    const auto times =
        medians({[&](int) { return run(all); }, [&](int) { return run(alone); }}, setting.rounds);
    report.at_most("verify / the same on one processor", times[0], times[1], 0.7, "<= 0.70");
    report.figure("verify: memory", memory_text(peak_kib(setting.raw("peak"), all)), "-", "");
}

}  // namespace bench
