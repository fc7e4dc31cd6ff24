#include "apps/aftercare/map_draft.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "aftercare/core/time_format.hpp"
#include "aftercare/reading/heading_map.hpp"
#include "aftercare/reading/ticket_fields.hpp"
#include "aftercare/reading/unit_fields.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/table_file.hpp"
#include "apps/shared/map_file.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_rows_max = 1000;
constexpr std::size_t k_values_max = 20;

constexpr std::array k_formats = {"%Y-%m-%d %H:%M",
                                  "%Y-%m-%d %H:%M:%S",
                                  "%Y-%m-%dT%H:%M:%S%z",
                                  "%Y-%m-%d",
                                  "%Y/%m/%d %H:%M",
                                  "%Y/%m/%d %H:%M:%S",
                                  "%Y/%m/%d",
                                  "%Y.%m.%d",
                                  "%Y年%m月%d日",
                                  "%d.%m.%Y",
                                  "%d/%m/%Y",
                                  "%m/%d/%Y",
                                  "%m/%d/%Y %H:%M",
                                  "%d/%m/%Y %H:%M",
                                  "%d %b %Y",
                                  "%b %e, %Y",
                                  "serial"};

std::string toml_quoted(std::string_view text) {
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

Sample read_sample(const TableFile& file) {
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
            formats += (formats.empty() ? "" : ", ") + toml_quoted(format);
        }
    }
    return formats.empty() ? "" : "formats = [" + formats + "]\n";
}

/// A coded cell that is a code or its word needs no translation.
std::string rule_of(const MapField& field, const Sample& sample, std::size_t column) {
    auto heading = toml_quoted(plain_cell(sample.header[column]));
    const auto values = sample.values(column);
    const bool is_coded = field.kind == FieldKind::fixed_code || field.kind == FieldKind::policy_code;
    std::string translated;
    for (const auto& value : values) {
        const bool is_code = field.kind == FieldKind::fixed_code && fixed_codes()(field, value);
        if (!is_code) {
            translated += (translated.empty() ? "" : ", ") + toml_quoted(value) + " = \"\"";
        }
    }
    return !is_coded || translated.empty() || values.size() > k_values_max
               ? heading
               : "{ column = " + heading + ", values = { " + translated + " } }";
}

/// What every ticket needs that no single field gives.
std::string alternatives(const ImportMap& map) {
    const auto has = [&](TicketField field) {
        return map.rules[static_cast<std::size_t>(field)].has_value();
    };
    std::string lines;
    if (!has(TicketField::unit) && !has(TicketField::area)) {
        lines += "area = { value = \"\" }    # " + std::string(tr("where, or which column says it")) + "\n";
    }
    if (!has(TicketField::contact) && !has(TicketField::phone)) {
        lines += "anonymous_reason = { value = \"\" }    # " + std::string(tr("why nobody is named")) + "\n";
    }
    return lines;
}

std::size_t recognised(const std::vector<std::string>& header) {
    const auto count = [&](const MapForm& form) {
        const auto found = map_by_headings(form, header, field_words);
        return std::count_if(found.map.rules.begin(), found.map.rules.end(),
                             [](const auto& rule) { return rule.has_value(); });
    };
    return static_cast<std::size_t>(std::max(count(k_unit_form), count(k_ticket_form)));
}

/// The line whose cells are most like names of columns; titles may stand above it.
std::int64_t header_line_of(const std::string& path) {
    constexpr std::int64_t k_lines_tried = 5;
    std::int64_t best = 1;
    std::size_t most = 0;
    for (std::int64_t line = 1; line <= k_lines_tried; ++line) {
        try {
            const auto found = recognised(TableFile(path, {.header_line = line}).header());
            best = found > most ? line : best;
            most = std::max(most, found);
        } catch (const Error&) {
            if (line == 1) {
                throw;
            }
            break;  // the table is shorter
        }
    }
    return best;
}

bool is_of_units(const Sample& sample) {
    const auto units = map_by_headings(k_unit_form, sample.header, field_words);
    const auto tickets = map_by_headings(k_ticket_form, sample.header, field_words);
    return lacking_fields(units.map).empty() &&
           !tickets.map.rules[static_cast<std::size_t>(TicketField::symptom)];
}

}  // namespace

std::string draft_map(const std::string& path, DraftOf of) {
    const auto header_line = header_line_of(path);
    const auto sample = read_sample(TableFile(path, {.header_line = header_line}));
    const bool of_units = of == DraftOf::units || is_of_units(sample);
    const auto& table = of_units ? k_unit_form : k_ticket_form;
    const auto found = map_by_headings(table, sample.header, field_words);
    const Headings headings(sample.header);
    std::set<std::string> times;
    std::string fields;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        if (const auto& rule = found.map.rules[i]) {
            const auto column = *headings.find(rule->columns.front());
            fields +=
                std::string(table.fields[i].name) + " = " + rule_of(table.fields[i], sample, column) + "\n";
            if (!rule->formats.empty()) {
                times.merge(sample.values(column));
            }
        }
    }
    for (const auto* field : lacking_fields(found.map)) {
        fields += std::string(field->name) + " = \"\"    # " + tr("which column? every row needs it") + "\n";
    }
    fields += of_units ? std::string() : alternatives(found.map);
    return "# " + std::string(tr("a draft: finish what is empty; `aftercare help mapping` says how")) + "\n" +
           (of_units ? std::string()
                     : "source = \"\"    # " +
                           std::string(tr("the name of the system that the rows come from")) + "\n") +
           formats_line(times) +
           (header_line > 1 ? "header_line = " + std::to_string(header_line) + "\n" : std::string()) +
           "\n[fields]\n" + fields +
           (found.left.empty()
                ? ""
                : "# " + std::string(tr("columns that are not taken")) + ": " + some_of(found.left) + "\n");
}

}  // namespace aftercare
