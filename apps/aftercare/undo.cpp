#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/store/acts.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/charge_subject.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

/// An act as typed: `1:4711`, or `4711` of the newest epoch.
std::optional<ActName> parse_act(std::string_view text) {
    const auto colon = text.find(':');
    const auto seq = parse_digits(colon == std::string_view::npos ? text : text.substr(colon + 1));
    const auto epoch =
        colon == std::string_view::npos ? std::optional<long long>(0) : parse_digits(text.substr(0, colon));
    return seq && epoch ? std::optional(ActName{*epoch, *seq}) : std::nullopt;
}

std::string read_act(std::string_view typed, ActName& into) {
    const auto act = parse_act(typed);
    if (!act) {
        return tr("an act as the column `act` of `aftercare report audit` has it: 1:4711");
    }
    into = *act;
    return {};
}

struct UndoRequest {
    std::optional<std::string> subject;
    std::optional<ActName> act;  ///< epoch 0: the newest
    std::string words;
    std::optional<std::string> approved_by;
};

void describe_undo(Options& options, UndoRequest& request) {
    options.word(request.subject, "SUBJECT",
                 tr_later("a ticket, order, unit, group or back-charge: the last act on it; without it, your "
                          "own last act"),
                 check_not_empty);
    options.value(request.act, "act", "EPOCH:SEQ", tr_later("this act"), Need::optional, read_act);
    options.main_text(request.words, "words",
                      tr_later("why; your own last act needs no reason within 30 minutes"));
    options.text(request.approved_by, "approved-by", "NAME", tr_later("the manager who approves"),
                 Need::optional, check_not_empty);
}

bool prepare_undo(const UndoRequest& request, Session&) {
    if (request.act && request.subject) {
        throw Error(ErrorKind::usage, tr("both a subject and an act are named"), tr("one of them"));
    }
    return false;
}

/// Ends with what other verbs say of a group, back-charge or unit that is not there.
void require_there(Database& db, const std::string& site, const ActOf& of, const std::string& typed) {
    if (of.kind == SubjectKind::group && !load_group(db, {of.subject_id})) {
        throw Error(ErrorKind::fact, form(tr("no such group complaint: {id}"), fmt::arg("id", typed)), {},
                    tr("see `aftercare report clusters`"));
    }
    if (of.kind == SubjectKind::charge) {
        find_charge(db, site, typed);
    }
    if (of.kind == SubjectKind::unit && !load_unit(db, {of.subject_id})) {
        unit_named(db, typed, std::nullopt);
    }
    if (of.kind == SubjectKind::party && !load_party(db, {of.subject_id})) {
        party_named(db, typed);
    }
    if (of.kind == SubjectKind::staff && !load_staff(db, {of.subject_id})) {
        throw Error(ErrorKind::fact, form(tr("{name} is not registered"), fmt::arg("name", typed)), {},
                    tr("see `aftercare staff list`"));
    }
}

/// `AC-G1`, `G1`: a kind's letter and a number; nothing when the text is none.
std::optional<ActOf> lettered_subject(std::string_view site, std::string_view typed) {
    const auto prefix = std::string(site) + "-";
    const auto text = typed.starts_with(prefix) ? typed.substr(prefix.size()) : typed;
    const auto key = text.empty() ? std::nullopt : parse_digits(text.substr(1));
    std::optional<ActOf> found;
    for_each_aggregate([&]<class T>() {
        const bool is_lettered =
            Aggregate<T>::kind != SubjectKind::ticket && Aggregate<T>::kind != SubjectKind::ledger;
        if (key && is_lettered && text.front() == Aggregate<T>::letter) {
            found = ActOf{.kind = Aggregate<T>::kind, .subject_id = *key};
        }
    });
    return found;
}

/// Ends when the order that is named was never issued, or was struck out.
void require_order(Writer& writer, const Subject& subject) {
    const auto ticket = load_ticket(writer.db(), subject.id);
    if (subject.order_k && find_order(*ticket, *subject.order_k) == nullptr) {
        auto no = refused(Refusal::no_such_order, *ticket);
        no.number = subject.number;
        no.detail = std::to_string(*subject.order_k);
        no.helps = "report show";
        throw RefusedBatch{{sentence(no)}};
    }
}

