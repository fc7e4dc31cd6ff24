#include "aftercare/store/exchange.hpp"
#include "aftercare/store/indexes.hpp"
#include "aftercare/store/replay.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/base64.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_body = ",\"body\":";

/// What the header promises.
struct Promise {
    std::int64_t chains = 0;
    std::int64_t people = 0;
    std::int64_t entries = 0;
    std::int64_t files = 0;
    std::string head;
    bool revealed = false;
    LedgerState ledger;
};

/// The lines of an export, one after another, with the number of the present one for what is said of it.
class Lines {
  public:
    explicit Lines(std::istream& in) : m_in(in) {}

    bool next() {
        if (!std::getline(m_in, m_line)) {
            return false;
        }
        ++m_number;
        return true;
    }
    std::string_view text() const { return m_line; }
    std::int64_t number() const { return m_number; }

    [[noreturn]] void refuse(const std::string& what) const {
        throw Error(ErrorKind::system,
                    form(tr("line {line}: {what}"), fmt::arg("line", m_number), fmt::arg("what", what)), {},
                    tr("nothing was imported"));
    }

    /// Parses `text` as the object of this line.
    void parse(std::string_view text) {
        if (!m_json.parse(text) || !m_json.root().is_object()) {
            refuse(tr("not a line of an export"));
        }
    }
    std::optional<std::int64_t> find_integer(std::string_view name) const {
        const auto member = m_json.root().member(name);
        return member ? member->integer() : std::nullopt;
    }
    std::int64_t integer(std::string_view name) const {
        const auto found = find_integer(name);
        if (!found) {
            refuse_member(name);
        }
        return *found;
    }
    std::string text_or_empty(std::string_view name) const {
        const auto member = m_json.root().member(name);
        if (!member) {
            return {};
        }
        const auto text = member->string();
        if (!text) {
            refuse_member(name);
        }
        return std::string(*text);
    }
    bool flag(std::string_view name) const {
        const auto member = m_json.root().member(name);
        const auto truth = member ? member->boolean() : std::nullopt;
        if (!truth) {
            refuse_member(name);
        }
        return *truth;
    }

  private:
    [[noreturn]] void refuse_member(std::string_view name) const {
        refuse(form(tr("{member} is missing or not of its kind"), fmt::arg("member", name)));
    }

    std::istream& m_in;
    std::string m_line;
    std::int64_t m_number = 0;
    JsonDocument m_json;
};

Promise read_header(Lines& lines) {
    if (!lines.next()) {
        lines.refuse(tr("the file is empty"));
    }
    lines.parse(lines.text());
    if (lines.text_or_empty("aftercare") != "export") {
        lines.refuse(tr("this is no export of a ledger"));
    }
    if (lines.integer("format") != k_export_format || lines.integer("schema") > current_schema_version()) {
        lines.refuse(tr("the export was made by a newer aftercare"));
    }
    return {.chains = lines.integer("chains"),
            .people = lines.integer("people"),
            .entries = lines.integer("entries"),
            .files = lines.integer("files"),
            .head = lines.text_or_empty("head"),
            .revealed = lines.flag("revealed"),
            .ledger = {.id = 1,
                       .site = lines.text_or_empty("site"),
                       .zone = lines.text_or_empty("zone"),
                       .language = lines.text_or_empty("language"),
                       .shared = lines.flag("shared")}};
}

/// Takes the lines behind the header into an empty ledger.
class Import {
  public:
    Import(Database& db, Lines& lines, const Promise& promise)
        : m_db(db), m_lines(lines), m_promise(promise) {}

    Imported run() {
        while (m_lines.next()) {
            take_line();
        }
        if (m_chains.size() != static_cast<std::size_t>(m_promise.chains) ||
            m_done.people != m_promise.people || m_done.entries != m_promise.entries ||
            m_done.files != m_promise.files || to_hex(m_done.head.hash) != m_promise.head) {
            m_lines.refuse(tr("the export ends here, and its header promises more"));
        }
        m_done.people_left_out = !m_promise.revealed;
        return m_done;
    }

  private:
    void take_line() {
        const auto text = m_lines.text();
        if (text.starts_with("{\"entry\":")) {
            return take_entry(text);
        }
        m_lines.parse(text);
        if (m_lines.find_integer("chain")) {
            take_chain();
        } else if (m_lines.find_integer("person")) {
            take_person();
        } else if (!m_lines.text_or_empty("file").empty()) {
            take_file();
        } else {
            m_lines.refuse(tr("not a line of an export"));
        }
    }

    void take_chain() {
        Chain chain{m_lines.integer("chain"), m_lines.text_or_empty("site"), m_lines.integer("epoch")};
        if (!m_chains.empty() && chain.id <= m_chains.back().id) {
            m_lines.refuse(tr("the chains are not in order"));
        }
        try_to([&] { insert_chain(m_db, chain); });
        m_chains.push_back(std::move(chain));
    }

    void take_person() {
        auto& statement = m_db.cached(
            "INSERT INTO person(id, salt, name, phone, email, address, forgotten_at) VALUES (?, ?, ?, ?, ?, "
            "?, "
            "?)");
        statement.bind(1, m_lines.integer("person"));
        int parameter = 2;
        for (const auto* name : {"salt", "name", "phone", "email", "address"}) {
            statement.bind(parameter++, std::string_view(m_lines.text_or_empty(name)));
        }
        if (const auto forgotten_at = m_lines.find_integer("forgotten_at")) {
            statement.bind(parameter, *forgotten_at);
        } else {
            statement.bind_null(parameter);
        }
        write(statement);
        ++m_done.people;
    }

