#include "apps/aftercare/unit_import.hpp"

#include <map>

#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/unit_rows.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/csv_file.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("FILE", Arity::one, tr_later("CSV; - is standard input"), check_not_empty);
    options.value("map", "MAP", tr_later("TOML that names the columns: [columns] building = \"Block\""),
                  Need::optional, check_not_empty);
}

bool prepare(const Request& request, Session&) {
    if (const auto map = request.value("map")) {
        read_unit_map(*map);
    }
    return false;
}

/// One import: rows go into the ledger one by one, what is wrong with them is collected.
class UnitImport {
  public:
    UnitImport(Session& session, Writer& writer, const Request& request)
        : m_session(session),
          m_writer(writer),
          m_request(request),
          m_headers(request.has("map") ? read_unit_map(request.text("map")) : own_headers()) {}

    void take(const CsvRecord& record) {
        if (m_reader) {
            take_row(record);
            return;
        }
        m_reader.emplace(m_headers, record.fields, m_request.has("map"));
        for (const auto& name : m_reader->not_taken()) {
            m_session.warn(form(tr("column {name} is not taken"), fmt::arg("name", "\"" + name + "\"")));
        }
        if (!m_reader->has(UnitColumn::project)) {
            project_of(m_writer.db(), m_request);
        }
    }

    /// Throws when rows were bad or there was no header; else gives the line of counts.
    std::string finish() {
        if (!m_reader) {
            throw Error(ErrorKind::system, tr("the file has no header line"));
        }
        if (!m_bad.empty()) {
            throw RefusedBatch{std::move(m_bad)};
        }
        return "read=" + std::to_string(m_read) + " new=" + std::to_string(m_new) +
               " changed=" + std::to_string(m_changed) +
               " unchanged=" + std::to_string(m_read - m_new - m_changed);
    }

  private:
    void take_row(const CsvRecord& record) {
        ++m_read;
        const auto row = m_reader->read(record);
        for (const auto& fault : row.faults) {
            const auto place = fault.column.empty() ? std::string(tr("cells")) : fault.column;
            refuse(record, form(tr("{column}: {value} found, expected {expected}"), fmt::arg("column", place),
                                fmt::arg("value", "\"" + harmless(fault.value, true) + "\""),
                                fmt::arg("expected", fault.expected)));
        }
        if (row.faults.empty()) {
            try {
                save(row);
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::fact) {
                    throw;
                }
                refuse(record, error_line(error));
            }
        }
    }

    void save(const UnitRow& row) {
        const auto project = project_id(row.project);
        auto unit = same_unit(m_writer.db(), project, row.fields.phase.value_or(""), name_of(row.fields));
        if (!unit) {
            add_unit(m_writer, project, row.fields);
            ++m_new;
        } else if (amend_unit(m_writer, *unit, row.fields)) {
            ++m_changed;
        }
    }

    ProjectId project_id(const std::string& name) {
        const auto known = m_projects.find(name);
        if (known != m_projects.end()) {
            return known->second;
        }
        auto found = find_project(m_writer.db(), name);
        if (!found.one && name.empty()) {
            project_of(m_writer.db(), m_request);
        }
        const auto id = found.one ? found.one->id : m_writer.add(ProjectAdded{name}).id;
        m_projects.emplace(name, id);
        return id;
    }

    void refuse(const CsvRecord& record, const std::string& what) {
        m_bad.push_back(form(tr("record {record}, line {line}: {what}"), fmt::arg("record", record.number),
                             fmt::arg("line", record.line), fmt::arg("what", what)));
    }

    Session& m_session;
    Writer& m_writer;
    const Request& m_request;
    UnitHeaders m_headers;
    std::optional<UnitRowReader> m_reader;
    std::map<std::string, ProjectId, std::less<>> m_projects;
    std::vector<std::string> m_bad;
    std::int64_t m_read = 0;
    std::int64_t m_new = 0;
    std::int64_t m_changed = 0;
};

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.act());
    require_listed(writer);
    if (!session.dry_run()) {
        writer.keep_no_entries();
    }
    UnitImport import(session, writer, request);
    read_csv_file({.path = request.words().front()}, [&](CsvRecord& record) { import.take(record); });
    return finish_write(session, writer, {import.finish()});
}

}  // namespace

const Command k_unit_import = {
    .name = "unit import",
    .summary = tr_later("register and update units from a CSV file"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
