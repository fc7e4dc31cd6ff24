#include "apps/aftercare/unit_rows.hpp"

#include <algorithm>

#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/map_file.hpp"

namespace aftercare {

namespace {

std::string read_whole(std::string_view typed, std::string& into) {
    into = typed;
    return {};
}

}  // namespace

UnitRowReader::UnitRowReader(const ImportMap& map, const std::vector<std::string>& header)
    : m_cells(map, header, fixed_codes()) {}

void UnitRowReader::take(UnitField field, const Fields& fields, std::optional<std::string>& into,
                         UnitRow& row, std::string (*reader)(std::string_view, std::string&)) {
    auto text = m_cells.entered(field, TextKind::name, fields, row.faults);
    if (text.empty()) {
        return;
    }
    std::string value;
    if (auto expected = reader(text, value); !expected.empty()) {
        row.faults.push_back(
            {RowFaultWhy::bad_value, m_cells.column(field), std::move(text), std::move(expected)});
    } else {
        into = std::move(value);
    }
}

void UnitRowReader::take_place(const Fields& fields, UnitRow& row) {
    auto& unit = row.fields;
    take(UnitField::building, fields, unit.building, row, read_room_part);
    take(UnitField::entrance, fields, unit.entrance, row, read_room_part);
    take(UnitField::room, fields, unit.room, row, read_room_part);
    take(UnitField::area, fields, unit.area, row, read_whole);
    const bool is_room = unit.building && unit.room;
    const bool says_room = unit.building || unit.entrance || unit.room;
    if (row.faults.empty() && (unit.area ? says_room : !is_room)) {
        row.faults.push_back({RowFaultWhy::bad_value, m_cells.column(UnitField::room),
                              m_cells.text_of(UnitField::room, fields),
                              tr("a building and a room, or an area alone")});
    }
}

void UnitRowReader::take_owner(const Fields& fields, UnitRow& row) {
    row.fields.owner = m_cells.person(UnitField::owner, fields, row.faults);
    for (const auto field : {UnitField::phone, UnitField::more_phones}) {
        for (auto& number : m_cells.phones(field, fields, row.faults)) {
            row.fields.phones.push_back({std::move(number)});
        }
    }
}

UnitRow UnitRowReader::read(const CsvRecord& record) {
    UnitRow row;
    const auto& fields = record.fields;
    if (fields.size() != m_cells.columns()) {
        row.faults.push_back(
            {RowFaultWhy::ragged, {}, std::to_string(fields.size()), std::to_string(m_cells.columns())});
        return row;
    }
    auto& unit = row.fields;
    row.project = m_cells.entered(UnitField::project, TextKind::name, fields, row.faults);
    take(UnitField::phase, fields, unit.phase, row, read_whole);
    take(UnitField::section, fields, unit.section, row, read_whole);
    take(UnitField::layout, fields, unit.layout, row, read_whole);
    take(UnitField::batch, fields, unit.batch, row, read_whole);
    if (const auto day = m_cells.time(UnitField::handover_on, fields, row.faults)) {
        unit.handover_on = day_of(day->at);
    }
    if (const auto day = m_cells.time(UnitField::completion_on, fields, row.faults)) {
        unit.completion_on = day_of(day->at);
    }
    unit.use = from_code<Use>(m_cells.code(UnitField::use, fields, row.faults));
    take_owner(fields, row);
    take_place(fields, row);
    return row;
}

}  // namespace aftercare
