#include <algorithm>

#include "aftercare/store/keep.hpp"
#include "aftercare/store/replay.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

Migration plan(std::int64_t version, const std::string& path, const std::vector<SchemaFile>& files) {
    Migration migration{.from = version, .to = files.back().version};
    if (version > migration.to) {
        throw Error(ErrorKind::system,
                    form(tr("the ledger is newer than this program: {path} has schema {found}"),
                         fmt::arg("path", path), fmt::arg("found", version)),
                    form(tr("schema {known} or older"), fmt::arg("known", migration.to)),
                    tr("install the newer aftercare"));
    }
    migration.rebuilds_rows = std::any_of(files.begin(), files.end(), [&](const SchemaFile& file) {
        return file.version > version && file.sql.starts_with(k_rebuilds_rows);
    });
    return migration;
}

void require_references(Database& db) {
    auto check = db.prepare("PRAGMA foreign_key_check");
    if (check.step()) {
        throw Error(ErrorKind::system,
                    form(tr("after migrating a row of {table} would refer to nothing"),
                         fmt::arg("table", std::string(check.text(0)))),
                    {}, tr("nothing was changed; run `aftercare verify` with the older program"));
    }
}

}  // namespace

Migration plan_migration(const std::string& path, const std::vector<SchemaFile>& files) {
    check_file(path);
    Database db(path, OpenMode::read, 0);
    return plan(db.integer("PRAGMA user_version").value_or(0), path, files);
}

Migration migrate(const std::string& path, std::int64_t busy_timeout_ms,
                  const std::vector<SchemaFile>& files) {
    check_file(path);
    Database db(path, OpenMode::write, busy_timeout_ms);
    db.exec("PRAGMA foreign_keys = 0");  // has no effect within a transaction, and tables are dropped
    db.exec("PRAGMA cache_size = -32768");
    Transaction transaction(db);
    const auto migration = plan(db.integer("PRAGMA user_version").value_or(0), path, files);
    if (!migration.is_needed()) {
        return migration;
    }
    for (const auto& file : files) {
        if (file.version > migration.from) {
            apply_schema(db, file);
        }
    }
    if (migration.rebuilds_rows) {
        rebuild_rows(db);
    }
    require_references(db);
    db.exec(("PRAGMA user_version = " + std::to_string(migration.to)).c_str());
    transaction.commit();
    return migration;
}

}  // namespace aftercare
