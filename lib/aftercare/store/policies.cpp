#include "aftercare/store/policies.hpp"

#include "aftercare/core/frozen_codes.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

[[noreturn]] void refuse_unreadable() {
    throw Error(ErrorKind::system, tr("the policy in the ledger cannot be read"), {},
                tr("run `aftercare policy show` and apply a mended one"));
}

/// The row in force: its version and the frozen policy.
Statement& row_in_force(Database& db) {
    auto& statement = db.cached("SELECT id, frozen FROM policy ORDER BY id DESC LIMIT 1");
    if (!statement.step()) {
        throw_no_policy();
    }
    return statement;
}

Policy thaw(const Statement& row) {
    auto policy = thaw_policy(row.text(1));
    if (!policy) {
        refuse_unreadable();
    }
    policy->version = row.integer(0);
    return std::move(*policy);
}

}  // namespace

void throw_no_policy() {
    throw Error(ErrorKind::system, tr("the ledger has no policy"), {},
                tr("run `aftercare policy apply FILE`"));
}

Policy load_policy_version(Database& db, std::int64_t version) {
    auto& row = db.cached("SELECT id, frozen FROM policy WHERE id = ?");
    row.bind(1, version);
    if (!row.step()) {
        refuse_unreadable();
    }
    auto policy = thaw(row);
    row.reset();
    return policy;
}

Policy load_policy_in_force(Database& db) {
    auto& row = row_in_force(db);
    auto policy = thaw(row);
    row.reset();
    return policy;
}

std::vector<std::string> projects_lacking(Database& db, const Policy& policy) {
    auto names = projects_named(policy);
    auto known = db.prepare("SELECT name FROM project");
    while (known.step()) {
        std::erase(names, known.text(0));
    }
    return names;
}

std::string WordsInForce::word(CodeTable table, std::string_view code) {
    if (m_frozen.empty()) {
        auto& row = row_in_force(m_db);
        m_frozen = row.text(1);
        row.reset();
    }
    auto word = thaw_word(m_frozen, table, code);
    if (!word) {
        refuse_unreadable();
    }
    return std::move(*word);
}

std::optional<PolicyVersion> newest_policy(Database& db) {
    return load_policy(db, db.integer("SELECT max(id) FROM policy").value_or(0));
}

std::optional<std::string> policy_text_at(Database& db, Instant at) {
    auto& row = db.cached("SELECT text FROM policy WHERE applied_at <= ? ORDER BY id DESC LIMIT 1");
    row.bind(1, at.seconds);
    auto text = row.step() ? std::optional(std::string(row.text(0))) : std::nullopt;
    row.reset();
    return text;
}

std::vector<std::int64_t> versions_in_force(Database& db, Instant from, Instant until) {
    auto rows = db.prepare(
        "SELECT id FROM policy p WHERE applied_at < ?2 AND NOT EXISTS (SELECT 1 FROM policy q WHERE "
        "q.applied_at <= ?1 AND (q.applied_at, q.id) > (p.applied_at, p.id)) ORDER BY applied_at, id");
    rows.bind(1, from.seconds);
    rows.bind(2, until.seconds);
    std::vector<std::int64_t> versions;
    while (rows.step()) {
        versions.push_back(rows.integer(0));
    }
    if (versions.empty()) {
        versions.push_back(db.integer("SELECT id FROM policy ORDER BY applied_at, id LIMIT 1").value_or(0));
    }
    return versions;
}

std::vector<std::string> frozen_policies(Database& db) {
    std::vector<std::string> all;
    auto rows = db.prepare("SELECT frozen FROM policy ORDER BY id DESC");
    while (rows.step()) {
        all.emplace_back(rows.text(0));
    }
    return all;
}

}  // namespace aftercare
