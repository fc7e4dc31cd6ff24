#include "apps/shared/names.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/people.hpp"
#include "aftercare/store/rows.hpp"
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
    names.unit = [&db](UnitId id) {
        const auto unit = load_unit(db, id);
        return unit ? unit->name : std::string();
    };
    names.party = [&db](PartyId id) {
        const auto party = load_party(db, id);
        return party ? party->name : std::string();
    };
    names.project = [&db](ProjectId id) {
        const auto project = load_project(db, id);
        return project ? project->name : std::string();
    };
    names.policy_code = [word = words_with_policy(&db)](CodeTable table, std::string_view code) {
        constexpr std::string_view k_lists[] = {"category", "element", "defect", "cause",
                                                "decline",  "hold",    "force"};
        return word(k_lists[static_cast<std::size_t>(table)], code);
    };
    return names;
}

}  // namespace aftercare
