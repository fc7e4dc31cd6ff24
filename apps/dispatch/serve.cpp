#include "apps/dispatch/serve.hpp"

#include <algorithm>
#include <iterator>

#include "aftercare/core/operations/serve.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/attachment.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.value("how", "MEANS", tr_later("by which means"), Need::required, check_code<Means>);
    options.value("to", "NAME", tr_later("who took it"), Need::optional, check_person_name);
    options.flag("formal", tr_later("a formal service: the legal notice of the defect"));
    options.values("proof", "FILE", tr_later("a receipt or photo of the delivery"), Need::optional,
                   check_not_empty);
    options.reads_file();
    options.main_text("words", tr_later("what else there is to say"));
}

constexpr Means k_formal_means[] = {Means::letter, Means::signed_paper, Means::hand, Means::email};

/// A formal service leaves something that can be shown: a registered letter, a signed receipt, an e-mail to
/// the address of the contract. That a letter arrived only its receipt shows.
bool check_means(const Request& request, Session&) {
    const auto how = code_of_option<Means>(request, "how");
    const bool shown =
        std::find(std::begin(k_formal_means), std::end(k_formal_means), how) != std::end(k_formal_means);
    if (!request.flag("formal")) {
        return false;
    }
    if (!shown) {
        throw Error(ErrorKind::usage,
                    form(tr("--formal does not go with --how {how}"), fmt::arg("how", code_of(*how))),
                    tr("letter, signed, hand or email"));
    }
    if (how == Means::letter && request.values("proof").empty()) {
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

int run(const Request& request, Session& session) {
    const auto proofs = describe_files(request.values("proof"));
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Served said;
        said.k = act.subject.order_k;
        said.how = *code_of_option<Means>(request, "how");
        said.to = worker_of_order(act, request, "to");
        said.formal = request.flag("formal");
        said.proved = !proofs.empty();
        said.words = request.text("words");
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
        if (request.flag("formal")) {
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
    .describe = describe_options,
    .run = run,
    .prepare = check_means,
};

}  // namespace aftercare