    void take_file() {
        const auto data = read_base64(m_lines.text_or_empty("data"));
        if (!data) {
            m_lines.refuse(tr("the file's content is not base64"));
        }
        auto& statement =
            m_db.cached("INSERT INTO sqlar(name, mode, mtime, sz, data) VALUES (?, ?, ?, ?, ?)");
        statement.bind(1, std::string_view(m_lines.text_or_empty("file")));
        statement.bind(2, m_lines.integer("mode"));
        statement.bind(3, m_lines.integer("mtime"));
        statement.bind(4, m_lines.integer("size"));
        statement.bind_blob(5, {reinterpret_cast<const std::uint8_t*>(data->data()), data->size()});
        write(statement);
        ++m_done.files;
    }

    /// The body is cut out of the line as it is, since its bytes were hashed.
    void take_entry(std::string_view text) {
        const auto body = text.find(k_body);
        if (body == std::string_view::npos || !text.ends_with('}')) {
            m_lines.refuse(tr("the entry has no body at its end"));
        }
        m_lines.parse(std::string(text.substr(0, body)) + "}");
        m_entry.id.value = m_lines.integer("entry");
        m_entry.act = m_lines.integer("act");
        m_entry.subject_kind = m_lines.text_or_empty("subject_kind");
        m_entry.subject_id = m_lines.integer("subject_id");
        m_entry.subject = m_lines.text_or_empty("subject");
        m_entry.verb = m_lines.text_or_empty("verb");
        m_entry.happened_at.seconds = m_lines.integer("happened_at");
        m_entry.recorded_at.seconds = m_lines.integer("recorded_at");
        m_entry.actor = m_lines.text_or_empty("actor");
        m_entry.os_user = m_lines.text_or_empty("os_user");
        const auto hash = read_digest(m_lines.text_or_empty("hash"));
        m_entry.body = text.substr(body + k_body.size(), text.size() - 1 - body - k_body.size());
        check_chain(hash);
        m_entry.hash = *hash;
        try_to([&] { insert_entry(m_db, m_entry); });
        m_done.head = {m_entry.id, m_entry.hash, m_entry.recorded_at};
        ++m_done.entries;
    }

    void check_chain(const std::optional<Digest>& hash) {
        const Chain* chain = nullptr;
        for (const auto& each : m_chains) {
            chain = each.id == chain_of(m_entry.id) ? &each : chain;
        }
        if (chain == nullptr) {
            m_lines.refuse(tr("the entry belongs to no chain"));
        }
        const bool first = m_done.entries == 0 || chain_of(m_done.head.id) != chain->id;
        if (seq_of(m_entry.id) != (first ? 1 : seq_of(m_done.head.id) + 1) || m_entry.id <= m_done.head.id) {
            m_lines.refuse(tr("the entry does not follow the one before"));
        }
        if (!hash || hash_of(m_entry, m_done.head.hash, *chain, m_scratch) != *hash) {
            m_lines.refuse(tr("the entry's hash does not fit its content and the entry before it"));
        }
    }

    /// A row that its table does not take is the line's fault.
    template <class Write>
    void try_to(const Write& write_row) {
        try {
            write_row();
        } catch (const Error& error) {
            m_lines.refuse(error.found());
        }
    }
    void write(Statement& statement) {
        try_to([&] { statement.run(); });
    }

    Database& m_db;
    Lines& m_lines;
    const Promise& m_promise;
    std::vector<Chain> m_chains;
    Imported m_done;
    Entry m_entry;
    std::string m_scratch;
};

/// People without values are forgotten, by the entry that says that they were left out.
void forget_left_out(Database& db, Instant at) {
    auto& statement = db.cached("UPDATE person SET forgotten_at = ? WHERE forgotten_at IS NULL");
    statement.bind(1, at.seconds);
    statement.run();
}

[[noreturn]] void refuse_damaged(const std::string& what) {
    throw Error(ErrorKind::system, form(tr("the export is damaged: {what}"), fmt::arg("what", what)), {},
                tr("nothing was imported"));
}

}  // namespace

Imported import_journal(std::istream& in, const std::string& path, const Acting& acting) {
    require_free_place(path);
    Lines lines(in);
    const auto promise = read_header(lines);
    NewLedger made(path, promise.ledger.shared);
    auto& db = made.db();
    db.exec("PRAGMA cache_size = -32768");
    Transaction transaction(db);
    const auto indexes = drop_indexes(db, IndexesOf::journal);
    auto imported = Import(db, lines, promise).run();
    make_indexes(db, indexes);
    const auto restored_at = begin_restored_epoch(db, acting, {.people_left_out = imported.people_left_out});
    if (imported.people_left_out) {
        forget_left_out(db, restored_at);
    }
    rebuild_rows(db);
    if (load_ledger(db) != promise.ledger) {
        refuse_damaged(tr("its header does not say of the ledger what the journal says"));
    }
    transaction.commit();
    const auto report = verify(db.path(), {});
    if (!report.is_clean()) {
        refuse_damaged(text_of(report.problems.front()));
    }
    imported.synced = made.finish();
    return imported;
}

}  // namespace aftercare
