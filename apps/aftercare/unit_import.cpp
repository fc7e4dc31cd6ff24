#include <map>
#include <set>
#include <tuple>

#include "aftercare/reading/heading_map.hpp"
#include "aftercare/reading/map_zone.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/unit_rows.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/map_file.hpp"
#include "apps/shared/progress.hpp"
#include "apps/shared/row_news.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct UnitImportRequest {
    TableRequest table;
    std::optional<std::string> map;
};

void describe_unit_import(Options& options, UnitImportRequest& request) {
    options.word(request.table.file, "FILE", tr_later("CSV; - is standard input"), check_not_empty);
    options.words_name_files();
    options.text(request.map, "map", "MAP", tr_later("what its columns mean, when their names do not say it"),
                 Need::optional, check_not_empty);
    options.reads_file();
    describe_table(options, request.table);
}

bool prepare_unit_import(const UnitImportRequest& request, Session& session) {
    check_table(request.table, session);
    if (request.map) {
        read_map_file(k_unit_form, *request.map);
    }
    return false;
}

std::string names_of(const MapForm& form) {
    std::string text;
    for (const auto& field : form.fields) {
        text += (text.empty() ? "" : ", ") + std::string(field.name);
    }
    return text;
}

/// The map of a table whose headings say what its columns are.
ImportMap map_of(const TableFile& file, const Session& session) {
    auto found = map_by_headings(k_unit_form, file.header(), field_words);
    if (!found.repeated.empty()) {
        throw Error(ErrorKind::system,
                    form(tr("several columns are {column}"), fmt::arg("column", some_of(found.repeated))), {},
                    tr("give all but one another name, or name one with --map"));
    }
    std::vector<std::string> lacking;
    for (const auto* field : lacking_fields(found.map)) {
        lacking.emplace_back(field->name);
    }
    if (!lacking.empty()) {
        throw Error(ErrorKind::system,
                    form(tr("columns are missing: {columns}"), fmt::arg("columns", some_of(lacking))),
                    form(tr("among {codes}"), fmt::arg("codes", names_of(k_unit_form))),
                    tr("name columns of other names with --map; `aftercare help mapping --draft FILE` makes "
                       "a map to be finished"));
    }
    if (!found.left.empty()) {
        session.warn(
            form(tr("columns that are not taken: {columns}"), fmt::arg("columns", some_of(found.left))));
    }
    return std::move(found.map);
}

/// One import: rows go into the ledger one by one, what is wrong with them is told.
class UnitImport {
  public:
    UnitImport(Writer& writer, const ImportMap& map, const TableFile& file, RowNews& news)
        : m_writer(writer), m_news(news), m_zone(map.zone), m_reader(map, file.header()) {
        if (!m_reader.cells().has(UnitField::project)) {
            project_of(m_writer.db(), std::nullopt);
        }
    }

    void take(const CsvRecord& record) {
        if (!MappedCells::is_blank(record.fields)) {
            take_row(record);
        }
    }

    std::int64_t read() const { return m_read; }
    std::int64_t rejected() const { return m_rejected; }
    std::int64_t unclear_days() const { return m_reader.cells().unclear_days(); }
    std::string summary() const {
        return fmt::format("read={} new={} changed={} unchanged={} duplicate={} conflict={} rejected={}",
                           m_read, m_new, m_changed, m_unchanged, m_duplicate, m_conflict, m_rejected);
    }

  private:
    /// What the file has said of a room: its phases, and whether a unit without one has got one.
    struct Phases {
        std::set<std::string> phases;
        bool got_phase = false;
    };

    /// A row that was taken, by what it names.
    struct Taken {
        std::int64_t line = 0;
        UnitFields fields;
    };

    void take_row(const CsvRecord& record) {
        ++m_read;
        auto row = read_row(record);
        if (row.faults.empty()) {
            try {
                save(record, row);
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::fact) {
                    throw;
                }
                row.faults.push_back({RowFaultWhy::not_saved, {}, {}, error_line(error)});
            }
        }
        if (!row.faults.empty()) {
            ++m_rejected;
            m_news.refuse(record, row.faults);
        }
    }

    UnitRow read_row(const CsvRecord& record) {
        const MapZone zone(m_zone, m_writer.ledger().zone);
        return m_reader.read(record);
    }

    void save(const CsvRecord& record, const UnitRow& row) {
        const auto project = project_id(row.project);
        const auto name = name_of(row.fields);
        const auto phase = row.fields.phase.value_or("");
        const auto key = std::tuple(project, phase, name);
        if (const auto taken = m_taken.find(key); taken != m_taken.end()) {
            compare(record, row, taken->second);
            return;
        }
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
        } else {
            ++m_unchanged;
        }
        m_taken.emplace(key, Taken{record.line, row.fields});
    }

    /// A second row of a unit: the first one stands.
    void compare(const CsvRecord& record, const UnitRow& row, const Taken& first) {
        if (row.fields == first.fields) {
            ++m_duplicate;
            return;
        }
        ++m_conflict;
        m_news.refuse(record, {{RowFaultWhy::conflict, m_reader.cells().column(UnitField::room),
                                name_of(row.fields), std::to_string(first.line)}});
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

    Writer& m_writer;
    RowNews& m_news;
    std::string m_zone;
    UnitRowReader m_reader;
    std::map<std::string, ProjectId, std::less<>> m_projects;
    std::map<std::pair<ProjectId, std::string>, Phases> m_phases;
    std::map<std::tuple<ProjectId, std::string, std::string>, Taken> m_taken;
    std::int64_t m_read = 0;
    std::int64_t m_new = 0;
    std::int64_t m_changed = 0;
    std::int64_t m_unchanged = 0;
    std::int64_t m_duplicate = 0;
    std::int64_t m_conflict = 0;
    std::int64_t m_rejected = 0;
};

/// The table, and the map that was named or that its headings give.
struct MappedTable {
    ImportMap map;
    TableFile file;

    MappedTable(const UnitImportRequest& request, Session& session)
        : map(request.map ? read_map_file(k_unit_form, *request.map) : ImportMap(k_unit_form)),
          file(request.table.file, with_header_line(request.table.options, map)) {
        use_zone(session.ledger().state().zone);
        if (request.map) {
            settle_columns(map, file);
        } else {
            map = map_of(file, session);
        }
    }
};

int run_unit_import(const UnitImportRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    if (!session.dry_run()) {
        writer.keep_no_entries();
    }
    const MappedTable table(request, session);
    const auto& file = table.file;
    Progress progress(session, tr("importing"), file.size());
    RowNews news(session, request.table, file, progress);
    UnitImport import(writer, table.map, file, news);
    file.read([&](CsvRecord& record) { import.take(record); },
              [&](std::int64_t bytes) { progress.update(bytes); });
    news.finish();
    if (import.unclear_days() > 0) {
        session.warn(unclear_days_words(import.unclear_days()));
    }
    require_good_rows(request.table, import.read(), import.rejected());
    const int code = finish_write(session, writer, {import.summary()});
    return code == k_exit_done && import.rejected() > 0 ? k_exit_partial : code;
}

}  // namespace

const Command k_unit_import = {
    .name = "unit import",
    .summary = tr_later("register and update units from a CSV file"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_unit_import, run_unit_import, prepare_unit_import>,
};

}  // namespace aftercare
