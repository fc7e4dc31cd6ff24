// The search index against the texts that it was made of, by a sum over all terms, each with its document and
// position, hashed with a key of this run: whatever the order in which they come, and nobody can choose texts
// that come to the same sum.
//
// FTS5 checks its tables only for writers, so a copy of them in memory is looked at, one table at a time (55
// MB for a million tickets). Each term is looked up as a search looks it up, which needs the pages that lead
// to it.
#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

#include "aftercare/store/ledger.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/store/verify_parts.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/grams.hpp"

namespace aftercare {

namespace {

/// The terms of any number of documents, as a sum modulo 2^64 and their count.
struct TermSum {
    std::uint64_t sum = 0;
    std::int64_t count = 0;

    void add(std::uint64_t hash) {
        sum += hash;
        ++count;
    }
    void take(std::uint64_t hash) {
        sum -= hash;
        --count;
    }
    bool operator==(const TermSum&) const = default;
};

/// Stafford's variant 13 of MurmurHash3's finalizer, as in SplitMix64.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

class TermHash {
  public:
    TermHash() : m_key(std::stoull(random_hex(sizeof m_key), nullptr, 16)) {}

    std::uint64_t of_term(std::string_view term) const {
        auto hash = mixed(m_key + term.size());
        for (std::size_t from = 0; from < term.size(); from += sizeof hash) {
            std::uint64_t bytes = 0;
            const auto part = term.substr(from, sizeof bytes);
            std::memcpy(&bytes, part.data(), part.size());
            hash = mixed(hash ^ bytes);
        }
        return hash;
    }
    static std::uint64_t of_place(std::uint64_t term, std::int64_t document, std::int64_t position) {
        return mixed(mixed(term + static_cast<std::uint64_t>(document)) +
                     static_cast<std::uint64_t>(position));
    }

  private:
    std::uint64_t m_key;
};

/// Told of each document and the hash of one of its terms at its place.
using EachTerm = std::function<void(std::int64_t document, std::uint64_t hash)>;

void for_each_term(const TermHash& hash, std::int64_t document, std::string_view text, const EachTerm& each) {
    std::string grams;
    append_grams(grams, text);
    std::int64_t position = 0;
    for (std::size_t from = 0; from < grams.size(); ++position) {
        const auto until = grams.find(' ', from);
        const auto term = hash.of_term(std::string_view(grams).substr(from, until - from));
        each(document, TermHash::of_place(term, document, position));
        from = until + 1;
    }
}

/// A search table: its name, what calls `each` with all its documents, and how a document is called.
struct SearchTable {
    std::string name;
    std::function<void(Database& db, const EachDocument& each)> documents;
    std::function<std::string(std::int64_t document)> written;
};

void require(bool holds) {
    if (!holds) {
        throw DamagedError({}, {});
    }
}

/// The copy of a search table. Throws Error when FTS5 finds it unsound.
class TableCopy {
  public:
    TableCopy(Database& from, const std::string& table) : m_db(":memory:", OpenMode::create, 0) {
        create_schema(m_db);
        m_db.lift_defences();
        require(rows_of(from, table + "_config") == rows_of(m_db, table + "_config"));
        for (const auto* part : {"_data", "_idx"}) {
            m_db.exec(("DELETE FROM " + table + part).c_str());
            copy_rows(from, m_db, table + part);
        }
        m_db.exec(("INSERT INTO " + table + "(" + table + ") VALUES ('integrity-check')").c_str());
        m_db.exec(("CREATE VIRTUAL TABLE all_terms USING fts5vocab(" + table + ", row)").c_str());
        m_db.exec(("CREATE VIRTUAL TABLE places USING fts5vocab(" + table + ", instance)").c_str());
    }

    /// Every term at every place at which a search for it finds it. Throws Error when those are not all.
    void for_each_place(const TermHash& hash, const EachTerm& each) {
        auto terms = m_db.prepare("SELECT term, cnt FROM all_terms");
        auto places = m_db.prepare("SELECT doc, offset FROM places WHERE term = ?");
        while (terms.step()) {
            const auto term = hash.of_term(terms.text(0));
            std::int64_t found = 0;
            places.reset();
            for (places.bind(1, terms.text(0)); places.step(); ++found) {
                each(places.integer(0), TermHash::of_place(term, places.integer(0), places.integer(1)));
            }
            require(found == terms.integer(1));
        }
    }

