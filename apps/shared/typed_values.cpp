#include "apps/shared/typed_values.hpp"

#include <vector>

#include "aftercare/core/liability.hpp"
#include "aftercare/core/time_format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/phone.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

/// What there is is taken; what is expected is said where there is none.
template <class T>
std::string take(const std::optional<T>& read, T& into, const char* expected) {
    if (!read) {
        return tr(expected);
    }
    into = *read;
    return {};
}

template <class Number>
std::string take_count(std::string_view typed, Number& into) {
    constexpr std::int64_t k_most = 1'000'000'000;
    const auto number = parse_digits(typed);
    const bool good = number && *number >= 1 && *number <= k_most;
    return take(good ? std::optional(static_cast<Number>(*number)) : std::nullopt, into,
                tr_later("a whole number from 1 on"));
}

/// A day as people and spreadsheets write it.
std::optional<Day> written_day(std::string_view typed) {
    for (const char* format : {"%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d"}) {
        if (const auto read = read_time(typed, format)) {
            return day_of(read->at);
        }
    }
    return std::nullopt;
}

}  // namespace

std::string ValueReader<std::string>::read(std::string_view typed, std::string& into) {
    into = typed;
    return {};
}

std::string ValueReader<TypedTime>::read(std::string_view typed, TypedTime& into) {
    const auto words = read_time_words(typed);
    if (!words) {
        return time_expected(TimeFault{});
    }
    into.text = typed;
    into.words = *words;
    return {};
}

std::string ValueReader<TypedDay>::read(std::string_view typed, TypedDay& into) {
    // Any instant does: whether a text is a day at all does not depend on it.
    const auto span = parse_span(trim(typed), Instant{1'600'000'000});
    const bool is_day = span && span->until - span->from > k_minute;
    if (!trim(typed).empty() && !is_day) {
        return tr("a date such as 2026-11-21 or today");
    }
    into.text = trim(typed);
    return {};
}

std::string ValueReader<Day>::read(std::string_view typed, Day& into) {
    return take(written_day(typed), into, tr_later("a date such as 2026-11-21"));
}

std::string ValueReader<Duration>::read(std::string_view typed, Duration& into) {
    return take(parse_duration(typed), into, tr_later("a duration such as 90m, 2h, 3d or 4h working"));
}

std::string ValueReader<Fen>::read(std::string_view typed, Fen& into) {
    return take(parse_yuan(typed), into, tr_later("an amount in yuan such as 300 or 120.50"));
}

std::string ValueReader<std::int64_t>::read(std::string_view typed, std::int64_t& into) {
    return take_count(typed, into);
}

std::string ValueReader<int>::read(std::string_view typed, int& into) {
    return take_count(typed, into);
}

std::string ValueReader<bool>::read(std::string_view typed, bool& into) {
    const auto found = match_code("flag", typed);
    if (!found.found()) {
        return listed_codes("flag");
    }
    into = found.code() == "yes";
    return {};
}

std::string ValueReader<Liability>::read(std::string_view typed, Liability& into) {
    std::vector<LiabilityShare> shares;
    for (const auto piece : split(typed, ',')) {
        const auto equals = piece.find('=');
        const auto role = match<LiabilityRole>(piece.substr(0, equals));
        std::optional<int> share;
        if (equals != std::string_view::npos) {
            const auto number = parse_digits(piece.substr(equals + 1));
            share = number && *number <= 100 ? static_cast<int>(*number) : 0;
        }
        if (!role) {
            return listed_codes(CodeList<LiabilityRole>::name);
        }
        shares.push_back({*role, share});
    }
    const auto normalised = normalise_liability(shares);
    if (!normalised) {
        return tr("each role once; no shares, or for each role a share in percent, 100 in all");
    }
    into.text = *normalised;
    return {};
}

std::string ValueReader<Phone>::read(std::string_view typed, Phone& into) {
    const auto number = read_phone(typed);
    if (!number) {
        return phone_expected(number.reason());
    }
    into.number = *number;
    return {};
}

std::string ValueReader<Filter>::read(std::string_view typed, Filter& into) {
    return take(parse_filter(typed), into,
                tr_later("a filter such as state=open, urgency!=normal, symptom~text or "
                         "'received_at>=2026-11-01'"));
}

std::string ValueReader<Format>::read(std::string_view typed, Format& into) {
    return take(format_named(typed), into, "table, csv, tsv, json, jsonl, html");
}

}  // namespace aftercare
