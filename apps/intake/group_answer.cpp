#include "apps/intake/group_answer.hpp"

#include "aftercare/store/rows.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("G", Arity::one, tr_later("a group complaint"), check_group);
    options.positional("ID", Arity::one, tr_later("the household's ticket"), check_one_ticket_id);
    options.main_text("words", tr_later("what the household was told"), Need::required);
    options.value("how", "MEANS", tr_later("by which means"), Need::required, check_code<Means>);
}

/// The household was told: of an open ticket its clocks know it too.
void inform(Writer& writer, TicketId id, const GroupAnswered& said) {
    auto ticket = *writer.ticket(id);
    if (!is_open(ticket.state)) {
        return;
    }
    Informed told;
    told.what = said.words;
    told.how = said.how;
    const auto facts = writer.facts(ticket);
    writer.record(ticket, allowed(decide(std::move(told), facts)));
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    auto group = group_named(writer, request.words().front());
    const auto member = candidate(writer, request.words().back());
    GroupAnswered said;
    said.words = request.text("words");
    said.how = *code_of_option<Means>(request, "how");
    said = allowed(decide(std::move(said), group, group_facts(writer), member));
    writer.record(group, said);
    inform(writer, member.id, said);
    return finish_write(session, writer, {number_of(writer, group.id)});
}

}  // namespace

const Command k_intake_group_answer = {
    .name = "group answer",
    .summary = tr_later("one household of a group complaint is answered"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
