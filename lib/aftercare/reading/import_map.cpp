#include "aftercare/reading/import_map.hpp"

#include <algorithm>
#include <tuple>

#include "aftercare/core/time_format.hpp"
#include "aftercare/reading/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// Of titles above a header there are few.
constexpr std::int64_t k_header_line_max = 1000;

constexpr std::array k_required = {ImportField::source_id, ImportField::received_at, ImportField::symptom};

/// What exports of the trade commonly write.
const std::vector<std::string>& default_formats() {
    static const std::vector<std::string> k_formats = {
        "%Y-%m-%d %H:%M",    "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d", "%Y/%m/%d %H:%M",
        "%Y/%m/%d %H:%M:%S", "%Y/%m/%d",          "%Y年%m月%d日",
    };
    return k_formats;
}

bool is_time(ImportField field) {
    return field == ImportField::received_at || field == ImportField::closed_at ||
           field == ImportField::noticed || field == ImportField::ref_due;
}

class MapReader {
  public:
    explicit MapReader(const std::string& file) : m_reading(file) {}

    ReadImportMap read(const TomlTable& root) {
        m_reading.check_keys(root, {"source", "zone", "formats", "unmatched_units", "header_line", "fields"});
        read_source(root);
        if (const auto* node = root.find("zone")) {
            if (const auto zone = m_reading.text(*node)) {
                m_map.zone = zone->text;
                m_map.zone_place = zone->place;
            }
        }
        if (const auto* node = root.find("unmatched_units")) {
            if (const auto choice = m_reading.text(*node)) {
                m_map.rejects_unmatched_units = choice->text == "reject";
                if (choice->text != "reject" && choice->text != "place") {
                    m_reading.fault_of_value(*choice, "unmatched_units", {"place", "reject"});
                }
            }
        }
        if (const auto* node = root.find("header_line")) {
            m_map.header_line = m_reading.integer(*node, {1, k_header_line_max}).value_or(1);
        }
        auto formats = default_formats();
        if (const auto* node = root.find("formats")) {
            formats = read_formats(*node);
        }
        if (const auto* table = m_reading.section(root, "fields", "fields")) {
            read_fields(*table, formats);
        }
        return {std::move(m_map), m_reading.take_faults()};
    }

  private:
    void read_source(const TomlTable& root) {
        const auto* node = root.find("source");
        if (node == nullptr) {
            m_reading.fault_of_file(tr("source is missing: name the system that the rows come from"));
            return;
        }
        if (const auto source = m_reading.text(*node)) {
            m_map.source = trim(source->text);
            if (m_map.source.empty()) {
                m_reading.fault(node->place, tr("the name of the source is empty"));
            }
        }
    }

    std::vector<std::string> read_formats(const TomlNode& node) {
        std::vector<std::string> formats;
        for (auto& each : m_reading.choices(node)) {
            if (!is_time_format(each.text)) {
                m_reading.fault(each.place,
                                form(tr("'{value}' is no format of a time: it needs %Y %m %d (or %y, %b, "
                                        "%e), and may have %H %I %p %M %S %z and other text, or is serial"),
                                     fmt::arg("value", harmless(each.text, true))));
                continue;
            }
            formats.push_back(std::move(each.text));
        }
        return formats;
    }

    void read_fields(const TomlTable& table, const std::vector<std::string>& formats) {
        m_reading.check_keys(table, {k_import_field_names.begin(), k_import_field_names.end()});
        for (std::size_t i = 0; i < k_import_fields; ++i) {
            if (const auto* node = table.find(k_import_field_names[i])) {
                m_map.fields[i] = read_rule(static_cast<ImportField>(i), *node, formats);
            }
        }
        for (const auto field : k_required) {
            if (!m_map.field(field)) {
                m_reading.fault_of_file(
                    form(tr("[fields] has no {field}, which every ticket needs"),
                         fmt::arg("field", k_import_field_names[static_cast<std::size_t>(field)])));
            }
        }
    }

    FieldRule read_rule(ImportField field, const TomlNode& node, const std::vector<std::string>& formats) {
        FieldRule rule;
        rule.formats = formats;
        if (const auto* column = node.string()) {
            rule.columns = {std::string(trim(*column))};
            check_columns(rule, node.place);
            return rule;
        }
        const auto* table = node.table();
        if (table == nullptr) {
            m_reading.fault(node.place, tr("a column's name in quotes or a table { … } was expected here"));
            return rule;
        }
        m_reading.check_keys(
            *table, {"column", "first", "join", "with", "value", "values", "other", "default", "formats"});
        read_columns(*table, node.place, rule);
        const bool coded = codes_of(field) != ImportCodes::none;
        if (const auto text = read_text(*table, "default", coded, rule)) {
            rule.fallback = *text;
        }
        if (const auto text = read_text(*table, "value", coded, rule)) {
            rule.fallback = *text;
        }
        rule.other = read_text(*table, "other", coded, rule);
        read_values(*table, coded, rule);
        if (const auto* own = table->find("formats")) {
            if (!is_time(field)) {
                m_reading.fault(own->place, tr("this field is no time"));
            }
            rule.formats = read_formats(*own);
        }
        return rule;
    }

