#include "apps/aftercare/parties.hpp"

#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/phone.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

std::string_view name_part(std::string_view value) {
    return trim(value.substr(0, value.find(':')));
}

}  // namespace

std::string check_party_person(std::string_view value) {
    const auto colon = value.find(':');
    if (name_part(value).empty()) {
        return tr("NAME or NAME:PHONE");
    }
    const auto expected = check_person_name(name_part(value));
    return expected.empty() && colon != std::string_view::npos ? check_phone(value.substr(colon + 1))
                                                               : expected;
}

void describe_party(Options& options) {
    options.value("phone", "P", tr_later("the party's phone"), Need::optional, check_phone);
    options.values("person", "NAME[:PHONE]", tr_later("a person of the party; repeatable"), Need::optional,
                   check_party_person);
    options.value("email", "ADDRESS", tr_later("the party's e-mail"), Need::optional, check_address);
    options.value("address", "PLACE", tr_later("the party's address"), Need::optional, check_not_empty);
}

PersonValues contact_values(const Request& request) {
    return {.name = {},
            .phone = phone_of(request.text("phone")),
            .email = std::string(trim(request.text("email"))),
            .address = std::string(trim(request.text("address")))};
}

bool is_blank(const PersonValues& values) {
    return values.phone.empty() && values.email.empty() && values.address.empty();
}

std::vector<PersonValues> people_of(const Request& request) {
    std::vector<PersonValues> people;
    for (const auto& value : request.values("person")) {
        const auto colon = value.find(':');
        people.push_back(
            {.name = std::string(name_part(value)),
             .phone = colon == std::string::npos ? std::string() : phone_of(value.substr(colon + 1)),
             .email = {},
             .address = {}});
    }
    return people;
}

}  // namespace aftercare
