#include "aftercare/store/exchange.hpp"
#include "aftercare/store/problems.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/base64.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_piece_bytes = 64 * 1024;

class Export {
  public:
    Export(Database& db, bool reveal, const std::function<void(std::string_view)>& sink)
        : m_db(db), m_reveal(reveal), m_sink(sink) {}

    void run() {
        write_header();
        write_chains();
        write_people();
        write_entries();
        if (m_reveal) {
            write_files();
        }
        m_sink(m_out);
    }

  private:
    std::int64_t count(const char* table) {
        return m_db.integer(std::string("SELECT count(*) FROM ") + table).value_or(0);
    }

    void end_line() {
        m_out += '\n';
        if (m_out.size() >= k_piece_bytes) {
            m_sink(m_out);
            m_out.clear();
        }
    }

    void write_header() {
        const auto ledger = load_ledger(m_db).value_or(LedgerState{});
        JsonWriter json(m_out);
        json.begin_object();
        json.key("aftercare");
        json.string("export");
        member(json, "format", k_export_format);
        member(json, "schema", current_schema_version());
        json.key("site");
        json.string(ledger.site);
        json.key("zone");
        json.string(ledger.zone);
        json.key("language");
        json.string(ledger.language);
        json.key("shared");
        json.boolean(ledger.shared);
        json.key("revealed");
        json.boolean(m_reveal);
        member(json, "chains", count("chain"));
        member(json, "people", count("person"));
        member(json, "entries", count("journal"));
        member(json, "files", m_reveal ? count("sqlar") : 0);
        json.key("head");
        json.string(to_hex(load_head(m_db).hash));
        json.end_object();
        end_line();
    }

    static void member(JsonWriter& json, std::string_view name, std::int64_t value) {
        json.key(name);
        json.integer(value);
    }

    void write_chains() {
        for (const auto& chain : load_chains(m_db)) {
            JsonWriter json(m_out);
            json.begin_object();
            member(json, "chain", chain.id);
            json.key("site");
            json.string(chain.site);
            member(json, "epoch", chain.epoch);
            json.end_object();
            end_line();
        }
    }

    void write_people() {
        auto row = m_db.prepare(
            "SELECT id, forgotten_at, salt, name, phone, email, address FROM person ORDER BY id");
        while (row.step()) {
            JsonWriter json(m_out);
            json.begin_object();
            member(json, "person", row.integer(0));
            if (!row.is_null(1)) {
                member(json, "forgotten_at", row.integer(1));
            }
            int column = 2;
            for (const auto* name : {"salt", "name", "phone", "email", "address"}) {
                if (m_reveal && !row.text(column).empty()) {
                    json.key(name);
                    json.string(row.text(column));
                }
                ++column;
            }
            json.end_object();
            end_line();
        }
    }

    void write_entries() {
        auto row = entries_after(m_db, {0});
        Entry entry;
        while (row.step()) {
            read_entry(row, entry);
            if (entry.body.find('\n') != std::string::npos) {
                throw Error(ErrorKind::system, text_of(problem_of(entry, EntryFault::unreadable_body)), {},
                            tr("run `aftercare verify`, and restore the last good backup"));
            }
            write_entry(entry);
        }
    }

    void write_entry(const Entry& entry) {
        JsonWriter json(m_out);
        json.begin_object();
        member(json, "entry", entry.id.value);
        member(json, "act", entry.act);
        json.key("subject_kind");
        json.string(entry.subject_kind);
        member(json, "subject_id", entry.subject_id);
        json.key("subject");
        json.string(entry.subject);
        json.key("verb");
        json.string(entry.verb);
        member(json, "happened_at", entry.happened_at.seconds);
        member(json, "recorded_at", entry.recorded_at.seconds);
        json.key("actor");
        json.string(entry.actor);
        json.key("os_user");
        json.string(entry.os_user);
        json.key("hash");
        json.string(to_hex(entry.hash));
        json.key("body");
        json.raw(entry.body);
        json.end_object();
        end_line();
    }

    void write_files() {
        auto row = m_db.prepare("SELECT name, mode, mtime, sz, data FROM sqlar ORDER BY name");
        while (row.step()) {
            JsonWriter json(m_out);
            json.begin_object();
            json.key("file");
            json.string(row.text(0));
            member(json, "mode", row.integer(1));
            member(json, "mtime", row.integer(2));
            member(json, "size", row.integer(3));
            json.key("data");
            m_base64.clear();
            append_base64(m_base64, row.blob(4));
            json.string(m_base64);
            json.end_object();
            end_line();
        }
    }

    Database& m_db;
    bool m_reveal;
    const std::function<void(std::string_view)>& m_sink;
    std::string m_out;
    std::string m_base64;
};

}  // namespace

void export_journal(Database& db, bool reveal, const std::function<void(std::string_view)>& sink) {
    const ReadTransaction snapshot(db);
    Export(db, reveal, sink).run();
}

}  // namespace aftercare
