#include "aftercare/core/operations/serve.hpp"

#include <algorithm>
#include <iterator>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct ServeRequest {
    std::vector<std::string> ids;
    Means how = {};
    std::optional<std::string> to;
    bool formal = false;
    std::vector<std::string> proof;
    std::string words;
};

void describe_serve(Options& options, ServeRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("orders, or tickets with one open order"),
                  check_id);
    options.value(request.how, "how", "MEANS", tr_later("by which means"), Need::required);
    options.text(request.to, "to", "NAME", tr_later("who took it"), Need::optional, check_person_name);
    options.flag(request.formal, "formal", tr_later("a formal service: the legal notice of the defect"));
    options.text(request.proof, "proof", "FILE", tr_later("a receipt or photo of the delivery"),
                 Need::optional, check_not_empty);
    options.reads_file();
    options.main_text(request.words, "words", tr_later("what else there is to say"));
}

constexpr Means k_formal_means[] = {Means::letter, Means::signed_paper, Means::hand, Means::email};

/// A formal service leaves something that can be shown: a registered letter, a signed receipt, an e-mail to
/// the address of the contract. That a letter arrived only its receipt shows.
bool check_serve(const ServeRequest& request, Session&) {
    const bool shown = std::find(std::begin(k_formal_means), std::end(k_formal_means), request.how) !=
                       std::end(k_formal_means);
    if (!request.formal) {
        return false;
    }
    if (!shown) {
        throw Error(ErrorKind::usage,
                    form(tr("--formal does not go with --how {how}"), fmt::arg("how", code_of(request.how))),
                    tr("letter, signed, hand or email"));
    }
    if (request.how == Means::letter && request.proof.empty()) {
        throw Error(ErrorKind::usage,
                    tr("a formal service by letter needs the receipt of the registered letter"),
                    "--proof FILE");
    }
    return false;
}

void tell_cure(const Session& session, const std::string& number, const Order& order) {
    session.tell(order.cure_by
                     ? form(tr("{number}: formally served; the party may mend it itself until {at}"),
                            fmt::arg("number", number), fmt::arg("at", format_minute(*order.cure_by)))
                     : form(tr("{number}: formally served; the party is to mend it at once"),
                            fmt::arg("number", number)));
}

int run_serve(const ServeRequest& request, Session& session) {
    const auto proofs = describe_files(request.proof);
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Served said;
        said.k = act.subject.order_k;
        said.how = request.how;
        said.to = worker_of_order(act, request.to);
        said.formal = request.formal;
        said.proved = !proofs.empty();
        said.words = request.words;
        const auto& served = act.record(decide(std::move(said), act.facts()));
        const int k = *served.k;
        if (served.entered_late) {
            session.warn(form(tr("{number}: entered long after it happened: without --proof FILE this "
                                 "service proves little"),
                              fmt::arg("number", order_number(act.subject, k))));
        }
        for (auto proof : proofs) {
            proof.purpose = code_of(Verb::serve);
            proof.order_k = k;
            act.record(decide(std::move(proof), act.facts()));
        }
        if (request.formal) {
            tell_cure(session, order_number(act.subject, k), *find_order(act.ticket, k));
        }
        return order_number(act.subject, k);
    });
}

}  // namespace

const Command k_dispatch_serve = {
    .name = "serve",
    .summary = tr_later("deliver an order to its party"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_serve, run_serve, check_serve>,
};

}  // namespace aftercare
