#include "aftercare/reading/import_row.hpp"

#include <algorithm>
#include <cassert>

#include "aftercare/core/time_format.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/phone_list.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_codes_kept_max = 4096;
constexpr std::size_t k_digest_digits = 32;

using Fields = std::vector<std::string>;
using Faults = std::vector<RowFault>;

RowFaultWhy fault_of(PhoneFault fault) {
    switch (fault) {
        case PhoneFault::rounded:
            return RowFaultWhy::rounded_phone;
        case PhoneFault::masked:
            return RowFaultWhy::masked;
        case PhoneFault::malformed:
            break;
    }
    return RowFaultWhy::no_phone;
}

/// No value can contain the separator: cells come without control characters of this kind or are told apart
/// by the length in front.
void add(std::string& text, std::string_view value) {
    text += std::to_string(value.size());
    text += ':';
    text += value;
}

void add(std::string& text, std::optional<Instant> at) {
    add(text, at ? std::to_string(at->seconds) : std::string());
}

}  // namespace

std::string digest_of(const MappedRow& row) {
    const auto& report = row.report;
    std::string text;
    text.reserve(512);
    add(text, code_of(report.kind));
    add(text, std::string_view(report.channel));
    add(text, report.urgency ? code_of(*report.urgency) : std::string_view());
    for (const auto* value : {&row.project, &row.unit, &row.area, &report.element, &report.defect,
                              &report.location, &report.category, &report.symptom, &report.expected,
                              &report.received_by, &report.anonymous_reason, &report.ref, &row.result}) {
        add(text, std::string_view(*value));
    }
    add(text, code_of(row.role));
    add(text, std::optional(row.received_at));
    add(text, std::string_view(row.is_closed ? "closed" : ""));
    add(text, row.closed_at);
    add(text, report.noticed_at);
    add(text, report.ref_due);
    return to_hex(sha256(text)).substr(0, k_digest_digits);
}

std::string whole_digest_of(const MappedRow& row) {
    auto text = digest_of(row);
    add(text, std::string_view(row.contact));
    for (const auto& phone : row.phones) {
        add(text, std::string_view(phone));
    }
    return to_hex(sha256(text)).substr(0, k_digest_digits);
}

RowMapper::RowMapper(const ImportMap& map, const std::vector<std::string>& header, CodeReader codes)
    : m_map(map), m_codes(std::move(codes)), m_columns(header.size()) {
    const Headings headings(header);
    for (std::size_t i = 0; i < k_import_fields; ++i) {
        if (!map.fields[i]) {
            continue;
        }
        m_sources[i].rule = &*map.fields[i];
        for (const auto& column : map.fields[i]->columns) {
            const auto found = headings.find(column);
            assert(found);
            m_sources[i].columns.push_back(*found);
        }
    }
}

bool RowMapper::is_blank(const Fields& fields) {
    return std::all_of(fields.begin(), fields.end(),
                       [](const std::string& field) { return plain_cell(field).empty(); });
}

std::string RowMapper::key_of(const Fields& fields) const {
    return text_of(ImportField::source_id, fields);
}

std::string RowMapper::column_of(ImportField field) const {
    const auto& rule = source(field).rule;
    if (rule == nullptr || rule->columns.empty()) {
        return std::string(k_import_field_names[static_cast<std::size_t>(field)]);
    }
    std::string columns;
    for (const auto& column : rule->columns) {
        columns += (columns.empty() ? "" : "+") + column;
    }
    return columns;
}

std::string RowMapper::text_of(ImportField field, const Fields& fields) const {
    const auto& from = source(field);
    if (from.rule == nullptr) {
        return {};
    }
    std::string text;
    for (const auto column : from.columns) {
        const auto cell = plain_cell(fields[column]);
        if (cell.empty()) {
            continue;
        }
        if (!text.empty()) {
            text += from.rule->with;
        }
        text += cell;
        if (!from.rule->joins) {
            break;
        }
    }
    if (!text.empty() && !from.rule->values.empty()) {
        if (const auto value = from.rule->values.find(text); value != from.rule->values.end()) {
            text = value->second;
        } else if (from.rule->other) {
            text = *from.rule->other;
        }
    }
    return text.empty() ? from.rule->fallback : with_line_feeds(std::move(text));
}

