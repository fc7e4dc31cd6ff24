#include "apps/intake/group_new.hpp"

#include "aftercare/store/registry.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/intake/groups.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets of the households"), check_ticket_id);
    options.value("lead", "STAFF", tr_later("who leads it"), Need::required, check_not_empty);
    options.value("spokesperson", "NAME", tr_later("who speaks for the households"), Need::optional,
                  check_person_name);
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto tickets = candidates(writer, expand_ids(request.words()));
    const auto lead = actor_named(writer.db(), trim(request.text("lead")), session.now());
    auto formed = allowed(decide(GroupFormed{}, group_facts(writer), lead, tickets));
    if (const auto name = request.value("spokesperson")) {
        formed.spokesperson = spokesperson_of(writer, formed.tickets, std::string(trim(*name)));
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
