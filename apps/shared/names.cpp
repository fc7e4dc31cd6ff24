#include "apps/shared/names.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/policy_words.hpp"

namespace aftercare {

namespace {

/// The name alone: to prepare the SELECT of a whole row takes longer than to read one.
std::string name_in(Database& db, const char* sql, std::int64_t id) {
    auto& statement = db.cached(sql);
    statement.bind(1, id);
    std::string name(statement.step() ? statement.text(0) : std::string_view());
    statement.reset();
    return name;
}

}  // namespace

std::string shown_person(Database& db, PersonId id, bool revealed) {
    const auto person = load_person(db, id);
    if (!person || (person->name.empty() && person->phone.empty())) {
        return tr("(forgotten)");
    }
    std::string text = revealed ? person->name : mask_name(person->name);
    if (!person->phone.empty()) {
        text += (text.empty() ? "" : " ") + (revealed ? person->phone : mask_phone(person->phone));
    }
    return text;
}

NameLookup names_of(Database& db, bool revealed) {
    NameLookup names;
    names.person = [&db, revealed](PersonId id) { return shown_person(db, id, revealed); };
    names.unit = [&db](UnitId id) { return name_in(db, "SELECT name FROM unit WHERE id = ?", id.value); };
    names.party = [&db](PartyId id) { return name_in(db, "SELECT name FROM party WHERE id = ?", id.value); };
    names.ticket = [&db](TicketId id) {
        return name_in(db, "SELECT number FROM ticket WHERE id = ?", id.value);
    };
    names.project = [&db](ProjectId id) {
        return name_in(db, "SELECT name FROM project WHERE id = ?", id.value);
    };
    names.policy_code = [word = words_with_policy(&db)](CodeTable table, std::string_view code) {
        constexpr std::string_view k_lists[] = {"category", "element", "defect", "cause",
                                                "decline",  "hold",    "force",  "question"};
        return word(k_lists[static_cast<std::size_t>(table)], code);
    };
    return names;
}

}  // namespace aftercare
