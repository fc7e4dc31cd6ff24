// A ledger on disk in a directory of its own, and hands to say things in it: what the tests of the store
// start from.
//
// Site AC, project East, the shipped policy, time of the tests as in world.hpp: 2026 in Shanghai.
#pragma once

#include <doctest/doctest.h>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>

#include "aftercare/store/files.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/writer.hpp"
#include "tests/support/world.hpp"

namespace testing {

/// A directory that goes with its owner.
class TemporaryDirectory {
  public:
    TemporaryDirectory();
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    std::string file(const std::string& name) const { return (m_path / name).string(); }
    std::size_t count_files() const;

  private:
    std::filesystem::path m_path;
};

/// Li Na, at `when`, by a clock that shows it.
Acting act(Instant when);
/// The same, entered at `now` of what happened at `when`.
Acting late_act(Instant when, Instant now);
/// Li Na at `when`; entered then, or, behind what was entered of a later time, when that was.
Acting acting(Ledger& ledger, Instant when);

/// Makes the ledger at `path`: site, policy, project East.
void make_ledger(const std::string& path, Instant when = at("11-20 08:00"));

/// Everything a ticket can meet in one: a ledger with master data and three tickets.
class LedgerFixture {
  public:
    explicit LedgerFixture(Instant made_at = at("11-20 08:00"));
    ~LedgerFixture();

    std::string path() const { return m_directory.file("ledger.db"); }
    std::string file(const std::string& name) const { return m_directory.file(name); }
    const TemporaryDirectory& directory() const { return m_directory; }
    Ledger& ledger() { return *m_ledger; }
    Database& db() { return m_ledger->db(); }
    /// Closes and opens the ledger again, for files that other connections changed.
    void close();
    void open();

    UnitId unit() const { return m_unit; }
    PartyId party() const { return m_party; }
    PartyId other_party() const { return m_other_party; }

    /// Registers a leak with a new contact.
    TicketId report_leak(Instant when, const std::string& symptom = "drips",
                         const std::string& caller = "Wang Wei", const std::string& phone = "13800000001");

    /// Says `asked` of a ticket as the rules decide it; they must agree.
    template <class E>
    void say(TicketId id, const E& asked, Instant when) {
        say_decided(id, when, std::is_same_v<E, Recorded> || std::is_same_v<E, Attempted>,
                    [&asked](const Facts& facts) -> TicketEvent {
                        const auto decided = decided_by(asked, facts);
                        REQUIRE(verdict(decided) == "ok");
                        return *decided;
                    });
    }

    /// Takes Li Na's last act back, as the rules decide it; what they say.
    std::string undo_last(Instant when, Struck asked = {});
    /// The main path from triage to the closing, ten minutes a step from `when`.
    void bring_to_closing(TicketId id, Instant when);
    void attach(TicketId id, Instant when);
    /// A policy by which half of the repairs that are closed are called back.
    void call_back_half(Instant when);
    /// Three tickets: one closed and called back, one on hold with a file, one new.
    void add_tickets();

  private:
    template <class E>
    static Decided<E> decided_by(const E& asked, const Facts& facts) {
        if constexpr (std::is_same_v<E, Appealed>) {
            return decide(asked, facts, facts.actor);
        } else {
            return decide(asked, facts);
        }
    }
    using Decision = std::function<TicketEvent(const Facts&)>;
    void say_decided(TicketId id, Instant when, bool calls, const Decision& decision);
    void register_masters(Instant when);

    TemporaryDirectory m_directory;
    std::optional<Ledger> m_ledger;
    UnitId m_unit;
    PartyId m_party;
    PartyId m_other_party;
};

}  // namespace testing
