// The rows that read: one ticket, overdue, export, search.
#include <sys/stat.h>

#include "aftercare/store/queries/tickets.hpp"
#include "tests/bench/runner/setting.hpp"

namespace bench {

namespace {

using namespace aftercare;

constexpr const char* k_plain_columns =
    "number,state,kind,channel,element,defect,location,category,urgency,liability,handler,received_at,"
    "closed_at,symptom";

/// The columns of `keys`, or without keys all that are printed by themselves.
ListQuery query_of(const ListSource& source, const std::string& keys) {
    ListQuery query;
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        if (keys.empty() && !source.columns[i].asked) {
            query.columns.push_back(i);
        }
    }
    for (std::size_t from = 0; from < keys.size();) {
        const auto comma = std::min(keys.find(',', from), keys.size());
        query.columns.push_back(*find_column(source, keys.substr(from, comma - from)));
        from = comma + 1;
    }
    return query;
}

std::int64_t size_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_size : 0;
}

void measure_list(const Setting& setting, Report& report, const std::string& columns,
                  const std::string& work) {
    const auto ledger = setting.ledger();
    const auto sql = list_sql(k_ticket_list, query_of(k_ticket_list, columns));
    std::vector<std::string> words = {"report", "list", "--format", "csv"};
    if (!columns.empty()) {
        words.insert(words.end(), {"--columns", columns});
    }
    Command ours = setting.ours(ledger, words);
    Command raw{{setting.raw("query"), ledger, sql}};
    ours.output = setting.file("ours.csv");
    raw.output = setting.file("raw.csv");
    std::vector<Side> sides = {[&](int) { return run(ours); }, [&](int) { return run(raw); }};
    const bool has_shell = is_installed("sqlite3");
    if (has_shell) {
        Command shell{{"sqlite3", "-csv", "-header", ledger, sql}, setting.file("shell.csv")};
        sides.push_back([shell](int) { return run(shell); });
    }
    const auto times = medians(sides, setting.rounds);
    report.at_most(work + " / raw step and write", times[0], times[1], 0.80, "<= 0.80");
    if (has_shell) {
        report.figure(work + " / sqlite3 -csv", seconds_text(times[0]), seconds_text(times[2]), "");
    } else {
        report.missing(work + " / sqlite3 -csv", "sqlite3 is not installed");
    }
    const auto peak = peak_kib(setting.raw("peak"), ours);
    report.limit(work + ": memory", memory_text(peak), memory_text(peak_kib(setting.raw("peak"), raw)),
                 peak <= 8 * 1024, "<= 8 MiB");
    report.figure(work + ": bytes", memory_text(size_of(ours.output) / 1024),
                  memory_text(size_of(raw.output) / 1024), "");
}

}  // namespace

