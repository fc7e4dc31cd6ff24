#include "aftercare/store/charges.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/close/charges.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct ChargeOpenRequest {
    std::string order;
};

void describe_charge_open(Options& options, ChargeOpenRequest& request) {
    options.word(request.order, "N/k", tr_later("the order that its party did not fulfil"), check_order_id);
}

int run_charge_open(const ChargeOpenRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto& said = writer.act();
    const auto subject = find_subject(writer.db(), writer.ledger(), request.order, said.when.at, said.by);
    auto ticket = writer.ticket(subject.id);
    const auto site = writer.ledger().site;
    const auto charges = charges_of(writer.db(), subject.id, site);
    ChargeOpened asked;
    asked.order_k = *subject.order_k;
    const TicketAct act{writer, *ticket, subject};
    auto decided = decide(std::move(asked), act.facts(), charges);
    if (!decided) {
        auto no = named_goes_on(writer, decided.reason(), *ticket);
        no.number = subject.number;
        throw RefusedBatch{{sentence(no)}};
    }
    const auto charge = writer.add(*decided);
    const auto number = written_subject(site, SubjectKind::charge, charge.id.value);
    const int code = finish_write(session, writer, {number});
    warn_of_costs_left_out(session, *ticket, charge, number);
    warn_of_weak_proof(session, number, charge.weak);
    if (!session.dry_run()) {
        tell_charge(session, charge, number);
    }
    return code;
}

}  // namespace

const Command k_close_charge_open = {
    .name = "charge open",
    .summary = tr_later("claim what replacing an order cost from the party that defaulted"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_charge_open, run_charge_open>,
};

}  // namespace aftercare
