#include <algorithm>

#include "aftercare/store/verify_parts.hpp"

namespace aftercare {

namespace {

class ChainCheck {
  public:
    ChainCheck(std::vector<Chain> chains, Findings& findings)
        : m_chains(std::move(chains)), m_has_entry(m_chains.size(), false), m_findings(findings) {}

    /// The next row of the journal, with k_entry_columns.
    void take(const Statement& row) {
        const auto head = head_of_row(row);
        if (m_chain >= m_chains.size() || m_chains[m_chain].id != chain_of(head.id)) {
            find_chain(chain_of(head.id));
        }
        if (m_chain == m_chains.size()) {
            tell(row, ProblemKind::unknown_chain);
        } else if (follows(row, head.id) &&
                   hash_of_row(row, m_head.hash, m_chains[m_chain], m_scratch) != head.hash) {
            tell(row, ProblemKind::wrong_hash);
        } else {
            check_act(row, head);
        }
        m_act = act_of_row(row);
        m_head = head;
        ++m_entries;
    }

    ChainFacts finish() {
        for (std::size_t i = 0; i < m_chains.size(); ++i) {
            if (m_chains[i].id != static_cast<std::int64_t>(i)) {
                m_findings.add({.kind = ProblemKind::chain_number, .detail = std::to_string(m_chains[i].id)});
            }
            if (!m_has_entry[i]) {
                m_findings.add({.kind = ProblemKind::empty_chain, .detail = std::to_string(m_chains[i].id)});
            }
        }
        return {m_head, m_entries};
    }

  private:
    void tell(const Statement& row, ProblemKind kind, std::string detail = {}) {
        Entry entry;
        read_entry(row, entry);
        m_findings.add(problem_of(entry, kind, std::move(detail)));
    }

    /// Stamps never run back within an epoch, and an act goes on or begins with its own seq.
    void check_act(const Statement& row, const Head& head) {
        const auto seq = seq_of(head.id);
        const auto act = act_of_row(row);
        if (act != seq && (seq == 1 || act != m_act)) {
            tell(row, ProblemKind::wrong_act);
        }
        if (seq > 1 && head.recorded_at < m_head.recorded_at) {
            tell(row, ProblemKind::runs_back);
        }
    }

    void find_chain(std::int64_t id) {
        m_chain = static_cast<std::size_t>(
            std::find_if(m_chains.begin(), m_chains.end(), [&](const Chain& each) { return each.id == id; }) -
            m_chains.begin());
    }

    /// Whether the entry directly follows the one before; if not, that is the finding, and its hash cannot
    /// fit either.
    bool follows(const Statement& row, EntryId id) {
        const bool first = !m_has_entry[m_chain];
        m_has_entry[m_chain] = true;
        const auto expected = first ? 1 : seq_of(m_head.id) + 1;
        if (seq_of(id) != expected) {
            tell(row, ProblemKind::entry_missing, std::to_string(seq_of(id) - expected));
            return false;
        }
        if (first && m_entries > 0 && !names_parent(row)) {
            tell(row, ProblemKind::wrong_parent);
        }
        return true;
    }

    bool names_parent(const Statement& row) {
        Entry entry;
        read_entry(row, entry);
        const auto verb = from_code<Verb>(entry.verb);
        if (from_code<SubjectKind>(entry.subject_kind) != SubjectKind::ledger || !verb ||
            !m_json.parse(entry.body)) {
            return false;
        }
        const auto event = read_body<LedgerEvent>(*verb, m_json.root());
        return event && std::visit([&](const auto& each) { return is_parent_in(each); }, *event);
    }

    /// Whether the event says that the epoch before it ended where it did.
    template <class Event>
    bool is_parent_in(const Event& event) const {
        if constexpr (requires { event.parent_head; }) {
            return event.parent_seq == seq_of(m_head.id) && event.parent_head == to_hex(m_head.hash) &&
                   std::any_of(m_chains.begin(), m_chains.end(), [&](const Chain& each) {
                       return each.id == chain_of(m_head.id) && each.epoch == event.parent_epoch;
                   });
        } else {
            return false;
        }
    }

    std::vector<Chain> m_chains;
    std::size_t m_chain = 0;  ///< of the present entry
    std::vector<bool> m_has_entry;
    Findings& m_findings;
    Head m_head;
    std::int64_t m_act = 0;  ///< of the entry before
    std::int64_t m_entries = 0;
    std::string m_scratch;
    JsonDocument m_json;
};

}  // namespace

ChainFacts check_chain(Database& db, Findings& findings, const Tick& tick) {
    ChainCheck check(load_chains(db), findings);
    auto statement = entries_after(db, {INT64_MIN});
    while (statement.step()) {
        check.take(statement);
        tick();
    }
    return check.finish();
}

}  // namespace aftercare
