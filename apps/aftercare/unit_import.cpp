#include <algorithm>
#include <map>
#include <set>

#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/table_file.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/unit_rows.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/progress.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct UnitImportRequest {
    std::string file;
    std::optional<std::string> map;
};

void describe_options(Options& options, UnitImportRequest& request) {
    options.word(request.file, "FILE", tr_later("CSV; - is standard input"), check_not_empty);
    options.words_name_files();
    options.text(request.map, "map", "MAP",
                 tr_later("TOML that names the columns: [columns] building = \"Block\""), Need::optional,
                 check_not_empty);
    options.reads_file();
}

bool prepare(const UnitImportRequest& request, Session&) {
    if (request.map) {
        read_unit_map(*request.map);
    }
    return false;
}

/// One import: rows go into the ledger one by one, what is wrong with them is collected.
class UnitImport {
  public:
    UnitImport(Session& session, Writer& writer, const std::optional<std::string>& map, const TableFile& file)
        : m_writer(writer),
          m_reader(map ? read_unit_map(*map) : own_headers(), file.header(), map.has_value()) {
        for (const auto& name : m_reader.not_taken()) {
            session.warn(form(tr("column {name} is not taken"), fmt::arg("name", "\"" + name + "\"")));
        }
        if (!m_reader.has(UnitColumn::project)) {
            project_of(m_writer.db(), std::nullopt);
        }
    }

    void take(const CsvRecord& record) {
        const bool blank = std::all_of(record.fields.begin(), record.fields.end(),
                                       [](const std::string& field) { return trim(field).empty(); });
        if (!blank) {
            take_row(record);
        }
    }

    /// Throws when rows were bad; else gives the line of counts.
    std::string finish() {
        if (!m_bad.empty()) {
            throw RefusedBatch{std::move(m_bad)};
        }
        return fmt::format("read={} new={} changed={} unchanged={}", m_read, m_new, m_changed,
                           m_read - m_new - m_changed);
    }

  private:
    /// What the file has said of a room: its phases, and whether a unit without one has got one.
    struct Phases {
        std::set<std::string> phases;
        bool got_phase = false;
    };

    void take_row(const CsvRecord& record) {
        ++m_read;
        const auto row = m_reader.read(record);
        for (const auto& fault : row.faults) {
            const auto place = fault.column.empty() ? std::string(tr("cells")) : fault.column;
            if (fault.text) {
                refuse(record, place + ": " + words_of(*fault.text));
                continue;
            }
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
        const auto name = name_of(row.fields);
        const auto phase = row.fields.phase.value_or("");
        auto units = registered_units(m_writer.db(), project, phase, name);
        if (units.size() > 1) {
            std::vector<std::string> all;
            for (const auto& unit : units) {
                all.push_back(written_unit(m_writer.db(), unit));
            }
            throw Error(ErrorKind::fact,
                        form(tr("{unit} may mean several units"), fmt::arg("unit", "\"" + name + "\"")),
                        form(tr("one of {codes}"), fmt::arg("codes", join_words(all))), tr("name the phase"));
        }
        const bool gets_phase = !units.empty() && units.front().phase.empty() && !phase.empty();
        check_phases(project, name, phase, gets_phase);
        if (units.empty()) {
            add_unit(m_writer, project, row.fields);
            ++m_new;
        } else if (amend_unit(m_writer, units.front(), row.fields)) {
            ++m_changed;
        }
    }

    /// Two phases may have the same room. A file that names them, and one of the two units without its phase,
    /// does not say which that is.
    void check_phases(ProjectId project, const std::string& name, const std::string& phase, bool gets_phase) {
        auto& seen = m_phases[{project, name}];
        for (const auto& other : seen.phases) {
            const bool is_unclear = seen.got_phase || gets_phase || other.empty() || phase.empty();
            if (other != phase && is_unclear) {
                const auto shown = [](const std::string& each) {
                    return each.empty() ? tr("no phase") : each;
                };
                throw Error(ErrorKind::fact,
                            form(tr("{unit} may be that of {phase} or of {other}"), fmt::arg("unit", name),
                                 fmt::arg("phase", shown(other)), fmt::arg("other", shown(phase))),
                            {},
                            tr("name the phase in each row; a unit registered without one gets it by "
                               "`aftercare unit amend UNIT --phase NAME`"));
            }
        }
        seen.phases.insert(phase);
        seen.got_phase = seen.got_phase || gets_phase;
    }

    ProjectId project_id(const std::string& name) {
        const auto known = m_projects.find(name);
        if (known != m_projects.end()) {
            return known->second;
        }
        auto found = find_project(m_writer.db(), name);
        if (!found.one && name.empty()) {
            project_of(m_writer.db(), std::nullopt);
        }
        const auto id = found.one ? found.one->id : m_writer.add(ProjectAdded{name}).id;
        m_projects.emplace(name, id);
        return id;
    }

    void refuse(const CsvRecord& record, const std::string& what) {
        m_bad.push_back(form(tr("record {record}, line {line}: {what}"), fmt::arg("record", record.number),
                             fmt::arg("line", record.line), fmt::arg("what", what)));
    }

    Writer& m_writer;
    UnitRowReader m_reader;
    std::map<std::string, ProjectId, std::less<>> m_projects;
    std::map<std::pair<ProjectId, std::string>, Phases> m_phases;
    std::vector<std::string> m_bad;
    std::int64_t m_read = 0;
    std::int64_t m_new = 0;
    std::int64_t m_changed = 0;
};

int run(const UnitImportRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    if (!session.dry_run()) {
        writer.keep_no_entries();
    }
    const TableFile file(request.file, {});
    UnitImport import(session, writer, request.map, file);
    Progress progress(session, tr("importing"), file.size());
    file.read([&](CsvRecord& record) { import.take(record); },
              [&](std::int64_t bytes) { progress.update(bytes); });
    progress.clear();
    return finish_write(session, writer, {import.finish()});
}

}  // namespace

const Command k_unit_import = {
    .name = "unit import",
    .summary = tr_later("register and update units from a CSV file"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_options, run, prepare>,
};

}  // namespace aftercare
