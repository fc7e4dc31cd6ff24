#include "aftercare/reading/mapped_cells.hpp"

#include <algorithm>
#include <cassert>

#include "aftercare/core/time_format.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/mask.hpp"
#include "aftercare/support/phone_list.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_codes_kept_max = 4096;

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

}  // namespace

MappedCells::MappedCells(const ImportMap& map, const std::vector<std::string>& header, CodeReader codes)
    : m_map(map), m_codes(std::move(codes)), m_columns(header.size()), m_sources(map.rules.size()) {
    const Headings headings(header);
    for (std::size_t i = 0; i < map.rules.size(); ++i) {
        if (!map.rules[i]) {
            continue;
        }
        m_sources[i].rule = &*map.rules[i];
        for (const auto& column : map.rules[i]->columns) {
            const auto found = headings.find(column);
            assert(found);
            m_sources[i].columns.push_back(*found);
        }
    }
}

bool MappedCells::is_blank(const Fields& fields) {
    return std::all_of(fields.begin(), fields.end(),
                       [](const std::string& field) { return plain_cell(field).empty(); });
}

std::string MappedCells::column(FieldAt field) const {
    const auto& rule = m_sources[field.index].rule;
    if (rule == nullptr || rule->columns.empty()) {
        return std::string(field_at(field).name);
    }
    std::string columns;
    for (const auto& column : rule->columns) {
        columns += (columns.empty() ? "" : "+") + column;
    }
    return columns;
}

std::string MappedCells::text_of(FieldAt field, const Fields& fields) const {
    const auto& from = m_sources[field.index];
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

std::string MappedCells::entered(FieldAt field, TextKind kind, const Fields& fields, Faults& faults) const {
    auto text = text_of(field, fields);
    if (const auto fault = text_fault(text, kind)) {
        faults.push_back({.why = RowFaultWhy::bad_text, .column = column(field), .text = fault});
        return {};
    }
    return text;
}

std::optional<std::string> MappedCells::code_meant(FieldAt field, const std::string& text) {
    auto& known = m_sources[field.index].codes;
    if (const auto found = known.find(text); found != known.end()) {
        return found->second;
    }
    if (known.size() >= k_codes_kept_max) {
        known.clear();
    }
    return known[text] = m_codes(field_at(field), text);
}

std::string MappedCells::person(FieldAt field, const Fields& fields, Faults& faults) const {
    auto name = entered(field, TextKind::name, fields, faults);
    if (is_masked(name)) {
        faults.push_back({RowFaultWhy::masked, column(field), name, {}});
    }
    return name;
}

std::vector<std::string> MappedCells::phones(FieldAt field, const Fields& fields, Faults& faults) const {
    const auto before = faults.size();
    const auto written = entered(field, TextKind::prose, fields, faults);
    auto numbers = read_phones(written);
    if (numbers) {
        return std::move(numbers).value();
    }
    if (faults.size() == before) {
        faults.push_back({fault_of(numbers.reason()), column(field), written, {}});
    }
    return {};
}

std::string MappedCells::code(FieldAt field, const Fields& fields, Faults& faults) {
    const auto text = text_of(field, fields);
    if (text.empty()) {
        return {};
    }
    if (const auto found = code_meant(field, text)) {
        return *found;
    }
    faults.push_back({RowFaultWhy::no_code, column(field), text, std::string(field_at(field).name)});
    return {};
}

std::optional<CellTime> MappedCells::time(FieldAt field, const Fields& fields, Faults& faults) {
    const auto text = text_of(field, fields);
    if (text.empty()) {
        return std::nullopt;
    }
    const auto& formats = m_sources[field.index].rule->formats;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        const auto read = read_time(text, formats[i]);
        if (read) {
            count_unclear(text, read->at, std::span(formats).subspan(i + 1));
            return CellTime{read->at, read->has_clock};
        }
        const auto& fault = read.reason();
        if (fault.why == TimeFault::Why::skipped) {
            faults.push_back({RowFaultWhy::skipped_time, column(field), text, format_minute(fault.last)});
            return std::nullopt;
        }
        if (fault.why == TimeFault::Why::twice) {
            faults.push_back({RowFaultWhy::twice_time, column(field), text,
                              format_rfc3339(fault.first) + ", " + format_rfc3339(fault.last)});
            return std::nullopt;
        }
    }
    faults.push_back(
        {RowFaultWhy::no_time, column(field), text, formats.empty() ? std::string() : formats.front()});
    return std::nullopt;
}

void MappedCells::count_unclear(const std::string& text, Instant read,
                                std::span<const std::string> other_formats) {
    for (const auto& format : other_formats) {
        const auto other = read_time(text, format);
        if (other && day_of(other->at) != day_of(read)) {
            ++m_unclear_days;
            return;
        }
    }
}

}  // namespace aftercare
