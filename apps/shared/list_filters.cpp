#include "apps/shared/list_filters.hpp"

#include <algorithm>
#include <array>

#include "aftercare/core/ticket.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/phone.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/policy_words.hpp"
#include "apps/shared/session.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

std::string keys_of(const ListSource& source) {
    std::string keys;
    for (const auto& each : source.columns) {
        keys += (keys.empty() ? "" : " ") + std::string(each.column.key);
    }
    return keys;
}

std::size_t column_named(const ListSource& source, std::string_view key) {
    const auto column = find_column(source, key);
    if (!column) {
        throw Error(ErrorKind::usage,
                    form(tr("no column {name} in {list}"),
                         fmt::arg("name", "\"" + harmless(key, true) + "\""), fmt::arg("list", source.name)),
                    form(tr("one of {codes}"), fmt::arg("codes", keys_of(source))));
    }
    return *column;
}

[[noreturn]] void bad_value(const Column& column, const std::string& value, const std::string& expected) {
    throw Error(ErrorKind::usage,
                form(tr("filter {field}: {value} cannot be read"), fmt::arg("field", column.key),
                     fmt::arg("value", "\"" + harmless(value, true) + "\"")),
                expected);
}

bool is_fixed_list(std::string_view code_list) {
    return !codes_in(code_list).empty();
}

/// `state=open` stands for all open states.
bool is_open_word(const Column& column, const std::string& value) {
    return column.code_list == "state" && (value == "open" || value == "未结");
}

std::optional<std::int64_t> number_of(const Column& column, const std::string& value) {
    switch (column.kind) {
        case ColumnKind::money: {
            const auto amount = parse_yuan(value);
            return amount ? std::optional(amount->count) : std::nullopt;
        }
        case ColumnKind::duration: {
            const auto duration = parse_duration(value);
            if (duration && duration->pace == Pace::wall) {
                return duration->seconds;
            }
            break;
        }
        case ColumnKind::flag:
            if (value == "true" || value == "yes" || value == flag_word(true)) {
                return 1;
            }
            if (value == "false" || value == "no" || value == flag_word(false)) {
                return 0;
            }
            break;
        default:
            break;
    }
    const bool negative = value.starts_with('-');
    const auto digits = parse_digits(std::string_view(value).substr(negative ? 1 : 0));
    return digits ? std::optional<std::int64_t>(negative ? -*digits : *digits) : std::nullopt;
}

bool is_number(ColumnKind kind) {
    return kind == ColumnKind::number || kind == ColumnKind::flag || kind == ColumnKind::duration ||
           kind == ColumnKind::money || kind == ColumnKind::ratio;
}

bool is_time(ColumnKind kind) {
    return kind == ColumnKind::instant || kind == ColumnKind::day;
}

bool is_of_person(const Column& column) {
    return column.kind == ColumnKind::name || column.kind == ColumnKind::phone;
}

