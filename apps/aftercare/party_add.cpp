#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/parties.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct PartyAddRequest {
    std::string name;
    PartyKind kind{};
    PartyContacts contacts;
};

void describe_party_add(Options& options, PartyAddRequest& request) {
    options.word(request.name, "NAME", tr_later("the party's name"), check_not_empty);
    options.value(request.kind, "kind", "K",
                  tr_later("contractor, supplier, maintenance, own-crew, property, …"), Need::required);
    describe_contacts(options, request.contacts);
}

int run_party_add(const PartyAddRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    PartyAdded added;
    added.name = trim(request.name);
    added.kind = request.kind;
    if (party_exists(writer.db(), added.name)) {
        throw Error(ErrorKind::fact, form(tr("party {party} exists already"), fmt::arg("party", added.name)),
                    {}, tr("change it with `aftercare party amend`"));
    }
    if (const auto contact = contact_values(request.contacts); !is_blank(contact)) {
        added.contact = writer.remember(contact, false);
    }
    for (const auto& person : request.contacts.people) {
        added.people.push_back(writer.remember(person));
    }
    const auto party = writer.add(added);
    return finish_write(session, writer, {party.name});
}

}  // namespace

const Command k_party_add = {
    .name = "party add",
    .summary = tr_later("register a contractor or another party"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_party_add, run_party_add>,
};

}  // namespace aftercare
