#include "apps/aftercare/map_draft.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "aftercare/core/time_format.hpp"
#include "aftercare/reading/import_map.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/table_file.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_rows_max = 1000;
constexpr std::size_t k_values_max = 20;

/// What a heading says, the first that a table has is taken. Fields that are not here are rarely there.
struct Guess {
    ImportField field;
    std::array<const char*, 8> headings;
};
constexpr Guess k_guesses[] = {
    {ImportField::source_id, {"id", "unique_key", "number", "ticket", "case id", "工单号", "编号", "单号"}},
    {ImportField::received_at,
     {"created_at", "opened", "received", "opendate", "received_at", "登记时间", "受理时间", "创建时间"}},
    {ImportField::closed_at, {"closed_at", "closed", "closedate", "办结时间", "完成时间", "关闭时间"}},
    {ImportField::state, {"status", "state", "状态", "处理状态"}},
    {ImportField::symptom,
     {"description", "summary", "symptom", "what", "问题描述", "描述", "内容", "反映内容"}},
    {ImportField::unit, {"room", "unit", "房号", "房间", "房屋", "地址"}},
    {ImportField::area, {"area", "address", "location", "公共区域", "区域"}},
    {ImportField::contact, {"contact", "name", "caller", "联系人", "业主", "业主姓名", "姓名"}},
    {ImportField::phone, {"phone", "tel", "mobile", "电话", "联系电话", "手机"}},
    {ImportField::kind, {"kind", "type", "类型", "诉求类型"}},
    {ImportField::channel, {"channel", "source", "来源", "渠道"}},
    {ImportField::category, {"category", "class", "类别", "分类"}},
    {ImportField::urgency, {"urgency", "priority", "紧急程度"}},
    {ImportField::received_by, {"received_by", "account", "登记人", "受理人"}},
    {ImportField::result, {"result", "resolution", "处理结果"}},
};

constexpr std::array k_formats = {"%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z",
                                  "%Y-%m-%d",       "%Y/%m/%d %H:%M",    "%Y/%m/%d %H:%M:%S",
                                  "%Y/%m/%d",       "%Y年%m月%d日",      "%d.%m.%Y",
                                  "%d/%m/%Y",       "%m/%d/%Y",          "%m/%d/%Y %H:%M",
                                  "%d/%m/%Y %H:%M", "%d %b %Y",          "%b %e, %Y",
                                  "serial"};

bool is_time(ImportField field) {
    return field == ImportField::received_at || field == ImportField::closed_at;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return out + '"';
}

/// The first rows of a table.
struct Sample {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    /// What a column says, each once.
    std::set<std::string> values(std::size_t column) const {
        std::set<std::string> values;
        for (const auto& row : rows) {
            const auto cell = column < row.size() ? plain_cell(row[column]) : std::string_view();
            if (!cell.empty()) {
                values.emplace(cell);
            }
        }
        return values;
    }
};

Sample read_sample(const std::string& path) {
    const TableFile file(path, {});
    Sample sample{file.header(), {}};
    file.read([&](CsvRecord& record) {
        if (!record.fields.empty() && static_cast<std::int64_t>(sample.rows.size()) < k_rows_max) {
            sample.rows.push_back(std::move(record.fields));
        }
    });
    return sample;
}

/// The formats that read some of the times.
std::string formats_line(const std::set<std::string>& times) {
    std::string formats;
    for (const std::string_view format : k_formats) {
        const bool fits = std::any_of(times.begin(), times.end(), [format](const std::string& time) {
            return static_cast<bool>(read_time(time, format));
        });
        if (fits) {
            formats += (formats.empty() ? "" : ", ") + quoted(format);
        }
    }
    return formats.empty() ? "" : "formats = [" + formats + "]\n";
}

std::string rule_of(ImportField field, const Sample& sample, std::size_t column) {
    auto heading = quoted(plain_cell(sample.header[column]));
    const auto values = sample.values(column);
    if (codes_of(field) == ImportCodes::none || values.size() > k_values_max) {
        return heading;
    }
    std::string translated;
    for (const auto& value : values) {
        translated += (translated.empty() ? "" : ", ") + quoted(value) + " = \"\"";
    }
    return "{ column = " + heading + ", values = { " + translated + " } }";
}

std::string missing_field(const char* field, const char* what) {
    return std::string(field) + " = \"\"    # " + what + "\n";
}

}  // namespace

std::string draft_map(const std::string& path) {
    const auto sample = read_sample(path);
    const Headings headings(sample.header);
    std::set<std::size_t> taken;
    std::set<ImportField> found;
    std::set<std::string> times;
    std::string fields;
    for (const auto& guess : k_guesses) {
        for (const char* heading : guess.headings) {
            const auto column = heading == nullptr ? std::nullopt : headings.find(heading);
            if (!column || taken.contains(*column)) {
                continue;
            }
            taken.insert(*column);
            found.insert(guess.field);
            fields += std::string(k_import_field_names[static_cast<std::size_t>(guess.field)]) + " = " +
                      rule_of(guess.field, sample, *column) + "\n";
            if (is_time(guess.field)) {
                times.merge(sample.values(*column));
            }
            break;
        }
    }
    for (const auto& [field, name] : {std::pair{ImportField::source_id, "source_id"},
                                      {ImportField::received_at, "received_at"},
                                      {ImportField::symptom, "symptom"}}) {
        fields += found.contains(field) ? "" : missing_field(name, tr("which column? every ticket needs it"));
    }
    if (!found.contains(ImportField::unit) && !found.contains(ImportField::area)) {
        fields += "area = { value = \"\" }    # " + std::string(tr("where, or which column says it")) + "\n";
    }
    if (!found.contains(ImportField::contact) && !found.contains(ImportField::phone)) {
        fields += "anonymous_reason = { value = \"\" }    # " + std::string(tr("why nobody is named")) + "\n";
    }
    std::vector<std::string> left;
    for (std::size_t i = 0; i < sample.header.size(); ++i) {
        if (!taken.contains(i) && !sample.header[i].empty()) {
            left.push_back(sample.header[i]);
        }
    }
    return "# " + std::string(tr("a draft: finish what is empty; `aftercare help mapping` says how")) +
           "\nsource = \"\"    # " + tr("the name of the system that the rows come from") + "\n" +
           formats_line(times) + "\n[fields]\n" + fields +
           (left.empty()
                ? ""
                : "# " + std::string(tr("columns that are not taken")) + ": " + some_of(left) + "\n");
}

}  // namespace aftercare
