#include "apps/shared/checks.hpp"

#include "aftercare/core/filter.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/core/liability.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mail_message.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

/// Any instant does: whether a text is a time at all does not depend on it.
constexpr Instant k_some_instant{1'600'000'000};

std::string good_or(bool good, const char* expected) {
    return good ? std::string() : std::string(tr(expected));
}

}  // namespace

std::string check_time(std::string_view value) {
    const auto at = parse_time(value, k_some_instant, DateMeans::beginning);
    // Whether the clock shows it is asked of the ledger's zone, once that is known.
    return at || at.reason().why != TimeFault::Why::malformed ? std::string() : time_expected(TimeFault{});
}

std::string check_day(std::string_view value) {
    return good_or(parse_day(value).has_value(), tr_later("a date such as 2026-11-21"));
}

std::string check_date_or_none(std::string_view value) {
    const auto span = parse_span(trim(value), k_some_instant);
    const bool is_day = span && span->until - span->from > k_minute;
    return good_or(trim(value).empty() || is_day, tr_later("a date such as 2026-11-21 or today"));
}

std::string check_period(std::string_view value) {
    return good_or(parse_period(value, k_some_instant).has_value(),
                   tr_later("a period such as today, last-week, 2026-10, 2026Q3 or -7d"));
}

std::string check_duration(std::string_view value) {
    return good_or(parse_duration(value).has_value(),
                   tr_later("a duration such as 90m, 2h, 3d or 4h working"));
}

std::string check_yuan(std::string_view value) {
    return good_or(parse_yuan(value).has_value(), tr_later("an amount in yuan such as 300 or 120.50"));
}

std::string check_count(std::string_view value) {
    const auto number = parse_digits(value);
    return good_or(number && *number >= 1 && *number <= 1'000'000'000, tr_later("a whole number from 1 on"));
}

std::string check_score(std::string_view value) {
    return good_or(value.size() == 1 && value[0] >= '1' && value[0] <= '5', tr_later("a score from 1 to 5"));
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

std::string check_phone(std::string_view value) {
    const auto phone = read_phone(value);
    return phone ? std::string() : phone_expected(phone.reason());
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

std::string check_flag(std::string_view value) {
    return match_code("flag", value).found() ? std::string() : listed_codes("flag");
}

std::string check_cost(std::string_view value) {
    const auto equals = value.find('=');
    const bool good = equals != std::string_view::npos &&
                      match<CostKind>(value.substr(0, equals)).has_value() &&
                      parse_yuan(value.substr(equals + 1)).has_value();
    return good_or(good, tr_later("labour, material or other, =, and an amount in yuan: labour=300"));
}

std::string check_filter(std::string_view value) {
    return good_or(
        parse_filter(value).has_value(),
        tr_later("a filter such as state=open, urgency!=normal, symptom~text or 'received_at>=2026-11-01'"));
}

std::string check_not_empty(std::string_view value) {
    return good_or(!trim(value).empty(), tr_later("a text that is not empty"));
}

std::string check_filled(std::string_view value) {
    return good_or(!value.empty(), tr_later("a text that is not empty"));
}

std::string check_liability(std::string_view value) {
    std::vector<LiabilityShare> shares;
    for (const auto piece : split(value, ',')) {
        const auto equals = piece.find('=');
        const auto role = match<LiabilityRole>(piece.substr(0, equals));
        std::optional<int> share;
        if (equals != std::string_view::npos) {
            const auto number = parse_digits(piece.substr(equals + 1));
            share = number && *number <= 100 ? static_cast<int>(*number) : 0;
        }
        if (!role) {
            return listed_codes("liability_role");
        }
        shares.push_back({*role, share});
    }
    return good_or(static_cast<bool>(normalise_liability(shares)),
                   tr_later("each role once; no shares, or for each role a share in percent, 100 in all"));
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
