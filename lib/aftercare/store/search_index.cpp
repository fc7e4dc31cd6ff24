#include "aftercare/store/search_index.hpp"

#include "aftercare/store/fold.hpp"
#include "aftercare/support/grams.hpp"

namespace aftercare {

namespace {

void write(Database& db, const char* sql, std::int64_t rowid, std::string_view text) {
    std::string grams;
    append_grams(grams, text);
    auto& statement = db.cached(sql);
    statement.bind(1, rowid);
    statement.bind_lasting(2, grams);
    statement.run();
}

}  // namespace

std::string_view searched_words(const TicketEvent& event) {
    if (const auto* done = std::get_if<Done>(&event)) {
        return done->result;
    }
    if (const auto* answered = std::get_if<Answered>(&event)) {
        return answered->words;
    }
    if (const auto* noted = std::get_if<Noted>(&event)) {
        return noted->text;
    }
    if (const auto* history = std::get_if<ImportedClosed>(&event)) {
        return history->result;
    }
    return {};
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
    JsonDocument json;
    const auto verb = from_code<Verb>(entry.verb);
    const auto event = entry.subject_kind == code_of(SubjectKind::ticket) && verb && json.parse(entry.body)
                           ? read_body<TicketEvent>(*verb, json.root())
                           : std::nullopt;
    const auto words = event ? searched_words(*event) : std::string_view();
    if (!words.empty()) {
        write(db, "INSERT INTO words_gram(words_gram, rowid, grams) VALUES ('delete', ?, ?)", entry.id.value,
              words);
    }
}

void for_each_symptom(Database& db, const EachDocument& each) {
    auto row = db.prepare("SELECT id, symptom FROM ticket WHERE symptom <> ''");
    while (row.step()) {
        each(row.integer(0), row.text(1));
    }
}

void for_each_words(Database& db, const EachDocument& each) {
    for_each_ticket_event(db, "'done', 'answer', 'note', 'import'",
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
