#include "apps/aftercare/unit_rows.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/toml.hpp"
#include "apps/shared/files.hpp"

namespace aftercare {

namespace {

constexpr auto k_names = enum_table<UnitColumn, std::string_view>({
    {UnitColumn::project, "project"},
    {UnitColumn::phase, "phase"},
    {UnitColumn::building, "building"},
    {UnitColumn::entrance, "entrance"},
    {UnitColumn::room, "room"},
    {UnitColumn::handover_on, "handover_on"},
    {UnitColumn::completion_on, "completion_on"},
    {UnitColumn::owner, "owner"},
    {UnitColumn::phone, "phone"},
    {UnitColumn::use, "use"},
    {UnitColumn::area, "area"},
});

/// What registers of the trade call them.
constexpr auto k_headings = enum_table<UnitColumn, std::array<const char*, 5>>({
    {UnitColumn::project, {"项目", "项目名称", "楼盘", "小区"}},
    {UnitColumn::phase, {"分期", "期数", "期"}},
    {UnitColumn::building, {"楼栋", "楼号", "栋", "幢", "楼栋号"}},
    {UnitColumn::entrance, {"单元", "单元号"}},
    {UnitColumn::room, {"房号", "房间", "房间号", "室号", "室"}},
    {UnitColumn::handover_on, {"交付日期", "交房日期", "交付时间", "交房时间"}},
    {UnitColumn::completion_on, {"竣工日期", "竣工备案日期", "竣工时间"}},
    {UnitColumn::owner, {"业主", "业主姓名", "产权人"}},
    {UnitColumn::phone, {"电话", "联系电话", "业主电话", "手机", "手机号"}},
    {UnitColumn::use, {"用途", "房屋用途"}},
    {UnitColumn::area, {"公共区域", "公区", "区域"}},
});

std::string names() {
    std::string text;
    for (const auto name : k_names) {
        text += (text.empty() ? "" : ", ") + std::string(name);
    }
    return text;
}

std::size_t index_of(std::string_view name) {
    return static_cast<std::size_t>(std::find(k_names.begin(), k_names.end(), name) - k_names.begin());
}

[[noreturn]] void bad_map(const TomlPlace& place, const std::string& what, const std::string& expected) {
    throw Error(ErrorKind::usage, format_place(place) + ": " + what, expected);
}

void read_columns(const TomlTable& table, UnitHeaders& headers) {
    for (const auto& [key, node] : table.members) {
        const auto index = index_of(key);
        if (index == k_names.size()) {
            bad_map(node.place, form(tr("unknown column {name}"), fmt::arg("name", key)),
                    form(tr("one of {codes}"), fmt::arg("codes", names())));
        }
        if (node.string() == nullptr) {
            bad_map(node.place, form(tr("{name} has the wrong type"), fmt::arg("name", key)),
                    tr("a text in quotes"));
        }
        headers[index] = {*node.string()};
    }
}

}  // namespace

UnitHeaders own_headers() {
    UnitHeaders headers(k_unit_columns);
    for (std::size_t i = 0; i < k_unit_columns; ++i) {
        headers[i].emplace_back(k_names[i]);
        for (const char* heading : k_headings[i]) {
            if (heading != nullptr) {
                headers[i].emplace_back(heading);
            }
        }
    }
    return headers;
}

UnitHeaders read_unit_map(const std::string& path) {
    TomlTable map;
    try {
        map = parse_toml(read_file(path), path);
    } catch (const TomlFault& fault) {
        throw Error(ErrorKind::usage, format_place(fault.place) + ": " + fault.what);
    }
    UnitHeaders headers(k_unit_columns);
    for (const auto& [key, node] : map.members) {
        if (key != "columns" || node.table() == nullptr) {
            bad_map(node.place, form(tr("unknown key {name}"), fmt::arg("name", key)),
                    tr("a table [columns] with lines such as building = \"Block\""));
        }
        read_columns(*node.table(), headers);
    }
    return headers;
}

UnitRowReader::UnitRowReader(const UnitHeaders& headers, const std::vector<std::string>& header, bool mapped)
    : m_header(header) {
    m_positions.resize(k_unit_columns);
    const Headings headings(header);
    std::vector<std::string> missing;
    std::set<std::size_t> taken;
    for (std::size_t i = 0; i < k_unit_columns; ++i) {
        for (const auto& name : headers[i]) {
            const auto found = headings.find(name);
            if (found && (headings.repeats(name) || m_positions[i])) {
                throw Error(ErrorKind::system,
                            form(tr("several columns are {column}"), fmt::arg("column", k_names[i])), {},
                            tr("give all but one another name, or name one with --map"));
            }
            m_positions[i] = found ? found : m_positions[i];
        }
        if (m_positions[i]) {
            taken.insert(*m_positions[i]);
        } else if (mapped && !headers[i].empty()) {
            missing.push_back(headers[i].front());
        }
    }
    const bool has_place = (has(UnitColumn::building) && has(UnitColumn::room)) || has(UnitColumn::area);
    if (missing.empty() && !has_place) {
        missing = {"building", "room"};
    }
    if (!missing.empty()) {
        throw Error(ErrorKind::system,
                    form(tr("columns are missing: {columns}"), fmt::arg("columns", some_of(missing))),
                    form(tr("among {codes}"), fmt::arg("codes", names())),
                    tr("map columns of other names with --map"));
    }
    for (std::size_t i = 0; i < header.size() && !mapped; ++i) {
        if (!header[i].empty() && !taken.contains(i)) {
            m_not_taken.push_back(header[i]);
        }
    }
}

std::string UnitRowReader::cell(const CsvRecord& record, UnitColumn column) const {
    const auto& position = m_positions[static_cast<std::size_t>(column)];
    return position ? std::string(plain_cell(record.fields.at(*position))) : std::string();
}

std::string UnitRowReader::header(UnitColumn column) const {
    const auto& position = m_positions[static_cast<std::size_t>(column)];
    return position ? m_header[*position] : std::string(k_names[static_cast<std::size_t>(column)]);
}

UnitRow UnitRowReader::read(const CsvRecord& record) const {
    UnitRow row;
    if (record.fields.size() != m_header.size()) {
        row.faults.push_back(
            {RowFaultWhy::ragged, {}, std::to_string(record.fields.size()), std::to_string(m_header.size())});
        return row;
    }
    // A cell that is empty, or cannot be read, says nothing.
    const auto take = [&]<class T>(UnitColumn column, T& into,
                                   ReadValue<typename ValueOf<T>::Type> reader =
                                       &ValueReader<typename ValueOf<T>::Type>::read) {
        auto text = cell(record, column);
        if (const auto fault = text_fault(text, TextKind::name)) {
            row.faults.push_back({.why = RowFaultWhy::bad_text, .column = header(column), .text = fault});
        } else if (!text.empty()) {
            typename ValueOf<T>::Type value{};
            if (auto expected = reader(text, value); !expected.empty()) {
                row.faults.push_back(
                    {RowFaultWhy::bad_value, header(column), std::move(text), std::move(expected)});
            } else {
                ValueOf<T>::keep(into, std::move(value));
            }
        }
    };
    auto& fields = row.fields;
    take(UnitColumn::project, row.project);
    take(UnitColumn::phase, fields.phase);
    take(UnitColumn::building, fields.building, read_room_part);
    take(UnitColumn::entrance, fields.entrance, read_room_part);
    take(UnitColumn::room, fields.room, read_room_part);
    take(UnitColumn::area, fields.area);
    take(UnitColumn::handover_on, fields.handover_on);
    take(UnitColumn::completion_on, fields.completion_on);
    take(UnitColumn::owner, fields.owner, read_owner_name);
    take(UnitColumn::phone, fields.phone);
    take(UnitColumn::use, fields.use);
    const bool is_room = fields.building && fields.room;
    const bool says_room = fields.building || fields.entrance || fields.room;
    if (row.faults.empty() && (fields.area ? says_room : !is_room)) {
        row.faults.push_back({RowFaultWhy::bad_value, header(UnitColumn::room),
                              cell(record, UnitColumn::room), tr("a building and a room, or an area alone")});
    }
    return row;
}

}  // namespace aftercare
