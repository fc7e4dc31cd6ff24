#include "aftercare/store/verify.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <thread>

#include "aftercare/store/ledger.hpp"
#include "aftercare/store/schema.hpp"
#include "aftercare/store/verify_parts.hpp"
#include "aftercare/support/error.hpp"

namespace aftercare {

namespace {

/// How far all parts together have come. They count in blocks, so that the threads do not wait for each
/// other; only the thread that asked is told.
class Steps {
  public:
    Steps(const VerifyOptions& options, Database& db) : m_progress(options.progress) {
        if (m_progress) {
            const auto entries = db.integer("SELECT count(*) FROM journal");
            m_total = entries.value_or(0) * (options.chain_only ? 1 : 2);
        }
    }

    /// For one part.
    Tick tick() {
        return [this, count = std::int64_t{0}]() mutable {
            if (++count % k_block == 0) {
                add();
            }
        };
    }

  private:
    static constexpr std::int64_t k_block = 1024;

    void add() {
        const auto done = m_done += k_block;
        if (m_total > 0 && std::this_thread::get_id() == m_asked_by) {
            m_progress(std::min(done, m_total), m_total);
        }
    }

    const std::function<void(std::int64_t, std::int64_t)>& m_progress;
    std::int64_t m_total = 0;
    std::atomic<std::int64_t> m_done = 0;
    std::thread::id m_asked_by = std::this_thread::get_id();
};

/// One part of the work; the longest come first, so that two threads end at about the same time.
struct Part {
    std::function<void(Database&, Findings&)> check;
    Findings findings = {};
};

void run_part(Part& part, Database& db) {
    try {
        part.check(db, part.findings);
    } catch (const Error& error) {
        part.findings.add({.kind = ProblemKind::unreadable, .detail = error.found()});
    } catch (const std::exception& error) {
        part.findings.add({.kind = ProblemKind::unreadable, .detail = error.what()});
    }
}

/// Takes parts off the common list until none is left. One transaction, so that all statements of a part see
/// the same ledger while others write. What cannot be begun is a finding too: nothing leaves a thread.
void work(std::vector<Part>& parts, std::atomic<std::size_t>& next, Database& db, Findings& findings) {
    Part all{[&](Database& own, Findings&) {
        own.exec("BEGIN");
        for (auto i = next++; i < parts.size(); i = next++) {
            run_part(parts[i], own);
        }
        own.exec("COMMIT");
    }};
    run_part(all, db);
    findings = all.findings;
}

std::vector<Part> parts_of(const VerifyOptions& options, VerifyReport& report, Steps& steps) {
    std::vector<Part> parts;
    const auto chain = [&report, tick = steps.tick()](Database& db, Findings& findings) {
        const auto facts = check_chain(db, findings, tick);
        report.head = facts.head;
        report.entries = facts.entries;
    };
    if (!options.chain_only) {
        parts.push_back({[&report, tick = steps.tick()](Database& db, Findings& findings) {
            report.tickets = check_rows(db, findings, tick);
        }});
        parts.push_back({check_integrity});
        parts.push_back({check_search});
    }
    parts.push_back({chain});
    if (!options.chain_only) {
        parts.push_back({check_references});
        parts.push_back({check_schema});
    }
    return parts;
}

}  // namespace

void Findings::report_to(VerifyReport& report) const {
    report.found += m_found;
    report.problems.insert(report.problems.end(), m_problems.begin(), m_problems.end());
    if (m_first_bad && (!report.first_bad || m_first_bad->entry < report.first_bad->entry)) {
        report.first_bad = m_first_bad;
    }
}

void check_integrity(Database& db, Findings& findings) {
    auto statement = db.prepare("PRAGMA integrity_check");
    while (statement.step()) {
        if (statement.text(0) != "ok") {
            findings.add({.kind = ProblemKind::integrity, .detail = std::string(statement.text(0))});
        }
    }
}

void check_references(Database& db, Findings& findings) {
    auto statement = db.prepare("PRAGMA foreign_key_check");
    while (statement.step()) {
        findings.add({.kind = ProblemKind::foreign_key, .detail = std::string(statement.text(0))});
    }
}

void check_schema(Database& db, Findings& findings) {
    Database fresh(":memory:", OpenMode::create, 0);
    create_schema(fresh);
    const auto wanted = schema_of(fresh);
    const auto found = schema_of(db);
    for (const auto& [name, object] : wanted) {
        const auto same = found.find(name);
        if (same == found.end() || !(same->second == object)) {
            findings.add({.kind = ProblemKind::schema, .detail = name});
        }
    }
    for (const auto& [name, object] : found) {
        if (!wanted.contains(name)) {
            findings.add({.kind = ProblemKind::schema, .detail = name});
        }
    }
}

const Problem& first_of(const VerifyReport& report) {
    return report.first_bad ? *report.first_bad : report.problems.front();
}

VerifyReport verify(const std::string& path, const VerifyOptions& options) {
    auto first = open_file_to_read(path, options.busy_timeout_ms);
    auto second = open_once_more(first, options.busy_timeout_ms);
    std::array connections = {std::move(first), std::move(second)};
    // Folding looks rows up all over the file; the chain alone reads each page once, and would only fill the
    // cache.
    for (auto& connection : connections) {
        if (!options.chain_only) {
            connection.exec("PRAGMA cache_size = -32768");
        }
    }
    VerifyReport report;
    Steps steps(options, connections[0]);
    auto parts = parts_of(options, report, steps);
    std::atomic<std::size_t> next = 0;
    std::array<Findings, 2> lost;
    if (parts.size() == 1) {
        work(parts, next, connections[0], lost[0]);
    } else {
        std::thread other(work, std::ref(parts), std::ref(next), std::ref(connections[1]), std::ref(lost[1]));
        work(parts, next, connections[0], lost[0]);
        other.join();
    }
    for (const auto& findings : lost) {
        findings.report_to(report);
    }
    for (const auto& part : parts) {
        part.findings.report_to(report);
    }
    return report;
}

}  // namespace aftercare
