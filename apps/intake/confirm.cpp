#include "apps/intake/confirm.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("from", "WHO", tr_later("to whom it was read back"), Need::optional, check_person_name);
    options.value("how", "MEANS", tr_later("by which means"), Need::optional, check_code<Means>);
    options.main_text("corrected", tr_later("what was put right"));
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Confirmed said;
        said.from = who_of(act.writer, act.ticket, request, "from");
        said.how = code_of_option<Means>(request, "how");
        said.corrected = request.text("corrected");
        act.record(decide(std::move(said), act.facts()));
        for (const auto& field : worth_asking(act.ticket)) {
            session.tell(form(tr("worth asking: {what}"), fmt::arg("what", option_word(field))));
        }
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_confirm = {
    .name = "confirm",
    .summary = tr_later("read back to the owner and complete"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
