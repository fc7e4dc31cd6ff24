#include <algorithm>
#include <unordered_set>

#include "aftercare/store/files.hpp"
#include "aftercare/store/people_check.hpp"
#include "aftercare/store/row_scan.hpp"
#include "aftercare/store/verify_parts.hpp"
#include "aftercare/store/writer.hpp"

namespace aftercare {

namespace {

/// The first column, or table of parts, in which two aggregates differ; empty when they are equal.
template <class T>
std::string first_difference(const T& one, const T& other) {
    std::string difference;
    std::vector<const void*> members;
    T::fields(one, [&](const char*, const auto& member) { members.push_back(&member); });
    std::size_t i = 0;
    T::fields(other, [&](const char* name, const auto& member) {
        using Member = std::remove_cvref_t<decltype(member)>;
        if (difference.empty() && !(*static_cast<const Member*>(members[i]) == member)) {
            difference = name;
        }
        ++i;
    });
    if constexpr (WithParts<T>) {
        members.clear();
        T::parts(one, [&](const char*, const auto& parts) { members.push_back(&parts); });
        i = 0;
        T::parts(other, [&](const char* table, const auto& parts) {
            using Parts = std::remove_cvref_t<decltype(parts)>;
            if (difference.empty() && !(*static_cast<const Parts*>(members[i]) == parts)) {
                difference = table;
            }
            ++i;
        });
    }
    return difference;
}

/// What the checks of all kinds share; references outlive them.
struct Checking {
    Database& db;
    const std::string& site;
    Findings& findings;
};

/// The rows of one kind against its folds, both in the order of keys.
template <class T>
class RowCheck {
  public:
    explicit RowCheck(const Checking& checking)
        : m_site(checking.site),
          m_findings(checking.findings),
          m_scan(
              checking.db,
              [this](const char* table, std::int64_t owner) {
                  m_findings.add({.kind = ProblemKind::row_extra, .number = name_of(owner), .detail = table});
              }),
          m_has_row(m_scan.next()) {}

    /// A subject as folded.
    void compare(const T& folded) {
        const auto key = key_of(folded);
        ++m_folded;
        if (!find(key)) {
            tell(ProblemKind::row_missing, key, {});
            return;
        }
        if (m_scan.is_damaged()) {
            tell(ProblemKind::row_damaged, key, {});
        } else if (!(m_scan.value() == folded)) {
            tell(ProblemKind::row_differs, key, first_difference(m_scan.value(), folded));
        }
        if (std::is_same_v<T, Ticket> && m_scan.number() != name_of(key)) {
            tell(ProblemKind::row_differs, key, "number");
        }
        m_has_row = m_scan.next();
    }

    /// A subject that could not be folded: its row is neither right nor wrong.
    void pass_over(std::int64_t key) {
        ++m_folded;
        if (find(key)) {
            m_has_row = m_scan.next();
        }
    }

    /// Rows that are left belong to nothing.
    void finish() {
        while (m_has_row) {
            drop_row();
        }
    }

    std::int64_t folded() const { return m_folded; }

    std::string name_of(std::int64_t key) const {
        if constexpr (std::is_same_v<T, Ticket>) {
            return format_number(m_site, serial_of({key}));
        } else {
            return written_subject(m_site, Aggregate<T>::kind, key);
        }
    }

  private:
    /// Moves to the row of `key`; rows before it belong to nothing.
    bool find(std::int64_t key) {
        while (m_has_row && m_scan.key() < key) {
            drop_row();
        }
        return m_has_row && m_scan.key() == key;
    }

    void drop_row() {
        tell(ProblemKind::row_extra, m_scan.key(), Table<T>::name);
        m_has_row = m_scan.next();
    }

    void tell(ProblemKind kind, std::int64_t key, const std::string& detail) {
        m_findings.add({.kind = kind, .number = name_of(key), .detail = detail});
    }

    const std::string& m_site;
    Findings& m_findings;
    RowScan<T> m_scan;
    bool m_has_row;
    std::int64_t m_folded = 0;
};

/// The embedded files against the attachments that the journal has, also those that were taken back.
class FileCheck {
  public:
    FileCheck(Database& db, Findings& findings) : m_findings(findings), m_file(db.prepare(k_file)) {}

    /// An attachment of the ticket that is being folded.
    void take(const Entry& entry, const Attached& attached) {
        if (attached.embedded) {
            m_attached.push_back({entry.id, entry.happened_at, attached});
        }
    }

    /// The ticket of the attachments taken.
    void compare(const std::string& number, const PeopleCheck& people) {
        for (const auto& each : m_attached) {
            compare_file(each, number, people.is_left_out(each.id));
        }
        m_attached.clear();
    }

    /// Forgets the attachments of a ticket that could not be folded.
    void pass_over() { m_attached.clear(); }

