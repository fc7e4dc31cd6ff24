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

bool is_time(const MapField& field) {
    return field.kind == FieldKind::time || field.kind == FieldKind::day;
}

bool is_coded(const MapField& field) {
    return field.kind == FieldKind::fixed_code || field.kind == FieldKind::policy_code;
}

class MapReader {
  public:
    MapReader(const MapForm& form, const std::string& file) : m_form(form), m_reading(file), m_map(form) {}

    ReadImportMap read(const TomlTable& root) {
        std::vector<std::string_view> keys = {"source", "zone", "formats", "header_line", "fields"};
        if (m_form.has_units) {
            keys.emplace_back("unmatched_units");
        }
        m_reading.check_keys(root, keys);
        read_source(root);
        if (const auto* node = root.find("zone")) {
            if (const auto zone = m_reading.text(*node)) {
                m_map.zone = zone->text;
                m_map.zone_place = zone->place;
            }
        }
        if (const auto* node = root.find("unmatched_units"); node != nullptr && m_form.has_units) {
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
        if (const auto* node = root.find("formats")) {
            m_formats = read_formats(*node);
        }
        if (const auto* table = m_reading.section(root, "fields", "fields")) {
            read_fields(*table);
        }
        return {std::move(m_map), m_reading.take_faults()};
    }

  private:
    void read_source(const TomlTable& root) {
        const auto* node = root.find("source");
        if (node == nullptr && !m_form.has_keys) {
            return;
        }
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

    void read_fields(const TomlTable& table) {
        std::vector<std::string_view> names;
        for (const auto& field : m_form.fields) {
            names.push_back(field.name);
        }
        m_reading.check_keys(table, names);
        for (std::size_t i = 0; i < m_form.fields.size(); ++i) {
            if (const auto* node = table.find(m_form.fields[i].name)) {
                m_map.rules[i] = read_rule(m_form.fields[i], *node);
            }
        }
        for (const auto* field : lacking_fields(m_map)) {
            m_reading.fault_of_file(
                field->unless.empty()
                    ? form(tr("[fields] has no {field}, which every row needs"),
                           fmt::arg("field", field->name))
                    : form(tr("[fields] has no {field}, which a row needs that has no {other}"),
                           fmt::arg("field", field->name), fmt::arg("other", field->unless)));
        }
    }

    FieldRule read_rule(const MapField& field, const TomlNode& node) {
        FieldRule rule;
        rule.formats = m_formats.value_or(common_formats(field.kind));
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
        const bool coded = is_coded(field);
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
                if (coded && text->text.empty()) {
                    m_reading.fault(text->place, tr("a translation is empty: name a code, or leave it out"));
                } else if (coded) {
                    rule.codes.push_back({text->text, text->place});
                }
            }
        }
    }

    const MapForm& m_form;
    PolicyReading m_reading;
    ImportMap m_map;
    std::optional<std::vector<std::string>> m_formats;
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

/// What exports of the trade commonly write.
const std::vector<std::string>& common_formats(FieldKind kind) {
    static const std::vector<std::string> k_times = {
        "%Y-%m-%d %H:%M",    "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d", "%Y/%m/%d %H:%M",
        "%Y/%m/%d %H:%M:%S", "%Y/%m/%d",          "%Y年%m月%d日",
    };
    static const std::vector<std::string> k_days = {
        "%Y-%m-%d",       "%Y/%m/%d",          "%Y.%m.%d",       "%Y年%m月%d日",
        "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S",
    };
    static const std::vector<std::string> k_none;
    return kind == FieldKind::day ? k_days : kind == FieldKind::time ? k_times : k_none;
}

ReadImportMap read_import_map(const MapForm& form, std::string_view text, const std::string& file,
                              const CodeReader& codes) {
    try {
        auto read = MapReader(form, file).read(parse_toml(text, file));
        auto more = resolve_codes(read.map, FieldKind::fixed_code, codes);
        read.faults.insert(read.faults.end(), more.begin(), more.end());
        std::stable_sort(read.faults.begin(), read.faults.end(), is_before);
        return read;
    } catch (const TomlFault& fault) {
        return {ImportMap(form), {fault}};
    }
}

std::vector<TomlFault> resolve_codes(ImportMap& map, FieldKind which, const CodeReader& codes) {
    std::vector<TomlFault> faults;
    for (std::size_t i = 0; i < map.rules.size(); ++i) {
        const auto& field = map.form->fields[i];
        auto& rule = map.rules[i];
        if (!rule || field.kind != which) {
            continue;
        }
        for (const auto& [text, place] : rule->codes) {
            if (const auto code = codes(field, text)) {
                replace_code(*rule, text, *code);
            } else {
                const auto known = codes.known ? codes.known(field) : std::string();
                auto what = form(tr("unknown {list} '{value}'"), fmt::arg("list", field.name),
                                 fmt::arg("value", harmless(text, true)));
                if (!known.empty()) {
                    what += form(tr("; expected one of {codes}"), fmt::arg("codes", known));
                }
                faults.push_back({place, std::move(what)});
            }
        }
    }
    std::stable_sort(faults.begin(), faults.end(), is_before);
    return faults;
}

std::vector<const MapField*> lacking_fields(const ImportMap& map) {
    const auto& fields = map.form->fields;
    const auto is_filled = [&](std::string_view name) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (fields[i].name == name && map.rules[i]) {
                return true;
            }
        }
        return false;
    };
    std::vector<const MapField*> lacking;
    for (const auto& field : fields) {
        if (field.is_needed && !is_filled(field.name) && !is_filled(field.unless)) {
            lacking.push_back(&field);
        }
    }
    return lacking;
}

UnclearColumns unclear_columns(const ImportMap& map, const Headings& header) {
    UnclearColumns unclear;
    const auto add = [](std::vector<std::string>& to, const std::string& column) {
        if (std::find(to.begin(), to.end(), column) == to.end()) {
            to.push_back(column);
        }
    };
    for (const auto& rule : map.rules) {
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
