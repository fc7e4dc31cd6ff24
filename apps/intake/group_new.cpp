#include "aftercare/store/registry.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/intake/groups.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct GroupNewRequest {
    std::vector<std::string> ids;
    std::string lead;
    std::optional<std::string> spokesperson;
};

void describe_group_new(Options& options, GroupNewRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets of the households"), check_ticket_id);
    options.text(request.lead, "lead", "STAFF", tr_later("who leads it"), Need::required, check_not_empty);
    options.text(request.spokesperson, "spokesperson", "NAME", tr_later("who speaks for the households"),
                 Need::optional, check_person_name);
}

int run_group_new(const GroupNewRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto tickets = candidates(writer, expand_ids(request.ids));
    const auto lead = actor_named(writer.db(), trim(request.lead), session.now());
    auto formed = allowed(decide(GroupFormed{}, group_facts(writer), lead, tickets));
    if (request.spokesperson) {
        formed.spokesperson =
            spokesperson_of(writer, formed.tickets, std::string(trim(*request.spokesperson)));
    }
    const auto group = writer.add(formed);
    return finish_write(session, writer, {number_of(writer, group.id)});
}

}  // namespace

const Command k_intake_group_new = {
    .name = "group new",
    .summary = tr_later("tickets of many households become a group complaint"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_group_new, run_group_new>,
};

}  // namespace aftercare