/// Whether the value can be one of the column, as far as that can be told without a ledger.
void check_value(const Column& column, FilterOp op, const std::string& value) {
    if (is_of_person(column) && is_masked(value)) {
        bad_value(column, value, tr("the name or number itself: filters look behind the mask"));
    }
    if (op == FilterOp::contains || value.empty()) {
        return;
    }
    if (is_time(column.kind)) {
        // The zone of the ledger may not be known yet: of the clock there add_value speaks.
        const auto span = parse_span(value, Instant{1'600'000'000});
        if (!span && span.reason().why == TimeFault::Why::malformed) {
            bad_value(column, value, tr("a date or time such as 2026-11-21, today or 2026-11-21 14:05"));
        }
    }
    if (is_number(column.kind) && !number_of(column, value)) {
        bad_value(column, value, tr("a number"));
    }
    if (column.kind == ColumnKind::code && is_fixed_list(column.code_list) && !is_open_word(column, value) &&
        !match_code(column.code_list, value).found()) {
        bad_value(column, value, listed_codes(column.code_list));
    }
}

void add_codes(const Column& column, const std::string& value, const Policy* policy,
               std::vector<SqlValue>& values) {
    if (is_open_word(column, value)) {
        for (std::size_t i = 0; i < k_state_codes.size(); ++i) {
            if (is_open(static_cast<State>(i))) {
                values.emplace_back(std::string(k_state_codes.at(i)));
            }
        }
        return;
    }
    if (is_fixed_list(column.code_list)) {
        const auto found = match_code(column.code_list, value);
        values.emplace_back(found.found() ? found.code() : value);
        return;
    }
    const auto table = policy_list(column.code_list);
    if (policy == nullptr || !is_policy_list(column.code_list)) {
        values.emplace_back(value);
        return;
    }
    const auto codes = table ? codes_of(*policy, *table) : class_codes(*policy);
    const auto found = match_code(codes, value);
    const auto code = found.found() ? found.code() : value;
    values.emplace_back(code);
    for (const auto& row : codes) {
        if (row.parent == code) {
            values.emplace_back(row.code);
        }
    }
}

void add_value(const Column& column, FilterOp op, const std::string& value, const Policy* policy, Instant now,
               std::vector<SqlValue>& values) {
    if (column.kind == ColumnKind::phone) {
        values.emplace_back(phone_part(value));
    } else if (op == FilterOp::contains) {
        values.emplace_back(value);
    } else if (is_time(column.kind)) {
        const auto span =
            read_typed_span(form(tr("filter {field}"), fmt::arg("field", column.key)), value, now);
        const bool day = column.kind == ColumnKind::day;
        values.emplace_back(day ? std::int64_t{day_of(span.from).number} : span.from.seconds);
        values.emplace_back(day ? std::int64_t{day_of(span.from).number} + 1 : span.until.seconds);
    } else if (is_number(column.kind)) {
        values.emplace_back(number_of(column, value).value_or(0));
    } else if (column.kind == ColumnKind::code && column.code_list != "liability") {
        add_codes(column, value, policy, values);
    } else {
        values.emplace_back(value);
    }
}

}  // namespace

bool is_policy_list(std::string_view code_list) {
    return policy_list(code_list) || code_list == "warranty_class";
}

std::vector<Filter> filters_of(const Request& request, bool words_are_filters) {
    std::vector<Filter> filters;
    for (const auto& typed : request.values("where")) {
        filters.push_back(*parse_filter(typed));
    }
    if (words_are_filters) {
        for (const auto& typed : request.words()) {
            filters.push_back(*parse_filter(typed));
        }
    }
    return filters;
}

std::vector<std::string> journalled_filters(const ListSource& source, const std::vector<Filter>& filters) {
    constexpr std::array<std::string_view, 8> k_of_things = {"project", "phase", "building", "entrance",
                                                             "room",    "unit",  "party",    "handler"};
    std::vector<std::string> texts;
    for (const auto& filter : filters) {
        const auto& column = source.columns[column_named(source, filter.field)].column;
        const bool is_prose =
            column.kind == ColumnKind::text &&
            std::find(k_of_things.begin(), k_of_things.end(), column.key) == k_of_things.end();
        std::string text;
        for (const auto& value : filter.values) {
            text += text.empty() ? "" : ",";
            text += column.kind == ColumnKind::phone              ? mask_phone(value)
                    : column.kind == ColumnKind::name || is_prose ? journal_word(value)
                                                                  : value;
        }
        texts.push_back(filter.field + std::string(sign_of(filter.op, text)) + text);
    }
    return texts;
}

void check_filters(const ListSource& source, const std::vector<Filter>& filters) {
    for (const auto& filter : filters) {
        const auto& column = source.columns[column_named(source, filter.field)].column;
        for (const auto& value : filter.values) {
            check_value(column, filter.op, value);
        }
    }
}

std::vector<BoundFilter> bind_filters(const ListSource& source, const std::vector<Filter>& filters,
                                      const Policy* policy, Instant now) {
    std::vector<BoundFilter> bound;
    for (const auto& filter : filters) {
        BoundFilter one{.column = column_named(source, filter.field), .op = filter.op, .values = {}};
        for (const auto& value : filter.values) {
            add_value(source.columns[one.column].column, filter.op, value, policy, now, one.values);
        }
        bound.push_back(std::move(one));
    }
    return bound;
}

std::vector<std::size_t> chosen_columns(const ListSource& source, const std::optional<std::string>& typed) {
    std::vector<std::size_t> columns;
    if (!typed) {
        for (std::size_t i = 0; i < source.columns.size(); ++i) {
            if (!source.columns[i].asked) {
                columns.push_back(i);
            }
        }
        return columns;
    }
    for (const auto key : split(*typed, ',')) {
        columns.push_back(column_named(source, trim(key)));
    }
    return columns;
}

std::vector<SortKey> sort_keys(const ListSource& source, const std::string& typed) {
    std::vector<SortKey> keys;
    if (typed.empty()) {
        return keys;
    }
    for (auto key : split(typed, ',')) {
        key = trim(key);
        const bool descending = key.starts_with('-');
        keys.push_back({column_named(source, key.substr(descending ? 1 : 0)), descending});
    }
    return keys;
}

}  // namespace aftercare
