// The fields of an import map for a register of units.
#pragma once

#include "aftercare/core/codes.hpp"
#include "aftercare/reading/import_map.hpp"
#include "aftercare/support/enum_table.hpp"

namespace aftercare {

/// What a row can say of a unit. A room has a building, a public area has nothing but its name.
enum class UnitField {
    project,
    phase,
    section,
    building,
    entrance,
    room,
    area,
    layout,
    batch,
    handover_on,
    completion_on,
    owner,
    phone,
    more_phones,
    use,
};

constexpr auto k_unit_fields = enum_table<UnitField, MapField>({
    {UnitField::project, {.name = "project", .headings = {"项目", "项目名称", "楼盘", "小区"}}},
    {UnitField::phase, {.name = "phase", .headings = {"分期", "期数", "期"}}},
    {UnitField::section, {.name = "section", .headings = {"标段", "施工标段"}}},
    {UnitField::building,
     {.name = "building",
      .is_needed = true,
      .unless = "area",
      .headings = {"block", "楼栋", "楼号", "栋", "幢", "楼栋号"}}},
    {UnitField::entrance, {.name = "entrance", .headings = {"单元", "单元号"}}},
    {UnitField::room,
     {.name = "room",
      .is_needed = true,
      .unless = "area",
      .headings = {"flat", "房号", "房间", "房间号", "室号", "室"}}},
    {UnitField::area, {.name = "area", .headings = {"公共区域", "公区", "区域"}}},
    {UnitField::layout, {.name = "layout", .headings = {"户型"}}},
    {UnitField::batch, {.name = "batch", .headings = {"交付批次", "批次"}}},
    {UnitField::handover_on,
     {.name = "handover_on",
      .kind = FieldKind::day,
      .headings = {"handover", "交付日期", "交房日期", "交付时间", "交房时间"}}},
    {UnitField::completion_on,
     {.name = "completion_on", .kind = FieldKind::day, .headings = {"竣工日期", "竣工备案日期", "竣工时间"}}},
    {UnitField::owner, {.name = "owner", .headings = {"业主", "业主姓名", "产权人"}}},
    {UnitField::phone,
     {.name = "phone", .headings = {"tel", "mobile", "电话", "联系电话", "业主电话", "手机", "手机号"}}},
    {UnitField::more_phones, {.name = "more_phones", .headings = {"其他电话", "备用电话"}}},
    {UnitField::use,
     {.name = "use",
      .kind = FieldKind::fixed_code,
      .list = CodeList<Use>::name,
      .headings = {"用途", "房屋用途"}}},
});

constexpr MapForm k_unit_form{.fields = k_unit_fields};

}  // namespace aftercare
