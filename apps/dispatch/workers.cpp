#include "apps/dispatch/workers.hpp"

#include "aftercare/store/rows.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

Person worker_of_party(Writer& writer, const Party& party, const std::string& name) {
    const std::string known(trim(name));
    if (const auto id = find_party_person(writer.db(), party, known)) {
        return Person{.id = *id};
    }
    return person_named(writer, known);
}

Person worker_of_order(TicketAct& act, const std::string& name) {
    const std::string known(trim(name));
    const auto k = choose_order(act.facts(), act.subject.order_k);
    if (!k) {
        return person_named(act.writer, known);
    }
    const auto& order = *find_order(act.ticket, *k);
    if (order.person_id) {
        const auto person = load_person(act.writer.db(), *order.person_id);
        if (person && person->name == known) {
            return Person{.id = *order.person_id};
        }
    }
    const auto party = load_party(act.writer.db(), order.party_id);
    return party ? worker_of_party(act.writer, *party, known) : person_named(act.writer, known);
}

std::optional<Person> worker_of_order(TicketAct& act, const std::optional<std::string>& name) {
    return name ? std::optional(worker_of_order(act, *name)) : std::nullopt;
}

}  // namespace aftercare
