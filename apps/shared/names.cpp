#include "apps/shared/names.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/queries/ticket_numbers.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/policy_words.hpp"

namespace aftercare {

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
    names.unit = [&db](UnitId id) { return name_of(db, id); };
    names.party = [&db](PartyId id) { return name_of(db, id); };
    names.ticket = [&db](TicketId id) {
        const auto ticket = numbered_ticket(db, id);
        return ticket ? ticket->number : std::string();
    };
    names.project = [&db](ProjectId id) { return name_of(db, id); };
    names.policy_code = [word = words_with_policy(&db)](CodeTable table, std::string_view code) {
        return word(name_of(table), code);
    };
    return names;
}

}  // namespace aftercare
