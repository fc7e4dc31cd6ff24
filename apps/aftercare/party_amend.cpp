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
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

struct PartyAmendRequest {
    std::string party;
    std::optional<std::string> name;
    std::optional<PartyKind> kind;
    PartyContacts contacts;
};

void describe_party_amend(Options& options, PartyAmendRequest& request) {
    options.word(request.party, "NAME", tr_later("the party"), check_not_empty);
    options.text(request.name, "name", "NAME", tr_later("its new name"), Need::optional, check_not_empty);
    options.value(request.kind, "kind", "K",
                  tr_later("contractor, supplier, maintenance, own-crew, property, …"));
    describe_contacts(options, request.contacts);
}

bool prepare_party_amend(const PartyAmendRequest& request, Session&) {
    if (!request.name && !request.kind && request.contacts.people.empty() &&
        is_blank(contact_values(request.contacts))) {
        throw Error(ErrorKind::usage, tr("nothing to change is named"), {}, tr("see --help"));
    }
    return false;
}

/// The values without those that `known` has already.
PersonValues news(PersonValues said, const PersonValues& known) {
    const auto drop = [](std::string& value, const std::string& old) {
        if (value == old) {
            value.clear();
        }
    };
    drop(said.name, known.name);
    drop(said.phone, known.phone);
    drop(said.email, known.email);
    drop(said.address, known.address);
    return said;
}

std::optional<Person> contact_change(Writer& writer, const Party& party, const PersonValues& said) {
    if (is_blank(said)) {
        return std::nullopt;
    }
    if (!party.contact_id) {
        return writer.remember(said, false);
    }
    const auto change = news(said, load_person(writer.db(), *party.contact_id).value_or(PersonValues{}));
    return is_blank(change) ? std::nullopt
                            : std::optional(amend_person(writer.db(), *party.contact_id, change));
}

/// A person of the party gets what is new, another one is added.
void add_person(Writer& writer, const Party& party, const PersonValues& said, std::vector<Person>& people) {
    const auto known = find_party_person(writer.db(), party, said.name);
    if (!known) {
        people.push_back(writer.remember(said));
        return;
    }
    auto change = news(said, load_person(writer.db(), *known).value_or(PersonValues{}));
    if (!is_blank(change)) {
        people.push_back(amend_person(writer.db(), *known, change));
    }
}

PartyAmended changes(Writer& writer, const Party& party, const PartyAmendRequest& request) {
    PartyAmended change;
    if (request.name && trim(*request.name) != party.name) {
        change.name = std::string(trim(*request.name));
        if (party_exists(writer.db(), *change.name)) {
            throw Error(ErrorKind::fact,
                        form(tr("party {party} exists already"), fmt::arg("party", *change.name)));
        }
    }
    if (request.kind && *request.kind != party.kind) {
        change.kind = request.kind;
    }
    change.contact = contact_change(writer, party, contact_values(request.contacts));
    for (const auto& person : request.contacts.people) {
        add_person(writer, party, person, change.people);
    }
    return change;
}

int run_party_amend(const PartyAmendRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    auto party = party_named(writer.db(), request.party);
    const auto change = changes(writer, party, request);
    if (change == PartyAmended{}) {
        session.tell(tr("nothing has changed"));
    } else {
        writer.record(party, PartyEvent(change));
    }
    return finish_write(session, writer, {party.name});
}

}  // namespace

const Command k_party_amend = {
    .name = "party amend",
    .summary = tr_later("change what is known of a party"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_party_amend, run_party_amend, prepare_party_amend>,
};

}  // namespace aftercare
