// Back-charges 扣款: what a party owes because another had to do its repair, from the default to the money.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

/// What a proof chain may lack: nobody formally told the party of the defect; what proves that was entered
/// long after it happened, with no file that shows it; or the party was given up on before it had had its
/// time.
constexpr std::string_view k_weak_no_service = "no-formal-service";
constexpr std::string_view k_weak_entered_late = "entered-late";
constexpr std::string_view k_weak_no_time = "cure-not-passed";
constexpr std::array k_weak_codes = {k_weak_no_service, k_weak_entered_late, k_weak_no_time};

struct Charge {
    ChargeId id;
    TicketId ticket_id;
    int order_k = 0;  ///< the order that its party did not fulfil
    PartyId party_id;
    ProjectId project_id;
    ChargeState state = ChargeState::open;
    Instant state_since;
    Instant opened_at;
    std::string opened_by;
    Fen opened_claim;   ///< what was claimed when it was opened
    Fen claimed;        ///< cost of the orders that replaced it
    std::string costs;  ///< numbers of the ticket's costs that `claimed` is the sum of: `1,3`
    std::string weak;   ///< what the proof chain lacks, of k_weak_codes; empty: it is strong
    std::optional<Instant> noticed_at;
    std::optional<Means> noticed_how;
    std::optional<Fen> agreed;
    Fen deducted;  ///< from the retention
    Fen invoiced;
    Fen received;  ///< of what was invoiced
    std::optional<Instant> settled_at;
    std::string waived_by;  ///< the manager who approved
    Day limitation_on;      ///< last day of the limitation period (Civil Code art. 188)

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("ticket_id", self.ticket_id);
        field("order_k", self.order_k);
        field("party_id", self.party_id);
        field("project_id", self.project_id);
        field("state", self.state);
        field("state_since", self.state_since);
        field("opened_at", self.opened_at);
        field("opened_by", self.opened_by);
        field("opened_claim", self.opened_claim);
        field("claimed", self.claimed);
        field("costs", self.costs);
        field("weak", self.weak);
        field("noticed_at", self.noticed_at);
        field("noticed_how", self.noticed_how);
        field("agreed", self.agreed);
        field("deducted", self.deducted);
        field("invoiced", self.invoiced);
        field("received", self.received);
        field("settled_at", self.settled_at);
        field("waived_by", self.waived_by);
        field("limitation_on", self.limitation_on);
    }
    bool operator==(const Charge&) const = default;
};

/// A back-charge with its number, `AC-C1`.
struct NumberedCharge {
    std::string number;
    Charge charge;
};

/// What a back-charge has brought in: what was deducted, and what came in for invoices.
constexpr Fen recovered_of(const Charge& charge) {
    return {charge.deducted.count + charge.received.count};
}

struct ChargeOpened {
    static constexpr Verb verb = Verb::charge;
    static constexpr SubjectKind subject = SubjectKind::charge;
    TicketId ticket_id;
    int order_k = 0;
    PartyId party_id;
    ProjectId project_id;
    Fen claimed;
    std::vector<int> costs;  ///< numbers of the ticket's costs that are claimed
    std::string weak;
    Day limitation_on;

    static void fields(auto& self, auto&& field) {
        field("ticket", self.ticket_id);
        field("order", self.order_k);
        field("party", self.party_id);
        field("project", self.project_id);
        field("claimed", self.claimed);
        field("costs", self.costs);
        field("weak", self.weak);
        field("limitation_on", self.limitation_on);
    }
    bool operator==(const ChargeOpened&) const = default;
};

/// The party was told what is claimed.
struct ChargeNoticed {
    static constexpr Verb verb = Verb::notice;
    static constexpr SubjectKind subject = SubjectKind::charge;
    Means how = Means::letter;
    Fen claimed;             ///< as it stands now, with costs that came later
    std::vector<int> costs;  ///< numbers of the ticket's costs that are claimed
    std::string weak;
    std::vector<std::string> proofs;  ///< SHA-256 and path of each file

    static void fields(auto& self, auto&& field) {
        field("how", self.how);
        field("claimed", self.claimed);
        field("costs", self.costs);
        field("weak", self.weak);
        field("proofs", self.proofs);
    }
    bool operator==(const ChargeNoticed&) const = default;
};

struct ChargeDisputed {
    static constexpr Verb verb = Verb::dispute;
    static constexpr SubjectKind subject = SubjectKind::charge;
    std::string words;

    static void fields(auto& self, auto&& field) { field("words", self.words); }
    bool operator==(const ChargeDisputed&) const = default;
};

/// The dispute is before a court or an arbitrator.
struct ChargeLitigated {
    static constexpr Verb verb = Verb::litigate;
    static constexpr SubjectKind subject = SubjectKind::charge;
    std::string words;

    static void fields(auto& self, auto&& field) { field("words", self.words); }
    bool operator==(const ChargeLitigated&) const = default;
};

struct ChargeAgreed {
    static constexpr Verb verb = Verb::agree;
    static constexpr SubjectKind subject = SubjectKind::charge;
    Fen amount;

    static void fields(auto& self, auto&& field) { field("amount", self.amount); }
    bool operator==(const ChargeAgreed&) const = default;
};

struct ChargeDeducted {
    static constexpr Verb verb = Verb::deduct;
    static constexpr SubjectKind subject = SubjectKind::charge;
    Fen amount;

