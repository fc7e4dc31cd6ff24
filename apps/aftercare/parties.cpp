#include "apps/aftercare/parties.hpp"

#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

/// `NAME[:PHONE]`.
std::string read_party_person(std::string_view typed, PersonValues& into) {
    const auto colon = typed.find(':');
    const auto name = trim(typed.substr(0, colon));
    if (name.empty()) {
        return tr("NAME or NAME:PHONE");
    }
    Phone phone;
    auto expected = check_person_name(name);
    if (expected.empty() && colon != std::string_view::npos) {
        expected = ValueReader<Phone>::read(typed.substr(colon + 1), phone);
    }
    into = {.name = std::string(name), .phone = std::move(phone.number), .email = {}, .address = {}};
    return expected;
}

}  // namespace

void describe_contacts(Options& options, PartyContacts& contacts) {
    options.value(contacts.phone, "phone", "P", tr_later("the party's phone"));
    options.value(contacts.people, "person", "NAME[:PHONE]", tr_later("a person of the party; repeatable"),
                  Need::optional, read_party_person);
    options.text(contacts.email, "email", "ADDRESS", tr_later("the party's e-mail"), Need::optional,
                 check_address);
    options.text(contacts.address, "address", "PLACE", tr_later("the party's address"), Need::optional,
                 check_not_empty);
}

PersonValues contact_values(const PartyContacts& contacts) {
    return {.name = {},
            .phone = contacts.phone.number,
            .email = std::string(trim(contacts.email)),
            .address = std::string(trim(contacts.address))};
}

bool is_blank(const PersonValues& values) {
    return values.phone.empty() && values.email.empty() && values.address.empty();
}

}  // namespace aftercare
