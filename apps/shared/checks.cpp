#include "apps/shared/checks.hpp"

#include "aftercare/core/ids.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mail_message.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/periods.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// Any instant does: whether a text is a time at all does not depend on it.
constexpr Instant k_some_instant{1'600'000'000};

std::string good_or(bool good, const char* expected) {
    return good ? std::string() : std::string(tr(expected));
}

}  // namespace

std::string check_period(std::string_view value) {
    return good_or(parse_period(value, k_some_instant).has_value(),
                   tr_later("a period such as today, last-week, 2026-10, 2026Q3 or -7d"));
}

std::string check_id(std::string_view value) {
    return good_or(value == "-" || parse_written_id(value).has_value(),
                   tr_later("an id such as AC-2026-000123, 2026-123, 123, AC-2026-000123/1 or @"));
}

std::string check_one_id(std::string_view value) {
    return good_or(parse_written_id(value).has_value(),
                   tr_later("an id such as AC-2026-000123, 2026-123, 123, AC-2026-000123/1 or @"));
}

std::string check_ticket_id(std::string_view value) {
    return value == "-" ? std::string() : check_one_ticket_id(value);
}

std::string check_one_ticket_id(std::string_view value) {
    const auto id = parse_written_id(value);
    return good_or(id && !id->order,
                   tr_later("the number of a ticket such as AC-2026-000123, 2026-123, 123 or @"));
}

std::string check_order_id(std::string_view value) {
    const auto id = parse_written_id(value);
    return good_or(id && id->order, tr_later("the number of an order such as AC-2026-000123/1"));
}

std::string check_person_name(std::string_view value) {
    if (is_masked(value)) {
        return tr("the name itself: this one is masked");
    }
    return check_not_empty(value);
}

std::string phone_expected(PhoneFault fault) {
    switch (fault) {
        case PhoneFault::rounded:
            return tr("the number itself: a spreadsheet has rounded this one");
        case PhoneFault::masked:
            return tr("the number itself: this one is masked");
        case PhoneFault::malformed:
            break;
    }
    return tr("a phone number of 3 to 20 digits, an extension behind - or ext");
}

std::string check_address(std::string_view value) {
    return good_or(is_plain_address(trim(value)), tr_later("an e-mail address such as desk@example.com"));
}

std::string check_address_or_none(std::string_view value) {
    return trim(value).empty() ? std::string() : check_address(value);
}

std::string check_not_empty(std::string_view value) {
    return good_or(!trim(value).empty(), tr_later("a text that is not empty"));
}

std::string check_filled(std::string_view value) {
    return good_or(!value.empty(), tr_later("a text that is not empty"));
}

std::string listed_codes(std::string_view code_list) {
    std::string codes;
    for (const auto code : codes_in(code_list)) {
        const auto shown = word_of(code_list, code);
        codes += (codes.empty() ? "" : ", ") + std::string(code) + (shown == code ? "" : " " + shown);
    }
    return form(tr("one of {codes}"), fmt::arg("codes", codes));
}

}  // namespace aftercare
