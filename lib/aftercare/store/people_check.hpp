// Whether the people in the ledger are those of its journal, by the salted hashes that the entries carry.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "aftercare/store/verify_parts.hpp"

namespace aftercare {

/// Told of the entries in the order of fold_journal(), the ledger's own first; then compares.
class PeopleCheck {
  public:
    PeopleCheck(Database& db, Findings& findings);

    /// Entries that forget people; what was said of them before binds nobody.
    void take(const Entry& entry, const LedgerEvent& event);
    /// An entry that mentions a person.
    void take(const Entry& entry, const Person& person);
    /// Compares every person with the latest that was said of them.
    void compare();
    /// Whether `entry` lies before an import that left people and files out.
    bool is_left_out(EntryId entry) const { return !m_leavings.empty() && entry < m_leavings.back().entry; }

  private:
    static constexpr std::size_t k_values = 4;  ///< name, phone, email, address

    /// The latest hash of a value and where it was said; 24 bytes, since a ledger may have millions.
    struct Mark {
        std::int64_t entry = 0;
        std::uint64_t high = 0;
        std::uint64_t low = 0;
    };
    struct Known {
        std::array<Mark, 2> marks;   ///< name, phone
        std::int64_t told = 0;       ///< the latest entry that gave a value
        std::int64_t mentioned = 0;  ///< the first entry that mentions them
    };
    /// An entry that blanks what was told before it.
    struct Blanking {
        EntryId entry;
        Instant at;
    };

    std::optional<std::size_t> place_of(std::int64_t person) const;
    Mark* mark_at(std::size_t place, std::size_t value, bool make);
    EntryId forgotten_before(std::int64_t person) const;
    std::optional<Instant> forgotten_at(std::size_t place) const;
    void mention(std::size_t place, EntryId entry);
    void compare_person(std::size_t place, const Statement& row);
    static Mark mark_of(EntryId entry, const std::string& hash);

    Database& m_db;
    Findings& m_findings;
    std::vector<std::int64_t> m_ids;
    std::vector<Known> m_known;                                     ///< parallel to m_ids
    std::unordered_map<std::size_t, std::array<Mark, 2>> m_others;  ///< e-mail, address: few have them
    std::unordered_map<std::int64_t, Blanking> m_forgotten;
    std::vector<Blanking> m_leavings;  ///< imports that left people out
};

}  // namespace aftercare
