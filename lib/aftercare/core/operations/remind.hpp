// dispatch remind: a reminder is claimed before it is sent, so that it goes out at most once; behind the
// delivery stands that it was sent, or that it failed, which gives the claim back. A claim with neither is of
// a run that was killed in between.
//
// A claim names whom it is for. The mark on the run, hold or contract says that everybody of the step has
// been claimed; while somebody is left (no address yet, a failed delivery, --to), the journal says who has
// been.
#pragma once

#include "aftercare/core/operations/operation.hpp"
#include "aftercare/core/operations/registry.hpp"

namespace aftercare {

/// One reminder of a ticket, of a clock's run or of a hold's review, at one step of the ladder on one day.
struct Reminded {
    static constexpr Verb verb = Verb::remind;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<Clock> clock;    ///< of a run of this clock
    std::optional<Instant> since;  ///< the run's start
    std::optional<int> order_k;    ///< the run's order
    std::optional<int> part_n;     ///< the run's appointment, promise or callback
    std::optional<int> hold_n;     ///< or of this hold
    int level = 0;                 ///< step of the ladder
    Day day_on;                    ///< in the ledger's zone
    std::vector<std::string> to;   ///< names of those addressed
    bool partial = false;          ///< somebody else of the step is still to be told: it stays open
    bool failed = false;           ///< takes the claim back: to these it was not delivered
    bool sent = false;             ///< says of the claim that to these it was delivered

    static void fields(auto& self, auto&& field) {
        field("clock", self.clock);
        field("since", self.since);
        field("order", self.order_k);
        field("part", self.part_n);
        field("hold", self.hold_n);
        field("level", self.level);
        field("day_on", self.day_on);
        field("to", self.to);
        field("partial", self.partial);
        field("failed", self.failed);
        field("sent", self.sent);
    }
    bool operator==(const Reminded&) const = default;
};

/// One reminder of a contract, whose retention is to be released.
struct ContractReminded {
    static constexpr Verb verb = Verb::remind;
    static constexpr SubjectKind subject = SubjectKind::party;
    int contract_n = 0;
    int level = 0;  ///< the rest as above
    Day day_on;
    std::vector<std::string> to;
    bool partial = false;
    bool failed = false;
    bool sent = false;

    static void fields(auto& self, auto&& field) {
        field("contract", self.contract_n);
        field("level", self.level);
        field("day_on", self.day_on);
        field("to", self.to);
        field("partial", self.partial);
        field("failed", self.failed);
        field("sent", self.sent);
    }
    bool operator==(const ContractReminded&) const = default;
};

/// Refused (nothing_to_change) when there is no such run, hold or contract, when it has been claimed for
/// everybody, or when nothing was claimed on the day of what was sent or failed.
Decided<Reminded> decide(Reminded asked, const Facts& facts);
Decided<ContractReminded> decide(ContractReminded asked, const Party& party, const Actor& actor);
void apply(Ticket& ticket, const Stamp& stamp, const Reminded& event);
void apply(Party& party, const Stamp& stamp, const ContractReminded& event);

}  // namespace aftercare
