// dispatch transfer: the order ends and a new one goes to another party 转单; an order's party never changes.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Transferred {
    static constexpr Verb verb = Verb::transfer;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    int new_k = 0;
    PartyId party_id;
    std::optional<Person> person;
    std::string task;               ///< the old order's when not said
    std::optional<Instant> due_at;  ///< the old order's when not said
    std::string words;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("new_order", self.new_k);
        field("party", self.party_id);
        field("worker", self.person);
        field("task", self.task);
        field("due_at", self.due_at);
        field("words", self.words);
    }
    bool operator==(const Transferred&) const = default;
};

Decided<Transferred> decide(Transferred asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Transferred& event);

}  // namespace aftercare
