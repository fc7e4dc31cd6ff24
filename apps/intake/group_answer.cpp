#include "aftercare/store/rows.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/groups.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct GroupAnswerRequest {
    std::string group;
    std::string id;
    std::string words;
    Means how{};
};

void describe_group_answer(Options& options, GroupAnswerRequest& request) {
    options.word(request.group, "G", tr_later("a group complaint"), check_group);
    options.word(request.id, "ID", tr_later("the household's ticket"), check_one_ticket_id);
    options.main_text(request.words, "words", tr_later("what the household was told"), Need::required);
    options.value(request.how, "how", "MEANS", tr_later("by which means"), Need::required);
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

int run_group_answer(const GroupAnswerRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    auto group = group_named(writer, request.group);
    const auto member = candidate(writer, request.id);
    GroupAnswered said;
    said.words = request.words;
    said.how = request.how;
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
    .bind = bound<describe_group_answer, run_group_answer>,
};

}  // namespace aftercare
