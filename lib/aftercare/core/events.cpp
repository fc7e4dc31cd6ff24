#include "aftercare/core/events.hpp"

#include <utility>

#include "aftercare/core/fields_json.hpp"

namespace aftercare {

namespace {

using fields_json::read;
using fields_json::write;

template <class Events, std::size_t... I>
std::optional<Events> read_one_of(Verb verb, JsonValue body, std::index_sequence<I...>) {
    std::optional<Events> event;
    const auto consider = [&]<std::size_t N>() {
        using E = std::variant_alternative_t<N, Events>;
        if (E::verb != verb || event) {
            return;
        }
        event.emplace(std::in_place_type<E>);
        if (!read(body, std::get<E>(*event))) {
            event.reset();
        }
    };
    (consider.template operator()<I>(), ...);
    return event;
}

}  // namespace

template <class Events>
void append_body(std::string& out, const Events& event) {
    JsonWriter json(out);
    std::visit([&](const auto& each) { write(json, each); }, event);
}

template <class Events>
std::optional<Events> read_body(Verb verb, JsonValue body) {
    return read_one_of<Events>(verb, body, std::make_index_sequence<std::variant_size_v<Events>>());
}

template void append_body(std::string&, const TicketEvent&);
template void append_body(std::string&, const ProjectEvent&);
template void append_body(std::string&, const UnitEvent&);
template void append_body(std::string&, const PartyEvent&);
template void append_body(std::string&, const StaffEvent&);
template void append_body(std::string&, const PolicyEvent&);
template void append_body(std::string&, const LedgerEvent&);
template void append_body(std::string&, const ChargeEvent&);
template void append_body(std::string&, const GroupEvent&);
template void append_body(std::string&, const StrikeEvent&);
template std::optional<TicketEvent> read_body(Verb, JsonValue);
template std::optional<ProjectEvent> read_body(Verb, JsonValue);
template std::optional<UnitEvent> read_body(Verb, JsonValue);
template std::optional<PartyEvent> read_body(Verb, JsonValue);
template std::optional<StaffEvent> read_body(Verb, JsonValue);
template std::optional<PolicyEvent> read_body(Verb, JsonValue);
template std::optional<LedgerEvent> read_body(Verb, JsonValue);
template std::optional<ChargeEvent> read_body(Verb, JsonValue);
template std::optional<GroupEvent> read_body(Verb, JsonValue);
template std::optional<StrikeEvent> read_body(Verb, JsonValue);

}  // namespace aftercare
