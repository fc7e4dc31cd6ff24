#include "apps/aftercare/party_amend.hpp"

#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/parties.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("NAME", Arity::one, tr_later("the party"), check_not_empty);
    options.value("name", "NAME", tr_later("its new name"), Need::optional, check_not_empty);
    options.value("kind", "K", tr_later("contractor, supplier, maintenance, own-crew, property, …"),
                  Need::optional, check_code<PartyKind>);
    describe_party(options);
}

bool prepare(const Request& request, Session&) {
    for (const char* option : {"name", "kind", "phone", "person", "email", "address"}) {
        if (request.has(option)) {
            return false;
        }
    }
    throw Error(ErrorKind::usage, tr("nothing to change is named"), {}, tr("see --help"));
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

PartyAmended changes(Writer& writer, const Party& party, const Request& request) {
    PartyAmended change;
    if (const auto name = request.value("name"); name && trim(*name) != party.name) {
        change.name = std::string(trim(*name));
        if (party_exists(writer.db(), *change.name)) {
            throw Error(ErrorKind::fact,
                        form(tr("party {party} exists already"), fmt::arg("party", *change.name)));
        }
    }
    const auto kind = code_of_option<PartyKind>(request, "kind");
    if (kind && *kind != party.kind) {
        change.kind = kind;
    }
    change.contact = contact_change(writer, party, contact_values(request));
    for (const auto& person : people_of(request)) {
        add_person(writer, party, person, change.people);
    }
    return change;
}

int run(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    require_listed(writer);
    auto party = party_named(writer.db(), request.words().front());
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
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
