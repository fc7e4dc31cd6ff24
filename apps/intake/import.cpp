#include "aftercare/render/words.hpp"
#include "aftercare/store/importer.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/map_file.hpp"
#include "apps/shared/progress.hpp"
#include "apps/shared/row_news.hpp"

namespace aftercare {

namespace {

struct ImportRequest {
    TableRequest table;
    std::string map;
    bool updates = false;
};

void describe_import(Options& options, ImportRequest& request) {
    options.word(request.table.file, "FILE", tr_later("a CSV file, - for standard input"), check_not_empty);
    options.words_name_files();
    options.text(request.map, "map", "MAP.toml", tr_later("what its columns mean"), Need::required,
                 check_not_empty);
    options.reads_file();
    describe_table(options, request.table);
    options.flag(request.updates, "update",
                 tr_later("close what was imported open and has been closed at its source since"));
}

/// What can be told without the ledger.
bool prepare_import(const ImportRequest& request, Session& session) {
    check_table(request.table, session);
    read_map_file(k_ticket_form, request.map);
    return false;
}

/// The import as the command runs it: a file, a writer, and what is said of the rows.
class Import {
  public:
    Import(const ImportRequest& request, Session& session)
        : m_request(request),
          m_session(session),
          m_map(read_map_file(k_ticket_form, request.map)),
          m_file(request.table.file, with_header_line(request.table.options, m_map)),
          m_progress(session, tr("importing"), m_file.size()),
          m_news(session, request.table, m_file, m_progress) {
        use_zone(session.ledger().state().zone);
        settle_columns(m_map, m_file);
    }

    int run() {
        Writer writer(m_session.ledger(), m_session.acting());
        if (auto no = refuse_actor(writer.actor())) {
            throw RefusedBatch{{sentence(*no)}};
        }
        const auto& policy = writer.policy();
        resolve_policy_codes(m_map, policy);
        if (!m_session.dry_run()) {
            writer.keep_no_entries();
        }
        const auto counts = import(writer, codes_with(policy));
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
            m_session.warn(unclear_days_words(counts.unclear_days));
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

int run_import(const ImportRequest& request, Session& session) {
    return Import(request, session).run();
}

}  // namespace

const Command k_intake_import = {
    .name = "import",
    .summary = tr_later("take over the rows of another system's table"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_import, run_import, prepare_import>,
};

}  // namespace aftercare
