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

/// The rows of one kind against its folds, both in the order of keys.
template <class T>
class RowCheck {
  public:
    RowCheck(Database& db, SubjectKind kind, const std::string& site, Findings& findings)
        : m_kind(kind),
          m_site(site),
          m_findings(findings),
          m_scan(
              db,
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
    std::int64_t finish() {
        while (m_has_row) {
            drop_row();
        }
        return m_folded;
    }

    std::string name_of(std::int64_t key) const {
        if constexpr (std::is_same_v<T, Ticket>) {
            return format_number(m_site, serial_of({key}));
        } else {
            return written_subject(m_site, m_kind, key);
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

    SubjectKind m_kind;
    const std::string& m_site;
    Findings& m_findings;
    RowScan<T> m_scan;
    bool m_has_row;
    std::int64_t m_folded = 0;
};

/// The embedded files against the attachments that the journal has.
class FileCheck {
  public:
    FileCheck(Database& db, Findings& findings) : m_findings(findings), m_file(db.prepare(k_file)) {}

    /// An attachment of the ticket that is being folded.
    void take(const Entry& entry, const Attached& attached) {
        m_entries.push_back({entry.id, entry.happened_at, attached.n});
    }

    /// The ticket of the attachments taken.
    void compare(const Ticket& ticket, const std::string& number, const PeopleCheck& people) {
        for (const auto& attachment : ticket.attachments) {
            const auto by = std::find_if(m_entries.begin(), m_entries.end(),
                                         [&](const AttachedBy& each) { return each.n == attachment.n; });
            if (attachment.embedded && by != m_entries.end()) {
                compare_file(attachment, by->at, number, people.is_left_out(by->id));
            }
        }
        m_entries.clear();
    }

    /// Forgets the attachments of a ticket that could not be folded.
    void pass_over() { m_entries.clear(); }

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
        int n;
    };

    void compare_file(const Attachment& attachment, Instant at, const std::string& number, bool may_lack) {
        auto name = embedded_name(number, attachment);
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
                             to_hex(sha256(content)) == attachment.sha256 &&
                             m_file.integer(1) == static_cast<std::int64_t>(content.size()) &&
                             m_file.integer(2) == k_embedded_mode && m_file.integer(3) == at.seconds;
        if (!is_same) {
            m_findings.add({.kind = ProblemKind::file_differs, .number = number, .detail = name});
        }
        m_names.insert(std::move(name));
    }

    Findings& m_findings;
    Statement m_file;
    std::vector<AttachedBy> m_entries;
    std::unordered_set<std::string> m_names;
};

/// All kinds of rows, filled as the fold goes on.
struct RowChecks {
    RowChecks(Database& db, const std::string& site, Findings& findings)
        : ledger(db, SubjectKind::ledger, site, findings),
          project(db, SubjectKind::project, site, findings),
          unit(db, SubjectKind::unit, site, findings),
          party(db, SubjectKind::party, site, findings),
          staff(db, SubjectKind::staff, site, findings),
          policy(db, SubjectKind::policy, site, findings),
          ticket(db, SubjectKind::ticket, site, findings),
          group(db, SubjectKind::group, site, findings),
          charge(db, SubjectKind::charge, site, findings) {}

    void pass_over(SubjectKind kind, std::int64_t key) {
        switch (kind) {
            case SubjectKind::ledger:
                return ledger.pass_over(key);
            case SubjectKind::project:
                return project.pass_over(key);
            case SubjectKind::unit:
                return unit.pass_over(key);
            case SubjectKind::party:
                return party.pass_over(key);
            case SubjectKind::staff:
                return staff.pass_over(key);
            case SubjectKind::policy:
                return policy.pass_over(key);
            case SubjectKind::ticket:
                return ticket.pass_over(key);
            case SubjectKind::group:
                return group.pass_over(key);
            case SubjectKind::charge:
                return charge.pass_over(key);
        }
    }

    std::int64_t finish() {
        ledger.finish();
        project.finish();
        unit.finish();
        party.finish();
        staff.finish();
        policy.finish();
        group.finish();
        charge.finish();
        return ticket.finish();
    }

    RowCheck<LedgerState> ledger;
    RowCheck<Project> project;
    RowCheck<Unit> unit;
    RowCheck<Party> party;
    RowCheck<StaffMember> staff;
    RowCheck<PolicyVersion> policy;
    RowCheck<Ticket> ticket;
    RowCheck<Group> group;
    RowCheck<Charge> charge;
};

}  // namespace

std::int64_t check_rows(Database& db, Findings& findings, const Tick& tick) {
    const auto site = db.text("SELECT site FROM chain ORDER BY id LIMIT 1").value_or("");
    RowChecks rows(db, site, findings);
    PeopleCheck people(db, findings);
    FileCheck files(db, findings);
    FoldVisitor visitor;
    visitor.entry = [&](const Entry&) { tick(); };
    visitor.ledger = [&](const LedgerState& each) { rows.ledger.compare(each); };
    visitor.project = [&](const Project& each) { rows.project.compare(each); };
    visitor.unit = [&](const Unit& each) { rows.unit.compare(each); };
    visitor.party = [&](const Party& each) { rows.party.compare(each); };
    visitor.staff = [&](const StaffMember& each) { rows.staff.compare(each); };
    visitor.policy = [&](const PolicyVersion& each) { rows.policy.compare(each); };
    visitor.ticket = [&](const Ticket& each) {
        rows.ticket.compare(each);
        files.compare(each, rows.ticket.name_of(each.id.value), people);
    };
    visitor.group = [&](const Group& each) { rows.group.compare(each); };
    visitor.charge = [&](const Charge& each) { rows.charge.compare(each); };
    visitor.broken = [&](SubjectKind kind, std::int64_t key) {
        rows.pass_over(kind, key);
        files.pass_over();
    };
    visitor.fault = [&](const Entry& entry, EntryFault fault) { findings.add(problem_of(entry, fault)); };
    visitor.person = [&](const Entry& entry, const Person& person) { people.take(entry, person); };
    visitor.ledger_event = [&](const Entry& entry, const LedgerEvent& event) { people.take(entry, event); };
    visitor.attached = [&](const Entry& entry, const Attached& attached) { files.take(entry, attached); };
    fold_journal(db, OnFault::ends_subject, visitor, k_end_of_time);
    people.compare();
    files.finish(db);
    return rows.finish();
}

}  // namespace aftercare
