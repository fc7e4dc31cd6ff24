#include "aftercare/render/words.hpp"
#include "aftercare/store/importer.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/files.hpp"
#include "apps/shared/progress.hpp"
#include "apps/shared/row_news.hpp"

namespace aftercare {

namespace {

struct ImportRequest {
    TableRequest table;
    std::string map;
    bool updates = false;
};

void describe_options(Options& options, ImportRequest& request) {
    options.word(request.table.file, "FILE", tr_later("a CSV file, - for standard input"), check_not_empty);
    options.words_name_files();
    options.text(request.map, "map", "MAP.toml", tr_later("what its columns mean"), Need::required,
                 check_not_empty);
    options.reads_file();
    describe_table(options, request.table);
    options.flag(request.updates, "update",
                 tr_later("close what was imported open and has been closed at its source since"));
}

std::optional<std::string> code_in(const CodeMatch& match) {
    return match.found() ? std::optional(match.code()) : std::nullopt;
}

/// A row is open or it is history; in between nothing is known of what was done.
std::optional<std::string> imported_state(std::string_view text) {
    const auto state = from_code<State>(code_in(match_code(CodeList<State>::name, text)).value_or(""));
    const bool is_one = state == State::registered || state == State::closed;
    return is_one ? std::optional(std::string(code_of(*state))) : std::nullopt;
}

std::optional<std::string> fixed_code(ImportField field, std::string_view text) {
    switch (field) {
        case ImportField::state:
            return imported_state(text);
        case ImportField::kind:
            return code_in(match_code(CodeList<Kind>::name, text));
        case ImportField::urgency:
            return code_in(match_code(CodeList<Urgency>::name, text));
        default:
            return code_in(match_code(CodeList<ContactRole>::name, text));
    }
}

std::optional<std::string> any_code(const Policy& policy, ImportField field, std::string_view text) {
    if (codes_of(field) == ImportCodes::fixed) {
        return fixed_code(field, text);
    }
    // A field of the map is called as the policy calls its list.
    const auto table = policy_list(k_import_field_names[static_cast<std::size_t>(field)]);
    return code_in(match_code(codes_of(policy, *table), text));
}

void throw_if_faulty(const std::vector<TomlFault>& faults) {
    std::vector<std::string> lines;
    for (const auto& fault : faults) {
        lines.push_back(format_place(fault.place) + ": " + fault.what);
    }
    if (!lines.empty()) {
        throw RefusedBatch{std::move(lines), k_exit_usage};
    }
}

ImportMap read_map(const std::string& path) {
    auto read = read_import_map(read_file(path), path, fixed_code);
    if (!read.map.zone.empty() && !use_zone(read.map.zone)) {
        read.faults.push_back(
            {read.map.zone_place,
             form(tr("no time zone {zone}"), fmt::arg("zone", "\"" + harmless(read.map.zone, true) + "\""))});
    }
    throw_if_faulty(read.faults);
    return std::move(read.map);
}

/// What can be told without the ledger.
bool prepare(const ImportRequest& request, Session& session) {
    check_table(request.table, session);
    read_map(request.map);
    return false;
}

void check_columns(const TableFile& file, const ImportMap& map, const std::string& path) {
    const auto unclear = unclear_columns(map, Headings(file.header()));
    if (!unclear.missing.empty()) {
        throw Error(ErrorKind::system,
                    form(tr("{path} has no column {columns}"), fmt::arg("path", path),
                         fmt::arg("columns", some_of(unclear.missing))),
                    form(tr("the columns that the map names; it has {columns}"),
                         fmt::arg("columns", some_of(file.header()))),
                    tr("check the delimiter and the encoding, or change the map"));
    }
    if (!unclear.repeated.empty()) {
        throw Error(ErrorKind::system,
                    form(tr("{path} has several columns {columns}"), fmt::arg("path", path),
                         fmt::arg("columns", some_of(unclear.repeated))),
                    {}, tr("the map names each; give all but one another name"));
    }
}

TableOptions with_header_line(TableOptions options, const ImportMap& map) {
    options.header_line = map.header_line;
    return options;
}

/// The import as the command runs it: a file, a writer, and what is said of the rows.
class Import {
  public:
    Import(const ImportRequest& request, Session& session)
        : m_request(request),
          m_session(session),
          m_map(read_map(request.map)),
          m_file(request.table.file, with_header_line(request.table.options, m_map)),
          m_progress(session, tr("importing"), m_file.size()),
          m_news(session, request.table, m_file, m_progress) {
        use_zone(session.ledger().state().zone);
        check_columns(m_file, m_map, request.table.file);
    }

