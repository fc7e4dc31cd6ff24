#include <algorithm>

#include "aftercare/store/verify_parts.hpp"

namespace aftercare {

namespace {

class ChainCheck {
  public:
    ChainCheck(std::vector<Chain> chains, Findings& findings)
        : m_chains(std::move(chains)), m_has_entry(m_chains.size(), false), m_findings(findings) {}

    void take(const Entry& entry) {
        const auto chain = std::find_if(m_chains.begin(), m_chains.end(),
                                        [&](const Chain& each) { return each.id == chain_of(entry.id); });
        if (chain == m_chains.end()) {
            m_findings.add(problem_of(entry, ProblemKind::unknown_chain));
        } else if (follows(entry, *chain) && hash_of(entry, m_head.hash, *chain, m_scratch) != entry.hash) {
            m_findings.add(problem_of(entry, ProblemKind::wrong_hash));
        }
        m_head = {entry.id, entry.hash};
        ++m_entries;
    }

    ChainFacts finish() {
        for (std::size_t i = 0; i < m_chains.size(); ++i) {
            if (!m_has_entry[i]) {
                m_findings.add({.kind = ProblemKind::empty_chain, .detail = std::to_string(m_chains[i].id)});
            }
        }
        return {m_head, m_entries};
    }

  private:
    /// Whether the entry directly follows the one before; if not, that is the finding, and its hash cannot
    /// fit either.
    bool follows(const Entry& entry, const Chain& chain) {
        const auto place = static_cast<std::size_t>(&chain - m_chains.data());
        const bool first = !m_has_entry[place];
        m_has_entry[place] = true;
        const auto expected = first ? 1 : seq_of(m_head.id) + 1;
        if (seq_of(entry.id) != expected) {
            const auto count = std::to_string(seq_of(entry.id) - expected);
            m_findings.add(problem_of(entry, ProblemKind::entry_missing, count));
            return false;
        }
        if (first && m_entries > 0 && !names_parent(entry)) {
            m_findings.add(problem_of(entry, ProblemKind::wrong_parent));
        }
        return true;
    }

    bool names_parent(const Entry& entry) {
        if (from_code<SubjectKind>(entry.subject_kind) != SubjectKind::ledger ||
            from_code<Verb>(entry.verb) != Verb::restore || !m_json.parse(entry.body)) {
            return false;
        }
        const auto event = read_body<LedgerEvent>(Verb::restore, m_json.root());
        const auto* restored = event ? std::get_if<Restored>(&*event) : nullptr;
        return restored != nullptr && restored->parent_seq == seq_of(m_head.id) &&
               restored->parent_head == to_hex(m_head.hash) &&
               std::any_of(m_chains.begin(), m_chains.end(), [&](const Chain& each) {
                   return each.id == chain_of(m_head.id) && each.epoch == restored->parent_epoch;
               });
    }

    std::vector<Chain> m_chains;
    std::vector<bool> m_has_entry;
    Findings& m_findings;
    Head m_head;
    std::int64_t m_entries = 0;
    std::string m_scratch;
    JsonDocument m_json;
};

}  // namespace

ChainFacts check_chain(Database& db, Findings& findings) {
    ChainCheck check(load_chains(db), findings);
    auto statement = db.prepare(std::string("SELECT ") + k_entry_columns + " FROM journal ORDER BY id");
    Entry entry;
    while (statement.step()) {
        read_entry(statement, entry);
        check.take(entry);
    }
    return check.finish();
}

}  // namespace aftercare
