#include "aftercare/store/person_traces.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/phone.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/holders.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/exit_codes.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_told_most = 20;

struct ForgetRequest {
    std::string person;
    std::string words;
    bool all_of = false;
    std::string approved_by;
};

void describe_party_forget(Options& options, ForgetRequest& request) {
    options.word(request.person, "PERSON", tr_later("name, phone or number of the person"),
                 check_person_name);
    options.main_text(request.words, "words", tr_later("who asked for it, and why"), Need::required);
    options.flag(request.all_of, "all-of", tr_later("also all other spellings and rows of the same person"));
    options.text(request.approved_by, "approved-by", "NAME",
                 tr_later("the manager who approves, if another than who acts"), Need::optional,
                 check_not_empty);
}

/// `12 王* 138****0001`.
std::string candidate(const PersonRow& row) {
    auto text = std::to_string(row.id.value) + " " + mask_name(row.name);
    return row.phone.empty() ? text : text + " " + mask_phone(row.phone);
}

std::string candidates(const std::vector<PersonRow>& rows) {
    std::string text;
    for (std::size_t i = 0; i < rows.size() && i < k_told_most; ++i) {
        text += (text.empty() ? "" : ", ") + candidate(rows[i]);
    }
    return rows.size() <= k_told_most ? text
                                      : form(tr("{list} and {count} more"), fmt::arg("list", text),
                                             fmt::arg("count", rows.size() - k_told_most));
}

/// Clears the file of what is forgotten, and says what keeps it from that.
void clear(Session& session, std::int64_t person) {
    const auto path = session.ledger().path();
    try {
        if (!clear_remains(session.ledger().db())) {
            session.warn(
                form(tr("{path} has the values as long as other processes read the ledger as it was: "
                        "{processes}; close them and say `aftercare party forget {id} -m WORDS` again"),
                     fmt::arg("path", path + "-wal"), fmt::arg("id", person),
                     fmt::arg("processes", join_words(holders_of(path)))));
        }
    } catch (const Error& error) {
        session.warn(
            form(tr("the values are forgotten, but the file was not cleared of their remains: {what}; "
                    "say `aftercare party forget {id} -m WORDS` again"),
                 fmt::arg("what", error.found()), fmt::arg("id", person)));
    }
}

/// Thrown out of the transaction, without which the file can be cleared.
struct ForgottenAlready {
    PersonId id;
};

[[noreturn]] void nobody(Session& session, std::string_view typed) {
    const auto number = parse_digits(trim(typed));
    if (!number || !load_person(session.ledger().db(), PersonId{*number})) {
        throw Error(ErrorKind::fact, tr("no such person"), {},
                    tr("give the whole name, the phone, or the number that a list of candidates shows"));
    }
    throw ForgottenAlready{PersonId{*number}};
}

/// The rows to forget: the one that is meant, or with --all-of all that are the same person.
std::vector<PersonRow> people_meant(Session& session, const std::string& typed, bool all_of) {
    auto& db = session.ledger().db();
    const auto found = find_people(db, typed);
    if (found.empty()) {
        nobody(session, typed);
    }
    const bool one_person = normalise_phone(typed) || !have_several_phones(found);
    if (found.size() > 1 && !(all_of && one_person)) {
        throw Error(ErrorKind::fact, tr("that may mean several people"),
                    form(tr("one of {codes}"), fmt::arg("codes", candidates(found))),
                    one_person ? tr("give the number in front, or --all-of where all of them are one person")
                               : tr("give the phone or the number in front"));
    }
    return all_of ? with_same_people(db, found) : found;
}

/// Other rows of whom was meant, which stay.
void tell_of_others(Session& session, Database& db, const std::vector<PersonRow>& rows) {
    auto others = with_same_people(db, rows);
    std::erase_if(others, [&](const PersonRow& other) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const PersonRow& row) { return row.id == other.id; });
    });
    if (!others.empty()) {
        session.warn(form(tr("the same person also stands as {candidates}; --all-of forgets them too"),
                          fmt::arg("candidates", candidates(others))));
    } else if (const auto left = namesakes_of(db, rows); !left.empty()) {
        session.warn(form(
            tr("others of the same name stay: {candidates}; forget by number those who are the same person"),
            fmt::arg("candidates", candidates(left))));
    }
}

/// The words of tickets and bundles cannot be blanked: whoever forgets has to know of them.
void tell_of_words(Session& session, const std::vector<PersonMention>& mentions, bool all) {
    std::size_t told = 0;
    for (const auto& mention : mentions) {
        if (!all && ++told > k_told_most) {
            session.warn(form(tr("{count} more still name the person; -v lists them"),
                              fmt::arg("count", mentions.size() - k_told_most)));
            return;
        }
        session.warn(mention.bundle.empty()
                         ? form(tr("the words of {subject} still name the person"),
                                fmt::arg("subject", mention.subject))
                         : form(tr("the words of {subject} and its bundle {path} still name the person"),
                                fmt::arg("subject", mention.subject), fmt::arg("path", mention.bundle)));
    }
}

/// Decides on all rows as on one person.
void record_all(Writer& writer, const ForgetRequest& request, const std::vector<PersonRow>& rows,
                const std::vector<PersonPlace>& places) {
    const auto named = trim(request.approved_by);
    const auto approver =
        named.empty() ? writer.actor() : actor_named(writer.db(), named, writer.act().when.now);
    const auto& words = request.words;
    for (const auto& row : rows) {
        const auto decided = decide(
            Forgotten{row.id, words, std::string(named)},
            ForgetFacts{writer.policy(), writer.actor(), writer.act().when, places, names_them(words, rows)},
            approver);
        if (!decided) {
            throw RefusedBatch{{sentence(decided.reason())}};
        }
        writer.record(*decided);
    }
}

int forget(const ForgetRequest& request, Session& session, std::vector<PersonId>& ids) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    const auto rows = people_meant(session, request.person, request.all_of);
    const auto traces = trace_people(writer.db(), rows);
    record_all(writer, request, rows, traces.places);
    tell_of_others(session, writer.db(), rows);
    tell_of_words(session, traces.mentions, session.common().verbose);
    std::vector<std::string> lines;
    for (const auto& row : rows) {
        ids.push_back(row.id);
        lines.push_back(std::to_string(row.id.value));
    }
    forget_people(writer.db(), ids, writer.act().when.at);
    return finish_write(session, writer, lines);
}

int run_party_forget(const ForgetRequest& request, Session& session) {
    std::vector<PersonId> ids;
    int code = k_exit_done;
    try {
        code = forget(request, session, ids);
    } catch (const ForgottenAlready& again) {
        // Said again, it clears what could not be cleared then.
        if (!session.dry_run()) {
            clear(session, again.id.value);
        }
        throw Error(ErrorKind::fact,
                    form(tr("person {id} is forgotten already"), fmt::arg("id", again.id.value)));
    }
    if (!session.dry_run()) {
        clear(session, ids.front().value);
    }
    return code;
}

}  // namespace

const Command k_party_forget = {
    .name = "party forget",
    .summary = tr_later("blank a person's name, phone and address for good"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_party_forget, run_party_forget>,
};

}  // namespace aftercare
