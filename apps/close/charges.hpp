// What the acts on a back-charge share.
#pragma once

#include <functional>
#include <string>

#include "aftercare/core/operations/charge.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// A back-charge being acted on, inside the transaction.
struct ChargeAct {
    Session& session;
    Writer& writer;
    Charge charge;
    const Ticket& ticket;                        ///< of its order
    const std::vector<NumberedCharge>& charges;  ///< of the ticket

    ChargeFacts facts() const;
    std::string number() const;
    /// Decides, and records what was decided; throws the refusal.
    template <class Event>
    void record(Decided<Event> decided) {
        if (!decided) {
            refuse(decided.reason());
        }
        writer.record(charge, ChargeEvent(std::move(decided).value()));
    }
    [[noreturn]] void refuse(Refused no) const;
};

/// The back-charge that the command acts on.
void describe_charge(Options& options, std::string& charge);

/// An amount above 0.
std::string read_amount(std::string_view typed, Fen& into);

struct AmountRequest {
    std::string charge;
    Fen amount;
};
/// The same with --amount.
void describe_amount(Options& options, AmountRequest& request);

/// Runs `act` on the back-charge named, commits and prints its number; on a terminal says where it stands.
int act_on_charge(Session& session, const std::string& named, const std::function<void(ChargeAct&)>& act);

/// On a terminal: where a back-charge stands and what usually comes next.
void tell_charge(const Session& session, const Charge& charge, const std::string& number);

/// Warns when another back-charge claims a part of what replacing the order cost.
void warn_of_costs_left_out(const Session& session, const Ticket& ticket, const Charge& charge,
                            const std::string& number);

/// Warns when the proof chain of a back-charge is weak, and of what it lacks.
void warn_of_weak_proof(const Session& session, const std::string& number, const std::string& weak);

}  // namespace aftercare
