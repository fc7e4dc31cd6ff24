#include "apps/close/charges.hpp"

#include "aftercare/core/claim.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/charge_subject.hpp"

namespace aftercare {

ChargeFacts ChargeAct::facts() const {
    const auto retention = load_retention(writer.db(), charge.party_id, charge.project_id);
    return {.charge = charge,
            .ticket = ticket,
            .policy = writer.policy(),
            .actor = writer.actor(),
            .when = writer.act().when,
            .last_at = last_act_at(writer.db(), charge.id),
            .retention_left = retention ? retention->left() : Fen{},
            .charges = charges};
}

std::string ChargeAct::number() const {
    return written_subject(writer.ledger().site, SubjectKind::charge, charge.id.value);
}

void ChargeAct::refuse(Refused no) const {
    no.number = number();
    throw RefusedBatch{{sentence(no)}};
}

void describe_charge(Options& options, std::string& charge) {
    options.word(charge, "C", tr_later("the back-charge"), check_charge);
}

std::string read_amount(std::string_view typed, Fen& into) {
    const auto amount = parse_yuan(typed);
    if (!amount || amount->count <= 0) {
        return tr("an amount in yuan above 0 such as 300 or 120.50");
    }
    into = *amount;
    return {};
}

void describe_amount(Options& options, AmountRequest& request) {
    describe_charge(options, request.charge);
    options.value(request.amount, "amount", "YUAN", tr_later("how much"), Need::required, read_amount);
}

int act_on_charge(Session& session, const std::string& named, const std::function<void(ChargeAct&)>& act) {
    Writer writer(session.ledger(), session.acting());
    auto charge = find_charge(writer.db(), writer.ledger().site, named);
    const auto ticket = load_ticket(writer.db(), charge.ticket_id);
    const auto charges = charges_of(writer.db(), ticket->id, writer.ledger().site);
    ChargeAct one{session, writer, std::move(charge), *ticket, charges};
    act(one);
    const int code = finish_write(session, writer, {one.number()});
    if (!session.dry_run()) {
        tell_charge(session, one.charge, one.number());
    }
    return code;
}

void tell_charge(const Session& session, const Charge& charge, const std::string& number) {
    session.tell(form(tr("{number} is {state}: claimed {claimed}, agreed {agreed}, deducted {deducted}, "
                         "invoiced {invoiced}, received {received}; the claim lapses after {day}"),
                      fmt::arg("number", number), fmt::arg("state", word(charge.state)),
                      fmt::arg("claimed", format_yuan(charge.claimed)),
                      fmt::arg("agreed", charge.agreed ? format_yuan(*charge.agreed) : std::string("-")),
                      fmt::arg("deducted", format_yuan(charge.deducted)),
                      fmt::arg("invoiced", format_yuan(charge.invoiced)),
                      fmt::arg("received", format_yuan(charge.received)),
                      fmt::arg("day", format_day(charge.limitation_on))));
}

void warn_of_costs_left_out(const Session& session, const Ticket& ticket, const Charge& charge,
                            const std::string& number) {
    const auto spent = sum_of(ticket, costs_behind(ticket, charge.order_k));
    if (spent != charge.claimed) {
        session.warn(form(tr("{number}: {left} of what replacing the order cost is left out, another "
                             "back-charge claims it"),
                          fmt::arg("number", number),
                          fmt::arg("left", format_yuan({spent.count - charge.claimed.count}))));
    }
}

void warn_of_weak_proof(const Session& session, const std::string& number, const std::string& weak) {
    if (!weak.empty()) {
        session.warn(form(tr("{number}: the proof chain is weak: {what}"), fmt::arg("number", number),
                          fmt::arg("what", word_of("weak", weak))));
    }
}

}  // namespace aftercare