/// The text of a field; empty, with a fault, when it may not be entered.
std::string RowMapper::entered(ImportField field, TextKind kind, const Fields& fields, Faults& faults) const {
    auto text = text_of(field, fields);
    if (const auto fault = text_fault(text, kind)) {
        faults.push_back({.why = RowFaultWhy::bad_text, .column = column_of(field), .text = fault});
        return {};
    }
    return text;
}

std::optional<std::string> RowMapper::code_of_text(ImportField field, const std::string& text) {
    auto& known = source(field).codes;
    if (const auto found = known.find(text); found != known.end()) {
        return found->second;
    }
    if (known.size() >= k_codes_kept_max) {
        known.clear();
    }
    return known[text] = m_codes(field, text);
}

std::string RowMapper::code(ImportField field, const Fields& fields, Faults& faults) {
    const auto text = text_of(field, fields);
    if (text.empty()) {
        return {};
    }
    if (const auto found = code_of_text(field, text)) {
        return *found;
    }
    faults.push_back({RowFaultWhy::no_code, column_of(field), text,
                      std::string(k_import_field_names[static_cast<std::size_t>(field)])});
    return {};
}

template <Coded E>
void RowMapper::put(std::optional<E>& target, ImportField field, const Fields& fields, Faults& faults) {
    if (const auto found = from_code<E>(code(field, fields, faults))) {
        target = *found;
    }
}

std::optional<Instant> RowMapper::time(ImportField field, const Fields& fields, Faults& faults,
                                       bool& has_clock) {
    const auto text = text_of(field, fields);
    if (text.empty()) {
        return std::nullopt;
    }
    const auto& formats = source(field).rule->formats;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        const auto read = read_time(text, formats[i]);
        if (read) {
            has_clock = read->has_clock;
            count_unclear(text, read->at, std::span(formats).subspan(i + 1));
            return read->at;
        }
        const auto& fault = read.reason();
        if (fault.why == TimeFault::Why::skipped) {
            faults.push_back({RowFaultWhy::skipped_time, column_of(field), text, format_minute(fault.last)});
            return std::nullopt;
        }
        if (fault.why == TimeFault::Why::twice) {
            faults.push_back({RowFaultWhy::twice_time, column_of(field), text,
                              format_rfc3339(fault.first) + ", " + format_rfc3339(fault.last)});
            return std::nullopt;
        }
    }
    faults.push_back(
        {RowFaultWhy::no_time, column_of(field), text, formats.empty() ? std::string() : formats.front()});
    return std::nullopt;
}

void RowMapper::count_unclear(const std::string& text, Instant read,
                              std::span<const std::string> other_formats) {
    for (const auto& format : other_formats) {
        const auto other = read_time(text, format);
        if (other && day_of(other->at) != day_of(read)) {
            ++m_unclear_days;
            return;
        }
    }
}

void RowMapper::map_times(const Fields& fields, Instant at, MappedRow& row, Faults& faults) {
    const auto check_future = [&](ImportField field, Instant said) {
        if (said > at) {
            faults.push_back({RowFaultWhy::in_future, column_of(field), text_of(field, fields), {}});
        }
    };
    bool has_clock = false;
    const auto before = faults.size();
    if (const auto received = time(ImportField::received_at, fields, faults, has_clock)) {
        row.received_at = *received;
        check_future(ImportField::received_at, *received);
    } else if (faults.size() == before) {
        faults.push_back({RowFaultWhy::empty, column_of(ImportField::received_at), {}, {}});
    }
    row.closed_at = time(ImportField::closed_at, fields, faults, has_clock);
    if (row.closed_at) {
        // Only a day was said: on the day of receipt, the closing cannot have been before it.
        if (!has_clock && *row.closed_at < row.received_at && row.received_at - *row.closed_at < k_24_hours) {
            row.closed_at = row.received_at;
        }
        check_future(ImportField::closed_at, *row.closed_at);
    }
    row.report.noticed_at = time(ImportField::noticed, fields, faults, has_clock);
    row.report.ref_due = time(ImportField::ref_due, fields, faults, has_clock);
    if (row.report.ref_due && !has_clock) {
        row.report.ref_due = end_of(day_of(*row.report.ref_due));
    }
}