    static void fields(auto& self, auto&& field) { field("amount", self.amount); }
    bool operator==(const ChargeDeducted&) const = default;
};

struct ChargeInvoiced {
    static constexpr Verb verb = Verb::invoice;
    static constexpr SubjectKind subject = SubjectKind::charge;
    Fen amount;

    static void fields(auto& self, auto&& field) { field("amount", self.amount); }
    bool operator==(const ChargeInvoiced&) const = default;
};

/// Money came in for what was invoiced, or nothing was left to come.
struct ChargeSettled {
    static constexpr Verb verb = Verb::settle;
    static constexpr SubjectKind subject = SubjectKind::charge;
    std::optional<Fen> received;

    static void fields(auto& self, auto&& field) { field("received", self.received); }
    bool operator==(const ChargeSettled&) const = default;
};

struct ChargeWaived {
    static constexpr Verb verb = Verb::waive;
    static constexpr SubjectKind subject = SubjectKind::charge;
    std::string words;
    std::string approved_by;

    static void fields(auto& self, auto&& field) {
        field("words", self.words);
        field("approved_by", self.approved_by);
    }
    bool operator==(const ChargeWaived&) const = default;
};

/// What an act on a back-charge is decided on.
struct ChargeFacts {
    const Charge& charge;
    const Ticket& ticket;  ///< of its order
    const Policy& policy;
    const Actor& actor;
    When when;
    Instant last_at;                             ///< when the last act on it happened
    Fen retention_left;                          ///< of its party's contract for its project
    const std::vector<NumberedCharge>& charges;  ///< of the ticket, this one too
};

/// The numbers of the costs that a back-charge claims.
std::vector<int> costs_of(const Charge& charge);

/// Costs that a default of order `k` caused and no other back-charge of `charges` claims: nobody pays the
/// same cost twice. What a waived one claimed is free again.
std::vector<int> claimable_costs(const Ticket& ticket, int k, const std::vector<NumberedCharge>& charges);

/// How far a cost reaches that is recorded on an order, or on the ticket alone.
enum class CostReach {
    claimable,    ///< a back-charge that is opened, or was not noticed yet, claims it
    next_notice,  ///< a back-charge claims it once it is noticed again
    too_late,     ///< its back-charge claims nothing more
    elsewhere,    ///< it is not spent on an order that replaces one given up on
    no_default,   ///< nothing was given up on and replaced: there is nothing to claim
};

/// A cost on order `k` of the ticket, and the back-charge that it is about.
struct CostReached {
    CostReach reach = CostReach::no_default;
    const NumberedCharge* charge = nullptr;  ///< of next_notice and too_late
    std::vector<int> replacing = {};         ///< of elsewhere: orders whose costs are claimed
};
CostReached reach_of_cost(const Ticket& ticket, std::optional<int> k,
                          const std::vector<NumberedCharge>& charges);

/// Of a defaulted order on whose replacement money was spent that no other back-charge claims; `asked` names
/// ticket and order, the rest is filled in. `charges` are those of the ticket: refused for an order that has
/// one, of whatever state.
Decided<ChargeOpened> decide(ChargeOpened asked, const Facts& facts,
                             const std::vector<NumberedCharge>& charges);
/// Claims what the repair has cost by now. May be said again until the amount is agreed on or goes to court.
Decided<ChargeNoticed> decide(ChargeNoticed asked, const ChargeFacts& facts);
Decided<ChargeDisputed> decide(ChargeDisputed asked, const ChargeFacts& facts);
/// Once it is disputed.
Decided<ChargeLitigated> decide(ChargeLitigated asked, const ChargeFacts& facts);
/// No more than was claimed; by agreement, or as a court decided.
Decided<ChargeAgreed> decide(ChargeAgreed asked, const ChargeFacts& facts);
/// No more than is left of what was agreed, and of the retention.
Decided<ChargeDeducted> decide(ChargeDeducted asked, const ChargeFacts& facts);
/// No more than is left of what was agreed.
Decided<ChargeInvoiced> decide(ChargeInvoiced asked, const ChargeFacts& facts);
/// Of a named amount, no more than is invoiced and not received yet; else once all that was agreed is
/// deducted or invoiced, and then what is still to come in is filled in. It is settled when nothing is left.
Decided<ChargeSettled> decide(ChargeSettled asked, const ChargeFacts& facts);
/// From any state but the last ones; `approver` is the register's view of `approved_by`.
Decided<ChargeWaived> decide(ChargeWaived asked, const ChargeFacts& facts, const Actor& approver);

void apply(Charge& charge, const Stamp& stamp, const ChargeOpened& event);
void apply(Charge& charge, const Stamp& stamp, const ChargeNoticed& event);
void apply(Charge& charge, const Stamp& stamp, const ChargeDisputed& event);
void apply(Charge& charge, const Stamp& stamp, const ChargeLitigated& event);
void apply(Charge& charge, const Stamp& stamp, const ChargeAgreed& event);
void apply(Charge& charge, const Stamp& stamp, const ChargeDeducted& event);
void apply(Charge& charge, const Stamp& stamp, const ChargeInvoiced& event);
void apply(Charge& charge, const Stamp& stamp, const ChargeSettled& event);
void apply(Charge& charge, const Stamp& stamp, const ChargeWaived& event);

}  // namespace aftercare
