#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct ConfirmRequest {
    std::vector<std::string> ids;
    std::optional<std::string> from;
    std::optional<Means> how;
    std::string corrected;
};

void describe_confirm(Options& options, ConfirmRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.text(request.from, "from", "WHO", tr_later("to whom it was read back"), Need::optional,
                 check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"));
    options.main_text(request.corrected, "corrected", tr_later("what was put right"));
}

int run_confirm(const ConfirmRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Confirmed said;
        said.from = who_named(act.writer, act.ticket, request.from);
        said.how = request.how;
        said.corrected = request.corrected;
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
    .bind = bound<describe_confirm, run_confirm>,
};

}  // namespace aftercare