    /// What no search shows and the next write needs: the totals of documents and terms, blobs alone, and no
    /// row of no segment. Changes the copy. Throws Error when that is not so.
    void require_writable(const std::string& table, std::uint64_t documents, std::uint64_t terms) {
        const auto one = [&](const std::string& sql) { return m_db.integer(sql).value_or(0); };
        require(one("SELECT count(*) FROM " + table + "_data WHERE typeof(block) <> 'blob'") == 0);
        require(one("SELECT count(*) FROM " + table + "_data WHERE id IN (1, 10)") == 2);
        auto totals = m_db.prepare("SELECT block FROM " + table + "_data WHERE id = 1");
        totals.step();
        auto block = totals.blob(0);
        const auto first = take_varint(block);
        require(first == documents && take_varint(block) == terms && block.empty());
        totals.reset();
        m_db.exec(("INSERT INTO " + table + "(rowid, grams) VALUES (1, 'z')").c_str());
        m_db.exec(("INSERT INTO " + table + "(" + table + ") VALUES ('optimize')").c_str());
        // One segment is left; its number is the high part of the keys of its rows.
        require(one("SELECT count(DISTINCT id >> 37) FROM " + table + "_data WHERE id NOT IN (1, 10)") <= 1);
    }

  private:
    /// The next number of a record of FTS5's: seven bits a byte, the high ones first. 0 when there is none.
    static std::uint64_t take_varint(std::span<const std::uint8_t>& bytes) {
        std::uint64_t value = 0;
        while (!bytes.empty()) {
            const auto byte = bytes.front();
            bytes = bytes.subspan(1);
            value = (value << 7U) | (byte & 0x7fU);
            if ((byte & 0x80U) == 0) {
                break;
            }
        }
        return value;
    }

    static std::string rows_of(Database& db, const std::string& table) {
        std::string text;
        auto row = db.prepare("SELECT * FROM " + table + " ORDER BY 1");
        while (row.step()) {
            for (int i = 0; i < row.columns(); ++i) {
                text.append(row.text(i)) += '\n';
            }
        }
        return text;
    }

    Database m_db;
};

/// Names the documents of which the index has anything else than it should; the sums differ.
void name_documents(Database& db, const SearchTable& table, TableCopy& copy, Findings& findings) {
    const TermHash hash;
    std::unordered_map<std::int64_t, TermSum> left;
    table.documents(db, [&](std::int64_t document, std::string_view text) {
        for_each_term(hash, document, text, [&](auto of, auto term) { left[of].add(term); });
    });
    copy.for_each_place(hash, [&](auto of, auto term) { left[of].take(term); });
    std::vector<std::int64_t> wrong;
    for (const auto& [document, sum] : left) {
        if (!(sum == TermSum{})) {
            wrong.push_back(document);
        }
    }
    std::sort(wrong.begin(), wrong.end());
    for (const auto document : wrong) {
        findings.add(
            {.kind = ProblemKind::search_differs, .number = table.written(document), .detail = table.name});
    }
}

void check_table(Database& db, const SearchTable& table, Findings& findings) {
    const TermHash hash;
    TermSum expected;
    std::uint64_t documents = 0;
    std::uint64_t terms = 0;
    table.documents(db, [&](std::int64_t document, std::string_view text) {
        documents += text.empty() ? 0 : 1;
        for_each_term(hash, document, text, [&](auto, auto term) {
            expected.add(term);
            ++terms;
        });
    });
    try {
        TableCopy copy(db, table.name);
        TermSum found;
        copy.for_each_place(hash, [&](auto, auto term) { found.add(term); });
        if (!(found == expected)) {
            name_documents(db, table, copy, findings);
        } else {
            copy.require_writable(table.name, documents, terms);
        }
    } catch (const DamagedError&) {
        findings.add({.kind = ProblemKind::search_damaged, .detail = table.name});
    }
}

}  // namespace

void check_search(Database& db, Findings& findings) {
    const auto site = db.text("SELECT site FROM chain ORDER BY id LIMIT 1").value_or("");
    const std::array tables = {
        SearchTable{"symptom_gram", for_each_symptom,
                    [&](std::int64_t document) { return format_number(site, serial_of({document})); }},
        SearchTable{"words_gram", for_each_words,
                    [](std::int64_t document) { return "entry " + std::to_string(document); }},
    };
    for (const auto& table : tables) {
        check_table(db, table, findings);
    }
}

}  // namespace aftercare