void measure_point_read(const Setting& setting, Report& report) {
    report.section("point read: report show of one ticket");
    const auto ledger = setting.ledger();
    const auto id =
        setting.ask(ledger,
                    "SELECT id FROM ticket WHERE id > (SELECT min(id) + (max(id) - min(id)) / 2 FROM "
                    "ticket) AND kind = 'repair' AND state = 'closed' LIMIT 1");
    const auto number = setting.ask(ledger, "SELECT number FROM ticket WHERE id = " + id);
    const auto ours = setting.ours(ledger, {"report", "show", number});
    const Command raw{{setting.raw("show"), ledger, id}};
    const Command shell{
        {"sqlite3", ledger, "SELECT * FROM ticket WHERE id = " + id,
         "SELECT * FROM contact WHERE ticket_id = " + id, "SELECT * FROM work_order WHERE ticket_id = " + id,
         "SELECT * FROM appointment WHERE ticket_id = " + id,
         "SELECT * FROM clock_run WHERE ticket_id = " + id, "SELECT * FROM hold WHERE ticket_id = " + id,
         "SELECT * FROM cost WHERE ticket_id = " + id, "SELECT * FROM attachment WHERE ticket_id = " + id,
         "SELECT * FROM journal WHERE subject_kind = 'ticket' AND subject_id = " + id}};
    std::vector<Side> sides = {[&](int) { return run(ours); }, [&](int) { return run(raw); }};
    const bool has_shell = is_installed("sqlite3");
    if (has_shell) {
        sides.push_back([&](int) { return run(shell); });
    }
    const auto times = medians(sides, std::max(setting.rounds, 101));
    report.at_most("report show / raw", times[0], times[1], 1.30, "<= 1.30");
    if (has_shell) {
        report.at_most("report show / sqlite3 shell", times[0], times[2], 0.70, "<= 0.70");
    } else {
        report.missing("report show / sqlite3 shell", "sqlite3 is not installed");
    }
    const auto count = instructions(ours);
    const auto raw_count = instructions(raw);
    if (count && raw_count) {
        report.limit("instructions", millions_text(*count), millions_text(*raw_count),
                     *count <= *raw_count + 900'000, "<= raw + 0.9 M");
    } else {
        report.missing("instructions", "valgrind is not installed");
    }
    const auto peak = setting.raw("peak");
    report.figure("memory", memory_text(peak_kib(peak, ours)), memory_text(peak_kib(peak, raw)), "");
}

void measure_overdue(const Setting& setting, Report& report) {
    report.section("report overdue as CSV");
    const auto sql = list_sql(k_overdue_list, query_of(k_overdue_list, {}));
    const auto ours = [&](const std::string& ledger) {
        return setting.ours(ledger, {"report", "overdue", "--format", "csv", "--as-of", k_as_of_text});
    };
    const Command raw{{setting.raw("query"), setting.ledger(), sql, k_as_of_seconds}};
    const auto large = ours(setting.ledger());
    const auto small = ours(setting.small());
    auto count = large;
    count.words.emplace_back("--count");
    const auto times = medians(
        {[&](int) { return run(large); }, [&](int) { return run(raw); }, [&](int) { return run(small); }},
        std::max(setting.rounds, 51));
    const auto rows = output_of(count);
    report.at_most("overdue, " + rows + " rows / raw partial index", times[0], times[1], 1.15, "<= 1.15");
    report.at_most("overdue, large ledger / 10k tickets", times[0], times[2], 1.20, "<= 1.20");
}

void measure_export(const Setting& setting, Report& report) {
    report.section("export of all tickets to CSV");
    measure_list(setting, report, k_plain_columns, "list, columns of the ticket");
    measure_list(setting, report, {}, "list, all columns");
    if (!is_installed("mlr")) {
        report.missing("list, all columns / Miller copying the CSV", "mlr is not installed");
        return;
    }
    auto ours = setting.ours(setting.ledger(), {"report", "list", "--format", "csv"});
    ours.output = setting.file("ours.csv");
    const Command miller{{"mlr", "--icsv", "--ocsv", "cat", setting.file("ours.csv")},
                         setting.file("mlr.csv")};
    const auto times =
        medians({[&](int) { return run(ours); }, [&](int) { return run(miller); }}, setting.rounds);
    report.figure("list, all columns / Miller copying the CSV", seconds_text(times[0]),
                  seconds_text(times[1]), std::to_string(times[0] / times[1]));
}

void measure_search(const Setting& setting, Report& report) {
    report.section("search of a two-character word");
    const auto ledger = setting.ledger();
    struct Word {
        std::string text;
        bool is_rare;  ///< in one ticket of a thousand: the promise is about looking something up
    };
    for (const auto& [word, is_rare] : {Word{"白蚁", true}, Word{"异响", false}, Word{"渗漏", false}}) {
        const auto ours = setting.ours(ledger, {"report", "search", word, "--count"});
        const auto pattern = "LIKE '%" + word + "%'";
        const Command like{
            {setting.raw("query"), ledger,
             "SELECT count(*) FROM ticket WHERE symptom " + pattern + " OR result " + pattern}};
        const auto hits = output_of(ours);
        const auto wanted = setting.ask(ledger, like.words.back());
        const auto times =
            medians({[&](int) { return run(ours); }, [&](int) { return run(like); }}, setting.rounds);
        const auto work = "count of " + hits + " hits / LIKE";
        if (is_rare) {
            report.at_most(work, times[0], times[1], 0.02, "<= 0.02");
        } else {
            report.figure(work, seconds_text(times[0]), seconds_text(times[1]),
                          ratio_text(times[0] / times[1]));
        }
        report.limit("same hits as LIKE", hits, wanted, hits == wanted, "always");
    }
}

}  // namespace bench