    int run() {
        Writer writer(m_session.ledger(), m_session.acting());
        if (auto no = refuse_actor(writer.actor())) {
            throw RefusedBatch{{sentence(*no)}};
        }
        const auto& policy = writer.policy();
        const auto codes = [&policy](ImportField field, std::string_view text) {
            return any_code(policy, field, text);
        };
        throw_if_faulty(resolve_codes(m_map, ImportCodes::policy, codes));
        if (!m_session.dry_run()) {
            writer.keep_no_entries();
        }
        const auto counts = import(writer, codes);
        m_news.finish();
        tell_counts(counts);
        require_good_rows(m_request.table, counts.read, counts.rejected);
        if (m_session.dry_run()) {
            say(summary(counts));
        } else {
            writer.commit();
            m_session.print(summary(counts));
        }
        return counts.rejected > 0 ? k_exit_partial : k_exit_done;
    }

  private:
    ImportCounts import(Writer& writer, const CodeReader& codes) {
        Importer importer(
            writer, m_map, m_file.header(), codes, m_file.count_lines(),
            {.rejected = [this](const CsvRecord& record,
                                const std::vector<RowFault>& faults) { m_news.refuse(record, faults); },
             .changed = [this](const CsvRecord& record, const std::string& key,
                               const std::string& number) { tell_changed(record, key, number); },
             .closed = [this](const CsvRecord& record, const std::string& key,
                              const std::string& number) { tell_closed(record, key, number); }},
            m_request.updates ? OnClosing::entered : OnClosing::told);
        m_file.read(
            [&](CsvRecord& record) {
                importer.take(record);
                print_entries(writer);
            },
            [&](std::int64_t bytes) { m_progress.update(bytes); });
        importer.finish();
        print_entries(writer);
        return importer.counts();
    }

    void print_entries(Writer& writer) {
        if (m_session.dry_run()) {
            for (const auto& entry : writer.take_entries()) {
                print_entry(m_session, entry);
            }
        }
    }

    void tell_changed(const CsvRecord& record, const std::string& key, const std::string& number) {
        m_news.tell(record,
                    form(tr("{key} has changed since it was imported as {number}; nothing was overwritten"),
                         fmt::arg("key", key), fmt::arg("number", number)));
    }

    void tell_closed(const CsvRecord& record, const std::string& key, const std::string& number) {
        m_news.tell(record, form(tr("{key} has been closed at its source: {number} is closed"),
                                 fmt::arg("key", key), fmt::arg("number", number)));
    }

    /// What a count alone does not say.
    void tell_counts(const ImportCounts& counts) {
        if (counts.unclear_days > 0) {
            m_session.warn(form(tr("cells that formats of the map read as different days: {count}; the first "
                                   "format that fits was taken"),
                                fmt::arg("count", counts.unclear_days)));
        }
        if (counts.unmatched > 0) {
            m_session.tell(form(tr("tickets whose place is no registered unit or area: {count}; `aftercare "
                                   "report ledger matched=false source={source}` lists them"),
                                fmt::arg("count", counts.unmatched), fmt::arg("source", m_map.source)));
        }
    }

    static std::string summary(const ImportCounts& counts) {
        return fmt::format(
            "read={} new={} changed={} duplicate={} conflict={} blank={} rejected={} unmatched={} "
            "date_flag={}",
            counts.read, counts.made, counts.changed, counts.duplicate, counts.conflict, counts.blank,
            counts.rejected, counts.unmatched, counts.date_flag);
    }

    const ImportRequest& m_request;
    Session& m_session;
    ImportMap m_map;
    TableFile m_file;
    Progress m_progress;
    RowNews m_news;
};

int run(const ImportRequest& request, Session& session) {
    return Import(request, session).run();
}

}  // namespace

const Command k_intake_import = {
    .name = "import",
    .summary = tr_later("take over the rows of another system's table"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_options, run, prepare>,
};

}  // namespace aftercare