/// What the last act is looked for by.
ActOf wanted(Writer& writer, const std::optional<std::string>& named) {
    if (!named) {
        return {.actor = writer.act().by,
                .counts_voids = true,
                .since = writer.act().when.now - k_own_act_within};
    }
    const auto& typed = *named;
    if (const auto lettered = lettered_subject(writer.ledger().site, typed)) {
        if (!typed.starts_with(writer.ledger().site + "-") &&
            !find_units(writer.db(), typed, std::nullopt).empty()) {
            throw Error(ErrorKind::fact, form(tr("{typed} is a unit too"), fmt::arg("typed", typed)), {},
                        form(tr("write it in full: {site}-{typed}, or name the act: --act"),
                             fmt::arg("site", writer.ledger().site), fmt::arg("typed", typed)));
        }
        require_there(writer.db(), writer.ledger().site, *lettered, typed);
        return *lettered;
    }
    if (parse_written_id(typed)) {
        const auto subject =
            find_subject(writer.db(), writer.ledger(), typed, writer.act().when.at, writer.act().by);
        require_order(writer, subject);
        return {.kind = SubjectKind::ticket, .subject_id = subject.id.value, .order_k = subject.order_k};
    }
    return {.kind = SubjectKind::unit, .subject_id = unit_named(writer.db(), typed, std::nullopt).id.value};
}

/// Whoever voided something last and takes their last act back may mean the void, or what was before it.
void refuse_void(const std::vector<Entry>& entries) {
    for (const auto& entry : entries) {
        if (entry.verb == code_of(Verb::void_ticket)) {
            throw Error(ErrorKind::fact,
                        form(tr("your last act voided {subject}: what is to be taken back is not certain"),
                             fmt::arg("subject", entry.subject)),
                        {}, tr("name it: a subject, or --act with the number of `aftercare report audit`"));
        }
    }
}

ActName act_of(Writer& writer, const UndoRequest& request) {
    if (auto act = request.act) {
        act->epoch = act->epoch == 0 ? writer.journal().chain().epoch : act->epoch;
        return *act;
    }
    const auto last = last_act(writer.db(), wanted(writer, request.subject));
    if (!last) {
        throw Error(
            ErrorKind::fact,
            request.subject ? tr("there is no act that could be taken back")
                            : tr("there is no act of yours of the last 31 days that could be taken back"),
            {}, tr("acts with their numbers: aftercare report audit --columns act,number,verb,actor"));
    }
    if (!request.subject) {
        refuse_void(entries_of(writer.db(), *last));
    }
    return *last;
}

std::vector<Entry> entries_of_act(Writer& writer, const ActName& act) {
    auto entries = entries_of(writer.db(), act);
    if (entries.empty() || entries.front().act != act.seq) {
        throw Error(ErrorKind::fact, form(tr("there is no act {act}"), fmt::arg("act", written_act(act))), {},
                    tr("acts with their numbers: aftercare report audit --columns act,number,verb,actor"));
    }
    return entries;
}

std::vector<std::string> subjects_of(Database& db, const std::vector<Entry>& entries) {
    std::vector<std::string> subjects;
    for (const auto& entry : entries) {
        auto subject = strike_entry(db, entry).subject;
        if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) {
            subjects.push_back(std::move(subject));
        }
    }
    return subjects;
}

[[noreturn]] void refuse(const Refused& no) {
    throw RefusedBatch{{sentence(no)}};
}

int run_undo(const UndoRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto act = entries_of_act(writer, act_of(writer, request));
    const auto entries = standing(writer.db(), act);
    const auto subjects = subjects_of(writer.db(), entries);
    const auto approver =
        request.approved_by
            ? std::optional(actor_named(writer.db(), std::string(trim(*request.approved_by)), session.now()))
            : std::nullopt;
    const Struck asked{.epoch = 0,
                       .act = 0,
                       .words = request.words,
                       .approved_by = approver ? approver->name : std::string()};
    const auto strike = decide(asked, strike_facts(writer, act, approver ? &*approver : nullptr));
    if (!strike) {
        refuse(strike.reason());
    }
    try {
        writer.strike(*strike);
    } catch (const RefusedVoid& no) {
        refuse(no.refused);
    } catch (const RefusedLate& no) {
        refuse(no.refused);
    }
    for (const auto& entry : entries) {
        if (session.dry_run()) {
            print_entry(session, entry);
        } else {
            session.tell(form(tr("taken back: {number} {verb} of {at}, entered by {by}"),
                              fmt::arg("number", entry.subject),
                              fmt::arg("verb", word_of("verb", entry.verb)),
                              fmt::arg("at", format_minute(entry.happened_at)), fmt::arg("by", entry.actor)));
        }
    }
    return finish_write(session, writer, subjects);
}

}  // namespace

const Command k_undo = {
    .name = "undo",
    .summary =
        tr_later("take back a slip: the last act, or another one; with -n, show what would be taken back"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_undo, run_undo, prepare_undo>,
};

}  // namespace aftercare