    void finish(Database& db) {
        auto statement = db.prepare("SELECT name FROM sqlar");
        while (statement.step()) {
            const std::string name(statement.text(0));
            if (!m_names.contains(name)) {
                m_findings.add({.kind = ProblemKind::file_extra, .detail = name});
            }
        }
    }

  private:
    static constexpr const char* k_file = "SELECT data, sz, mode, mtime FROM sqlar WHERE name = ?";

    struct AttachedBy {
        EntryId id;
        Instant at;
        Attached attached;
    };

    void compare_file(const AttachedBy& by, const std::string& number, bool may_lack) {
        auto name = embedded_name(number, by.attached.n, by.attached.path);
        m_file.reset();
        m_file.bind(1, std::string_view(name));
        if (!m_file.step()) {
            if (!may_lack) {
                m_findings.add({.kind = ProblemKind::file_missing, .number = number, .detail = name});
            }
            return;
        }
        const auto data = m_file.blob(0);
        const std::string_view content(reinterpret_cast<const char*>(data.data()), data.size());
        const bool is_same = m_file.kind(0) == ValueKind::blob &&
                             to_hex(sha256(content)) == by.attached.sha256 &&
                             m_file.integer(1) == static_cast<std::int64_t>(content.size()) &&
                             m_file.integer(2) == k_embedded_mode && m_file.integer(3) == by.at.seconds;
        if (!is_same) {
            m_findings.add({.kind = ProblemKind::file_differs, .number = number, .detail = name});
        }
        m_names.insert(std::move(name));
    }

    Findings& m_findings;
    Statement m_file;
    std::vector<AttachedBy> m_attached;
    std::unordered_set<std::string> m_names;
};

template <class List>
struct ChecksOf;
template <class... T>
struct ChecksOf<TypeList<T...>> {
    using Tuple = std::tuple<RowCheck<T>...>;
    /// Each is made in its place: they are not moved.
    static Tuple make(const Checking& checking) { return Tuple(TakenBy<T>::from(checking)...); }

  private:
    template <class>
    struct TakenBy {
        static const Checking& from(const Checking& checking) { return checking; }
    };
};

/// The table of struck entries against what the journal says.
void check_struck(Database& db, Findings& findings) {
    const auto by_journal = struck_by_journal(db);
    std::size_t same = 0;
    auto row = db.prepare("SELECT entry_id, by_entry FROM struck");
    while (row.step()) {
        const auto found = by_journal.find(row.integer(0));
        if (found == by_journal.end() || found->second != row.integer(1)) {
            findings.add({.kind = ProblemKind::struck_differs, .entry = {row.integer(0)}});
        } else {
            ++same;
        }
    }
    auto missing = db.prepare("SELECT 1 FROM struck WHERE entry_id = ?");
    for (const auto& [entry, by] : by_journal) {
        if (same == by_journal.size()) {
            break;
        }
        missing.reset();
        missing.bind(1, entry);
        if (!missing.step()) {
            findings.add({.kind = ProblemKind::struck_differs, .entry = {entry}});
        }
    }
}

}  // namespace

std::int64_t check_rows(Database& db, Findings& findings, const Tick& tick) {
    const auto site = db.text("SELECT site FROM chain ORDER BY id LIMIT 1").value_or("");
    auto rows = ChecksOf<Aggregates>::make({db, site, findings});
    PeopleCheck people(db, findings);
    FileCheck files(db, findings);
    FoldVisitor visitor;
    visitor.entry = [&](const Entry&) { tick(); };
    for_each_aggregate([&]<class T>() {
        visitor.on<T>() = [&](const T& each) { std::get<RowCheck<T>>(rows).compare(each); };
    });
    visitor.on<Ticket>() = [&](const Ticket& each) {
        auto& tickets = std::get<RowCheck<Ticket>>(rows);
        tickets.compare(each);
        files.compare(tickets.name_of(each.id.value), people);
    };
    visitor.broken = [&](SubjectKind kind, std::int64_t key) {
        for_each_aggregate([&]<class T>() {
            if (Aggregate<T>::kind == kind) {
                std::get<RowCheck<T>>(rows).pass_over(key);
            }
        });
        files.pass_over();
    };
    visitor.fault = [&](const Entry& entry, EntryFault fault) { findings.add(problem_of(entry, fault)); };
    visitor.person = [&](const Entry& entry, const Person& person) { people.take(entry, person); };
    visitor.ledger_event = [&](const Entry& entry, const LedgerEvent& event) { people.take(entry, event); };
    visitor.attached = [&](const Entry& entry, const Attached& attached) { files.take(entry, attached); };
    fold_journal(db, OnFault::ends_subject, visitor, k_end_of_time);
    people.compare();
    files.finish(db);
    check_struck(db, findings);
    for_each_aggregate([&]<class T>() { std::get<RowCheck<T>>(rows).finish(); });
    return std::get<RowCheck<Ticket>>(rows).folded();
}

}  // namespace aftercare