    void read_columns(const TomlTable& table, const TomlPlace& place, FieldRule& rule) {
        int ways = 0;
        for (const char* key : {"column", "first", "join", "value"}) {
            ways += table.find(key) == nullptr ? 0 : 1;
        }
        if (ways != 1) {
            m_reading.fault(place, tr("exactly one of column, first, join and value is needed here"));
        }
        if (const auto* node = table.find("column")) {
            if (const auto column = m_reading.text(*node)) {
                rule.columns = {column->text};
            }
        }
        for (const char* key : {"first", "join"}) {
            if (const auto* node = table.find(key)) {
                rule.joins = std::string_view(key) == "join";
                for (auto& each : m_reading.choices(*node)) {
                    rule.columns.push_back(std::move(each.text));
                }
            }
        }
        if (const auto* node = table.find("with")) {
            if (!rule.joins) {
                m_reading.fault(node->place, tr("`with` stands between joined columns only"));
            }
            if (const auto with = m_reading.text(*node)) {
                rule.with = with->text;
            }
        }
        if (table.find("value") == nullptr) {
            check_columns(rule, place);
        }
        for (const char* key : {"default", "values", "other"}) {
            if (const auto* node = table.find(key); node != nullptr && table.find("value") != nullptr) {
                m_reading.fault(node->place, tr("a constant is the same for every row"));
            }
        }
    }

    void check_columns(FieldRule& rule, const TomlPlace& place) {
        for (auto& column : rule.columns) {
            column = std::string(trim(column));
            if (column.empty()) {
                m_reading.fault(place, tr("a column's name is empty"));
            }
        }
    }

    std::optional<std::string> read_text(const TomlTable& table, const char* key, bool coded,
                                         FieldRule& rule) {
        const auto* node = table.find(key);
        const auto text = node == nullptr ? std::nullopt : m_reading.text(*node);
        if (!text) {
            return std::nullopt;
        }
        if (coded && !text->text.empty()) {
            rule.codes.push_back({text->text, text->place});
        }
        return text->text;
    }

    void read_values(const TomlTable& table, bool coded, FieldRule& rule) {
        const auto* node = table.find("values");
        const auto* values = node == nullptr ? nullptr : m_reading.table(*node);
        if (values == nullptr) {
            if (const auto* other = table.find("other"); other != nullptr && node == nullptr) {
                m_reading.fault(other->place, tr("`other` is for cells that `values` does not list"));
            }
            return;
        }
        for (const auto& [key, member] : values->members) {
            if (const auto text = m_reading.text(member)) {
                rule.values[std::string(trim(key))] = text->text;
                if (coded && !text->text.empty()) {
                    rule.codes.push_back({text->text, text->place});
                }
            }
        }
    }

    PolicyReading m_reading;
    ImportMap m_map;
};

bool is_before(const TomlFault& one, const TomlFault& other) {
    return std::tie(one.place.line, one.place.column) < std::tie(other.place.line, other.place.column);
}

void replace_code(FieldRule& rule, const std::string& text, const std::string& code) {
    const auto put = [&](std::string& target) {
        if (target == text) {
            target = code;
        }
    };
    put(rule.fallback);
    if (rule.other) {
        put(*rule.other);
    }
    for (auto& [key, value] : rule.values) {
        put(value);
    }
}

}  // namespace

ImportCodes codes_of(ImportField field) {
    switch (field) {
        case ImportField::state:
        case ImportField::kind:
        case ImportField::urgency:
        case ImportField::role:
            return ImportCodes::fixed;
        case ImportField::channel:
        case ImportField::element:
        case ImportField::defect:
        case ImportField::category:
            return ImportCodes::policy;
        default:
            return ImportCodes::none;
    }
}

ReadImportMap read_import_map(std::string_view text, const std::string& file, const CodeReader& codes) {
    try {
        auto read = MapReader(file).read(parse_toml(text, file));
        auto more = resolve_codes(read.map, ImportCodes::fixed, codes);
        read.faults.insert(read.faults.end(), more.begin(), more.end());
        std::stable_sort(read.faults.begin(), read.faults.end(), is_before);
        return read;
    } catch (const TomlFault& fault) {
        return {{}, {fault}};
    }
}

std::vector<TomlFault> resolve_codes(ImportMap& map, ImportCodes which, const CodeReader& codes) {
    std::vector<TomlFault> faults;
    for (std::size_t i = 0; i < k_import_fields; ++i) {
        const auto field = static_cast<ImportField>(i);
        auto& rule = map.fields[i];
        if (!rule || codes_of(field) != which) {
            continue;
        }
        for (const auto& [text, place] : rule->codes) {
            if (const auto code = codes(field, text)) {
                replace_code(*rule, text, *code);
            } else {
                faults.push_back(
                    {place, form(tr("unknown {list} '{value}'"), fmt::arg("list", k_import_field_names[i]),
                                 fmt::arg("value", harmless(text, true)))});
            }
        }
    }
    std::stable_sort(faults.begin(), faults.end(), is_before);
    return faults;
}

UnclearColumns unclear_columns(const ImportMap& map, const Headings& header) {
    UnclearColumns unclear;
    const auto add = [](std::vector<std::string>& to, const std::string& column) {
        if (std::find(to.begin(), to.end(), column) == to.end()) {
            to.push_back(column);
        }
    };
    for (const auto& rule : map.fields) {
        for (const auto& column : rule ? rule->columns : std::vector<std::string>()) {
            if (!header.find(column)) {
                add(unclear.missing, column);
            } else if (header.repeats(column)) {
                add(unclear.repeated, column);
            }
        }
    }
    return unclear;
}

}  // namespace aftercare
