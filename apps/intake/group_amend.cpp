#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/intake/groups.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct GroupAmendRequest {
    std::string group;
    std::optional<std::string> lead;
    std::optional<std::string> spokesperson;
};

void describe_group_amend(Options& options, GroupAmendRequest& request) {
    options.word(request.group, "G", tr_later("a group complaint"), check_group);
    options.text(request.lead, "lead", "STAFF", tr_later("who leads it from now on"), Need::optional,
                 check_not_empty);
    options.text(request.spokesperson, "spokesperson", "NAME",
                 tr_later("who speaks for the households from now on"), Need::optional, check_person_name);
}

bool check_group_amend(const GroupAmendRequest& request, Session&) {
    if (!request.lead && !request.spokesperson) {
        throw Error(ErrorKind::usage, tr("neither --lead nor --spokesperson is given"), {},
                    tr("name what is to change"));
    }
    return false;
}

std::vector<TicketId> members_of(const Group& group) {
    std::vector<TicketId> tickets;
    for (const auto& member : group.members) {
        tickets.push_back(member.ticket_id);
    }
    return tickets;
}

int run_group_amend(const GroupAmendRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    auto group = group_named(writer, request.group);
    const auto lead = actor_named(writer.db(), trim(request.lead.value_or("")), session.now());
    GroupAmended said;
    said.lead = request.lead ? std::optional(lead.name) : std::nullopt;
    if (request.spokesperson) {
        said.spokesperson =
            spokesperson_of(writer, members_of(group), std::string(trim(*request.spokesperson)));
    }
    writer.record(group, allowed(decide(std::move(said), group, group_facts(writer), lead)));
    return finish_write(session, writer, {number_of(writer, group.id)});
}

}  // namespace

const Command k_intake_group_amend = {
    .name = "group amend",
    .summary = tr_later("somebody else leads a group complaint or speaks for it"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_group_amend, run_group_amend, check_group_amend>,
};

}  // namespace aftercare
