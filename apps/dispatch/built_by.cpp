#include "apps/dispatch/built_by.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/store/builders.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/policy_words.hpp"

namespace aftercare {

namespace {

/// What of the works a ticket is about.
struct TicketPart {
    ProjectId project_id;
    std::string building, element, defect;

    BuiltPart built() const {
        return {.project_id = project_id, .building = building, .element = element, .defect = defect};
    }
    std::string scope() const { return element.empty() ? std::string() : written_scope({{element, defect}}); }
};

TicketPart part_of(Database& db, const Ticket& ticket) {
    TicketPart part{
        .project_id = ticket.project_id, .building = {}, .element = ticket.element, .defect = ticket.defect};
    if (ticket.unit_id) {
        if (const auto unit = load_row<Unit>(db, ticket.unit_id->value)) {
            part.building = unit->building;
        }
    }
    return part;
}

/// `滨江花园, building 3, wet-room:leak`; what is not known of the ticket is left out.
std::string part_words(Database& db, const TicketPart& part) {
    std::vector<std::string> words = {name_of(db, part.project_id)};
    if (!part.building.empty()) {
        words.push_back(form(tr("building {building}"), fmt::arg("building", part.building)));
    }
    if (!part.element.empty()) {
        words.push_back(words_with_policy(&db)("scope", part.scope()));
    }
    return join_words(words);
}

[[noreturn]] void throw_not_known(const TicketPart& part, const std::string& words) {
    const auto option = [](const char* name, const std::string& value) {
        return value.empty() ? std::string() : std::string(" --") + name + " " + value;
    };
    throw Error(ErrorKind::fact, form(tr("no contract says who built it: {part}"), fmt::arg("part", words)),
                {},
                form(tr("name the party with --to, or record who did with `aftercare party contract PARTY "
                        "--project PROJECT --settlement YUAN{scope}{building}`"),
                     fmt::arg("scope", option("scope", part.scope())),
                     fmt::arg("building", option("building", part.building))));
}

/// The order of the ticket for which its party is not sent again unasked, or null.
const Order* order_given_up(const Ticket& ticket, PartyId party, std::optional<int> replaces) {
    const auto& orders = ticket.orders;
    const auto found = std::find_if(orders.rbegin(), orders.rend(), [&](const Order& order) {
        return order.party_id == party &&
               (order.k == replaces || order.state == OrderState::returned ||
                order.state == OrderState::transferred || order.state == OrderState::defaulted);
    });
    return found == orders.rend() ? nullptr : &*found;
}

}  // namespace

TakenParty builder_of_ticket(TicketAct& act, std::optional<int> replaces) {
    auto& db = act.writer.db();
    const auto part = part_of(db, act.ticket);
    const auto words = part_words(db, part);
    const auto builders = load_builders(db);
    const auto found = builders_of(builders, part.built());
    if (found.empty()) {
        throw_not_known(part, words);
    }
    if (found.size() > 1) {
        std::vector<std::string> names;
        for (const auto* contract : found) {
            names.push_back(name_of(db, contract->party_id));
        }
        throw Error(
            ErrorKind::fact,
            form(tr("the contracts of several parties cover it alike: {part}"), fmt::arg("part", words)),
            form(tr("one of {values}"), fmt::arg("values", join_words(names))),
            tr("name the party with --to"));
    }
    auto party = *load_row<Party>(db, found.front()->party_id.value);
    if (const auto* order = order_given_up(act.ticket, party.id, replaces)) {
        throw Error(
            ErrorKind::fact,
            form(tr("{party}, which built it, had order {order}, {state}: {part}"),
                 fmt::arg("party", party.name), fmt::arg("order", order_number(act.subject, order->k)),
                 fmt::arg("state", word(order->state)), fmt::arg("part", words)),
            {}, tr("name the party with --to"));
    }
    auto told =
        form(tr("{number}: taken who built it, {party}: {part}"), fmt::arg("number", act.subject.number),
             fmt::arg("party", party.name), fmt::arg("part", words));
    return {.party = std::move(party), .words = std::move(told)};
}

}  // namespace aftercare
