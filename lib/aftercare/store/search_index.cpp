#include "aftercare/store/search_index.hpp"

#include <type_traits>
#include <variant>

#include "aftercare/store/fold.hpp"
#include "aftercare/support/grams.hpp"

namespace aftercare {

namespace {

/// *Searched text*: the member of an event that is searched besides the symptom, null when it has none.
template <class Event>
constexpr std::string Event::*k_searched = nullptr;
template <>
constexpr std::string Done::*k_searched<Done> = &Done::result;
template <>
constexpr std::string Answered::*k_searched<Answered> = &Answered::words;
template <>
constexpr std::string Noted::*k_searched<Noted> = &Noted::text;
template <>
constexpr std::string ImportedClosed::*k_searched<ImportedClosed> = &ImportedClosed::result;
template <>
constexpr std::string ClosedAtSource::*k_searched<ClosedAtSource> = &ClosedAtSource::result;

/// The verbs of the events that have one, as SQL lists them.
template <class... Events>
std::string searched_verbs(std::type_identity<std::variant<Events...>>) {
    std::string verbs;
    const auto add = [&](bool is_searched, Verb verb) {
        if (is_searched) {
            verbs += (verbs.empty() ? "'" : ", '") + std::string(code_of(verb)) + "'";
        }
    };
    (add(k_searched<Events> != nullptr, Events::verb), ...);
    return verbs;
}

void write(Database& db, const char* sql, std::int64_t rowid, std::string_view text) {
    std::string grams;
    append_grams(grams, text);
    auto& statement = db.cached(sql);
    statement.bind(1, rowid);
    statement.bind_lasting(2, grams);
    statement.run();
}

/// The words of an entry, of whatever subject, that are searched.
std::string words_of(const Entry& entry) {
    JsonDocument json;
    const auto verb = from_code<Verb>(entry.verb);
    const auto event = entry.subject_kind == code_of(SubjectKind::ticket) && verb && json.parse(entry.body)
                           ? read_body<TicketEvent>(*verb, json.root())
                           : std::nullopt;
    return event ? std::string(searched_words(*event)) : std::string();
}

}  // namespace

std::string_view searched_words(const TicketEvent& event) {
    return std::visit(
        [](const auto& each) -> std::string_view {
            constexpr auto k_text = k_searched<std::remove_cvref_t<decltype(each)>>;
            if constexpr (k_text != nullptr) {
                return each.*k_text;
            } else {
                return {};
            }
        },
        event);
}

void index_symptom(Database& db, TicketId ticket, std::string_view before, std::string_view after) {
    if (before == after) {
        return;
    }
    if (!before.empty()) {
        write(db, "INSERT INTO symptom_gram(symptom_gram, rowid, grams) VALUES ('delete', ?, ?)",
              ticket.value, before);
    }
    if (!after.empty()) {
        write(db, "INSERT INTO symptom_gram(rowid, grams) VALUES (?, ?)", ticket.value, after);
    }
}

void index_words(Database& db, EntryId entry, std::string_view words) {
    if (!words.empty()) {
        write(db, "INSERT INTO words_gram(rowid, grams) VALUES (?, ?)", entry.value, words);
    }
}

void forget_words(Database& db, const Entry& entry) {
    if (const auto words = words_of(entry); !words.empty()) {
        write(db, "INSERT INTO words_gram(words_gram, rowid, grams) VALUES ('delete', ?, ?)", entry.id.value,
              words);
    }
}

void remember_words(Database& db, const Entry& entry) {
    index_words(db, entry.id, words_of(entry));
}

void for_each_symptom(Database& db, const EachDocument& each) {
    auto row = db.prepare("SELECT id, symptom FROM ticket WHERE symptom <> ''");
    while (row.step()) {
        each(row.integer(0), row.text(1));
    }
}

void for_each_words(Database& db, const EachDocument& each) {
    for_each_ticket_event(db, searched_verbs(std::type_identity<TicketEvent>()),
                          [&](const Entry& entry, const TicketEvent& event) {
                              if (const auto words = searched_words(event); !words.empty()) {
                                  each(entry.id.value, words);
                              }
                          });
}

void index_entry(Database& db, EntryId entry, TicketId ticket, const TicketEvent& event,
                 std::string_view before, std::string_view after) {
    index_symptom(db, ticket, before, after);
    index_words(db, entry, searched_words(event));
}

}  // namespace aftercare
