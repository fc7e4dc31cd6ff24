// A copy of a filled ledger, to be changed behind the program's back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/store/verify.hpp"
#include "tests/support/ledger_fixture.hpp"

namespace testing {

/// A ledger with three tickets, made once and closed.
inline const LedgerFixture& three_tickets() {
    static LedgerFixture k_fixture;
    static const bool k_filled = [] {
        k_fixture.add_tickets();
        k_fixture.close();
        return true;
    }();
    static_cast<void>(k_filled);
    return k_fixture;
}

/// Holds a copy of `original` open for writing, without what would hold a forger up.
class Victim {
  public:
    explicit Victim(const LedgerFixture& original = three_tickets()) {
        std::filesystem::copy_file(original.path(), file());
        m_db.emplace(file(), OpenMode::write, 1000);
        m_db->lift_defences();
        sql("PRAGMA foreign_keys = 0");
        sql("PRAGMA ignore_check_constraints = 1");
    }

    std::string file() const { return m_directory.file("copy.db"); }
    Database& db() { return *m_db; }
    void close() { m_db.reset(); }
    void sql(const std::string& text) { m_db->exec(text.c_str()); }
    std::int64_t number(const std::string& text) { return m_db->integer(text).value_or(0); }

    /// Changes the journal as one who is not held up by its triggers, and puts them back.
    void change_journal(const std::string& text) {
        std::vector<std::string> triggers;
        {
            auto statement = m_db->prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
            while (statement.step()) {
                triggers.emplace_back(statement.text(0));
            }
        }
        sql("DROP TRIGGER journal_keeps");
        sql("DROP TRIGGER journal_stays");
        sql(text);
        for (const auto& trigger : triggers) {
            sql(trigger);
        }
    }

    VerifyReport report(VerifyOptions options = {}) {
        m_db.reset();
        return verify(file(), options);
    }

  private:
    TemporaryDirectory m_directory;
    std::optional<Database> m_db;
};

inline std::string texts_of(const VerifyReport& report) {
    std::string text;
    for (const auto& problem : report.problems) {
        text += text_of(problem) + "\n";
    }
    return text;
}

inline bool has(const VerifyReport& report, ProblemKind kind, const std::string& detail = {}) {
    for (const auto& problem : report.problems) {
        if (problem.kind == kind && (detail.empty() || problem.detail == detail)) {
            return true;
        }
    }
    return false;
}

}  // namespace testing
