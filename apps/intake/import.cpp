#include "aftercare/render/words.hpp"
#include "aftercare/store/importer.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/table_file.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/intake/import_words.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/files.hpp"
#include "apps/shared/progress.hpp"

namespace aftercare {

namespace {

struct ImportRequest {
    std::string file;
    std::string map;
    TableOptions table;
    bool is_partial = false;
    std::optional<std::string> rejects;
};

std::string read_encoding(std::string_view typed, Encoding& into) {
    const auto encoding = encoding_named(typed);
    if (!encoding) {
        return form(tr("one of {codes}"), fmt::arg("codes", "utf-8, gb18030, utf-16"));
    }
    into = *encoding;
    return {};
}

std::string read_delimiter(std::string_view typed, char& into) {
    const auto delimiter = delimiter_named(typed);
    if (!delimiter) {
        return tr("one character such as , or ; or `tab`");
    }
    into = *delimiter;
    return {};
}

void describe_options(Options& options, ImportRequest& request) {
    options.word(request.file, "FILE", tr_later("a CSV file, - for standard input"), check_not_empty);
    options.words_name_files();
    options.text(request.map, "map", "MAP.toml", tr_later("what its columns mean"), Need::required,
                 check_not_empty);
    options.reads_file();
    options.value(request.table.encoding, "encoding", "NAME",
                  tr_later("utf-8, gb18030 or utf-16; found out when left out"), Need::optional,
                  read_encoding);
    options.value(request.table.delimiter, "delimiter", "C",
                  tr_later("between fields; found out when left out"), Need::optional, read_delimiter);
    options.flag(request.is_partial, "partial", tr_later("take the good rows when others are bad"));
    options.text(request.rejects, "rejects", "FILE",
                 tr_later("where the rows that were not taken go, with --partial"), Need::optional,
                 check_not_empty);
}

std::optional<std::string> code_in(const CodeMatch& match) {
    return match.found() ? std::optional(match.code()) : std::nullopt;
}

std::optional<std::string> fixed_code(ImportField field, std::string_view text) {
    switch (field) {
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
    if (request.rejects && !request.is_partial) {
        throw Error(ErrorKind::usage, tr("--rejects is written only with --partial"), {},
                    tr("give both, or neither: then nothing is imported while a row is bad"));
    }
    if (request.rejects) {
        require_writable_target(*request.rejects, session.spared());
    }
    read_map(request.map);
    return false;
}

void check_columns(const TableFile& file, const ImportMap& map, const std::string& path) {
    const auto missing = missing_columns(map, file.header());
    if (missing.empty()) {
        return;
    }
    std::vector<std::string> found;
    for (const auto& column : file.header()) {
        found.push_back(column);
    }
    throw Error(
        ErrorKind::system,
        form(tr("{path} has no column {columns}"), fmt::arg("path", path),
             fmt::arg("columns", join_words(missing))),
        form(tr("the columns that the map names; it has {columns}"), fmt::arg("columns", join_words(found))),
        tr("check the delimiter and the encoding, or change the map"));
}

/// The lines of a record in its file.
LineRange lines_of(const CsvRecord& record) {
    std::int64_t lines = 1;
    for (const auto& field : record.fields) {
        for (std::size_t i = 0; i < field.size(); ++i) {
            const bool second_half = field[i] == '\n' && i > 0 && field[i - 1] == '\r';
            lines += (field[i] == '\n' || field[i] == '\r') && !second_half ? 1 : 0;
        }
    }
    return {record.line, record.line + lines};
}

/// The import as the command runs it: a file, a writer, and what is said of the rows.
class Import {
  public:
    Import(const ImportRequest& request, Session& session)
        : m_request(request),
          m_session(session),
          m_map(read_map(request.map)),
          m_file(request.file, request.table),
          m_progress(session, tr("importing"), m_file.size()) {
        use_zone(session.ledger().state().zone);
        check_columns(m_file, m_map, request.file);
        m_rejected_lines.push_back(m_file.header_lines());
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
        m_progress.clear();
        if (counts.rejected > 0 && !m_request.is_partial) {
            throw RefusedBatch{
                {form(tr("bad rows: {bad} of {all}; nothing was imported; mend them, or take the others "
                         "with --partial"),
                      fmt::arg("bad", counts.rejected), fmt::arg("all", counts.read))}};
        }
        if (m_session.dry_run()) {
            say(summary(counts));
        } else {
            write_rejects(counts);
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
                                const std::vector<RowFault>& faults) { reject(record, faults); },
             .changed = [this](const CsvRecord& record, const std::string& key,
                               const std::string& number) { tell_changed(record, key, number); }});
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

    void tell(const CsvRecord& record, const std::string& what) {
        m_progress.clear();
        say("aftercare-intake import: " + form(tr("record {record}, line {line}: {what}"),
                                               fmt::arg("record", record.number),
                                               fmt::arg("line", record.line), fmt::arg("what", what)));
    }

    void reject(const CsvRecord& record, const std::vector<RowFault>& faults) {
        for (const auto& fault : faults) {
            tell(record, row_fault_words(fault));
        }
        if (!m_request.rejects) {
            return;
        }
        const auto lines = lines_of(record);
        if (m_rejected_lines.back().until == lines.from) {
            m_rejected_lines.back().until = lines.until;
        } else {
            m_rejected_lines.push_back(lines);
        }
    }

    void tell_changed(const CsvRecord& record, const std::string& key, const std::string& number) {
        tell(record, form(tr("{key} has changed since it was imported as {number}; nothing was overwritten"),
                          fmt::arg("key", key), fmt::arg("number", number)));
    }

    void write_rejects(const ImportCounts& counts) {
        if (counts.rejected == 0 || !m_request.rejects) {
            return;
        }
        Output rejects;
        rejects.to_file(*m_request.rejects, Readers::owner, m_session.spared());
        m_file.copy_lines(m_rejected_lines, [&](std::string_view bytes) { rejects.write(bytes); });
        rejects.finish();
    }

    static std::string summary(const ImportCounts& counts) {
        return fmt::format("read={} new={} changed={} duplicate={} blank={} rejected={}", counts.read,
                           counts.made, counts.changed, counts.duplicate, counts.blank, counts.rejected);
    }

    const ImportRequest& m_request;
    Session& m_session;
    ImportMap m_map;
    TableFile m_file;
    Progress m_progress;
    std::vector<LineRange> m_rejected_lines;
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