/// What its source says decides; an open row may carry the date of an earlier closing.
void RowMapper::map_state(const Fields& fields, MappedRow& row, Faults& faults) {
    const auto said = from_code<State>(code(ImportField::state, fields, faults));
    row.is_closed = said ? *said == State::closed : row.closed_at.has_value();
    if (!row.is_closed) {
        row.closed_at.reset();
    }
}

void RowMapper::map_people(const Fields& fields, MappedRow& row, Faults& faults) {
    row.contact = entered(ImportField::contact, TextKind::name, fields, faults);
    if (is_masked(row.contact)) {
        faults.push_back({RowFaultWhy::masked, column_of(ImportField::contact), row.contact, {}});
    }
    const auto before = faults.size();
    const auto written = entered(ImportField::phone, TextKind::prose, fields, faults);
    if (auto phones = read_phones(written); phones) {
        row.phones = std::move(phones).value();
    } else if (faults.size() == before) {
        faults.push_back({fault_of(phones.reason()), column_of(ImportField::phone), written, {}});
    }
    row.report.anonymous_reason = entered(ImportField::anonymous_reason, TextKind::prose, fields, faults);
}

/// What a ticket needs however it comes; only of a row that can be read, whose cells say what is missing.
void RowMapper::require(const MappedRow& row, Faults& faults) const {
    if (!faults.empty()) {
        return;
    }
    if (row.unit.empty() && row.area.empty()) {
        faults.push_back({RowFaultWhy::no_place, column_of(ImportField::unit), {}, {}});
    }
    if (row.contact.empty() && row.phones.empty() && row.report.anonymous_reason.empty()) {
        faults.push_back({RowFaultWhy::no_contact, column_of(ImportField::contact), {}, {}});
    }
}

void RowMapper::map_codes(const Fields& fields, MappedRow& row, Faults& faults) {
    std::optional<Kind> kind;
    std::optional<ContactRole> role;
    put(kind, ImportField::kind, fields, faults);
    put(role, ImportField::role, fields, faults);
    put(row.report.urgency, ImportField::urgency, fields, faults);
    row.report.kind = kind.value_or(Kind::repair);
    row.report.channel = code(ImportField::channel, fields, faults);
    row.role = role.value_or(ContactRole::owner);
    row.report.element = code(ImportField::element, fields, faults);
    row.report.defect = code(ImportField::defect, fields, faults);
    row.report.category = code(ImportField::category, fields, faults);
}

MappedRow RowMapper::map(const Fields& fields, Instant at, Faults& faults) {
    MappedRow row;
    auto& report = row.report;
    report.source = m_map.source;
    const auto before = faults.size();
    report.source_id = entered(ImportField::source_id, TextKind::name, fields, faults);
    if (report.source_id.empty() && faults.size() == before) {
        faults.push_back({RowFaultWhy::empty, column_of(ImportField::source_id), {}, {}});
    }
    map_times(fields, at, row, faults);
    map_state(fields, row, faults);
    map_codes(fields, row, faults);
    const auto text = [&](ImportField field, TextKind kind) { return entered(field, kind, fields, faults); };
    row.project = text(ImportField::project, TextKind::name);
    row.unit = text(ImportField::unit, TextKind::name);
    row.area = text(ImportField::area, TextKind::name);
    map_people(fields, row, faults);
    row.result = text(ImportField::result, TextKind::prose);
    report.location = text(ImportField::location, TextKind::line);
    report.expected = text(ImportField::expected, TextKind::prose);
    report.received_by = text(ImportField::received_by, TextKind::name);
    report.ref = text(ImportField::ref, TextKind::name);
    const auto before_symptom = faults.size();
    report.symptom = text(ImportField::symptom, TextKind::prose);
    if (report.symptom.empty() && faults.size() == before_symptom) {
        faults.push_back({RowFaultWhy::empty, column_of(ImportField::symptom), {}, {}});
    }
    require(row, faults);
    return row;
}

}  // namespace aftercare
