#include "apps/shared/list_values.hpp"

#include "aftercare/core/codes.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/typed_time.hpp"

namespace aftercare {

namespace {

/// How the values of a column may be compared, besides with = and !=.
struct Compared {
    bool in_part = false;      ///< with ~
    bool by_order = false;     ///< with < <= > >=
    const char* example = "";  ///< a filter that means something, without the column
};
constexpr auto k_compared = enum_table<ColumnKind, Compared>({
    {ColumnKind::text, {true, false, "~…"}},
    {ColumnKind::id, {true, false, "=2026-123"}},
    {ColumnKind::unit, {true, false, "=3-1-1201"}},
    {ColumnKind::room, {true, false, "=3"}},
    {ColumnKind::code, {false, false, "=…"}},
    {ColumnKind::number, {false, true, ">=2"}},
    {ColumnKind::flag, {false, false, "=yes"}},
    {ColumnKind::instant, {false, true, ">=2026-11-01"}},
    {ColumnKind::day, {false, true, ">=2026-11-01"}},
    {ColumnKind::duration, {false, true, ">2d"}},
    {ColumnKind::money, {false, true, ">=300"}},
    {ColumnKind::ratio, {false, true, ">=1"}},
    {ColumnKind::name, {true, false, "~…"}},
    {ColumnKind::phone, {true, false, "~0001"}},
});

bool is_liability(const Column& column) {
    return column.code_list == "liability";
}

Compared compared_as(const ListColumn& column) {
    auto compared = k_compared[static_cast<std::size_t>(column.column.kind)];
    compared.in_part = compared.in_part || is_liability(column.column);
    compared.by_order = column.column.kind == ColumnKind::id
                            ? column.key != nullptr
                            : compared.by_order || has_rank(column.column.code_list);
    return compared;
}

bool is_of_person(const Column& column) {
    return column.kind == ColumnKind::name || column.kind == ColumnKind::phone;
}

/// The list that the values of a code column are of.
std::string_view fixed_list(const Column& column) {
    return is_liability(column) ? CodeList<LiabilityRole>::name : column.code_list;
}

[[noreturn]] void bad_value(const Column& column, const std::string& value, const std::string& expected) {
    throw Error(ErrorKind::usage,
                form(tr("filter {field}: {value} cannot be read"), fmt::arg("field", column.key),
                     fmt::arg("value", "\"" + harmless(value, true) + "\"")),
                expected);
}

/// The codes of the column's list; `open` stands for several states.
std::string codes_expected(const Column& column) {
    const auto codes = listed_codes(fixed_list(column));
    return is_open_word(column, "open") ? codes + ", open" : codes;
}

std::string number_expected(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::money: {
            Fen unused;
            return ValueReader<Fen>::read("", unused);
        }
        case ColumnKind::duration:
            return tr("a duration such as 90m, 2h or 3d, or seconds");
        case ColumnKind::flag:
            return listed_codes("flag");
        default:
            return tr("a number");
    }
}

}  // namespace

bool is_equality(FilterOp op) {
    return op == FilterOp::equals || op == FilterOp::differs;
}

bool is_number(ColumnKind kind) {
    return kind == ColumnKind::number || kind == ColumnKind::flag || kind == ColumnKind::duration ||
           kind == ColumnKind::money || kind == ColumnKind::ratio;
}

bool is_time(ColumnKind kind) {
    return kind == ColumnKind::instant || kind == ColumnKind::day;
}

bool is_policy_list(std::string_view code_list) {
    return policy_list(code_list) || code_list == "warranty_class";
}

bool is_open_word(const Column& column, const std::string& value) {
    return column.code_list == "state" && (value == "open" || value == "未结");
}

std::optional<std::string> fixed_code(const Column& column, const std::string& value) {
    const auto share = is_liability(column) ? value.find('=') : std::string::npos;
    const auto found = match_code(fixed_list(column), std::string_view(value).substr(0, share));
    return found.found() ? std::optional(found.code() +
                                         (share == std::string::npos ? std::string() : value.substr(share)))
                         : std::nullopt;
}

std::optional<std::int64_t> number_of(const Column& column, const std::string& value) {
    if (column.kind == ColumnKind::money) {
        const auto amount = parse_yuan(value);
        return amount ? std::optional(amount->count) : std::nullopt;
    }
    if (column.kind == ColumnKind::duration) {
        const auto duration = parse_duration(value);
        if (duration && duration->pace == Pace::wall) {
            return duration->seconds;
        }
    }
    if (column.kind == ColumnKind::flag) {
        const auto said = match_code("flag", value == "true" ? "yes" : value == "false" ? "no" : value);
        if (said.found()) {
            return said.code() == "yes" ? 1 : 0;
        }
    }
    const bool negative = value.starts_with('-');
    const auto digits = parse_digits(std::string_view(value).substr(negative ? 1 : 0));
    return digits ? std::optional<std::int64_t>(negative ? -*digits : *digits) : std::nullopt;
}

Period span_of(const Column& column, const std::string& value, Instant now) {
    return read_typed_span(form(tr("filter {field}"), fmt::arg("field", column.key)), value, now);
}

void check_comparison(const ListColumn& column, FilterOp op) {
    const auto compared = compared_as(column);
    if (is_equality(op) || (op == FilterOp::contains ? compared.in_part : compared.by_order)) {
        return;
    }
    const auto signs =
        std::string("= !=") + (compared.in_part ? " ~" : "") + (compared.by_order ? " < <= > >=" : "");
    const auto codes = codes_in(fixed_list(column.column));
    const auto value = codes.size() < 2 ? std::string(compared.example)
                                        : "=" + std::string(codes[0]) + "," + std::string(codes[1]);
    throw Error(ErrorKind::usage,
                form(tr("filter {field}: {sign} means nothing there"), fmt::arg("field", column.column.key),
                     fmt::arg("sign", sign_of(op, {}))),
                form(tr("one of {signs}, such as {example}"), fmt::arg("signs", signs),
                     fmt::arg("example", std::string(column.column.key) + value)));
}

void check_value(const ListColumn& each, FilterOp op, const std::string& value) {
    const auto& column = each.column;
    if (is_of_person(column) && is_masked(value)) {
        bad_value(column, value, tr("the name or number itself: filters look behind the mask"));
    }
    if (value.empty()) {
        return;
    }
    if (column.kind == ColumnKind::code && !codes_in(fixed_list(column)).empty() &&
        !is_open_word(column, value) && !fixed_code(column, value)) {
        bad_value(column, value, codes_expected(column));
    }
    if (op == FilterOp::contains) {
        return;
    }
    if (is_time(column.kind)) {
        // The zone of the ledger may not be known yet: of the clock there span_of() speaks.
        const auto span = parse_span(value, Instant{1'600'000'000});
        if (!span && span.reason().why == TimeFault::Why::malformed) {
            bad_value(column, value, tr("a date or time such as 2026-11-21, today or 2026-11-21 14:05"));
        }
    }
    if (is_number(column.kind) && !number_of(column, value)) {
        bad_value(column, value, number_expected(column.kind));
    }
    if (column.kind == ColumnKind::id && each.key != nullptr) {
        if (const auto expected = check_one_ticket_id(value); !expected.empty()) {
            bad_value(column, value, expected);
        }
    }
    if (column.kind == ColumnKind::phone) {
        Phone phone;
        if (const auto expected = ValueReader<Phone>::read(value, phone); !expected.empty()) {
            bad_value(column, value, expected);
        }
    }
}

}  // namespace aftercare
