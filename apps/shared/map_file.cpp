#include "apps/shared/map_file.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/files.hpp"

namespace aftercare {

namespace {

std::optional<std::string> code_in(const CodeMatch& match) {
    return match.found() ? std::optional(match.code()) : std::nullopt;
}

/// A row is open or it is history; in between nothing is known of what was done.
std::optional<std::string> imported_state(std::string_view text) {
    const auto state = match<State>(text);
    const bool is_one = state == State::registered || state == State::closed;
    return is_one ? std::optional(std::string(code_of(*state))) : std::nullopt;
}

std::optional<std::string> code_of_list(const MapField& field, std::string_view text) {
    return field.list == CodeList<State>::name ? imported_state(text) : code_in(match_code(field.list, text));
}

/// The codes of a fixed list; of the states those that a row can come with.
std::string known_codes(const MapField& field) {
    if (field.list == CodeList<State>::name) {
        return join_words({std::string(code_of(State::registered)), std::string(code_of(State::closed))});
    }
    const auto codes = codes_in(field.list);
    return join_words({codes.begin(), codes.end()});
}

std::string joined_codes(const std::vector<PolicyCode>& list) {
    std::vector<std::string> known;
    for (const auto& row : list) {
        known.push_back(row.code);
    }
    return join_words(known);
}

void throw_if_faulty(const std::vector<TomlFault>& faults) {
    std::vector<std::string> lines;
    for (const auto& fault : faults) {
        lines.push_back(format_place(fault.place) + ": " + fault.what);
    }
    if (!lines.empty()) {
        throw RefusedBatch{std::move(lines), k_exit_usage};
    }
}

/// How the table calls a column of the map: itself, or, of a column of ours, by its word.
std::string written_as(const std::string& column, const Headings& headings) {
    if (!headings.find(column) && has_field_word(column)) {
        for (const auto& word : field_words(column)) {
            if (headings.find(word)) {
                return word;
            }
        }
    }
    return column;
}

}  // namespace

CodeReader fixed_codes() {
    return {code_of_list, known_codes};
}

CodeReader codes_with(const Policy& policy) {
    return {[&policy](const MapField& field, std::string_view text) {
                return field.kind == FieldKind::policy_code
                           ? code_in(match_code(codes_of(policy, *policy_list(field.list)), text))
                           : code_of_list(field, text);
            },
            [&policy](const MapField& field) {
                return field.kind == FieldKind::policy_code
                           ? joined_codes(codes_of(policy, *policy_list(field.list)))
                           : known_codes(field);
            }};
}

ImportMap read_map_file(const MapForm& form_of_map, const std::string& path) {
    auto read = read_import_map(form_of_map, read_file(path), path, fixed_codes());
    if (!read.map.zone.empty() && !use_zone(read.map.zone)) {
        read.faults.push_back(
            {read.map.zone_place,
             form(tr("no time zone {zone}"), fmt::arg("zone", "\"" + harmless(read.map.zone, true) + "\""))});
    }
    throw_if_faulty(read.faults);
    return std::move(read.map);
}

void resolve_policy_codes(ImportMap& map, const Policy& policy) {
    throw_if_faulty(resolve_codes(map, FieldKind::policy_code, codes_with(policy)));
}

TableOptions with_header_line(TableOptions options, const ImportMap& map) {
    options.header_line = map.header_line;
    return options;
}

void settle_columns(ImportMap& map, const TableFile& file) {
    const Headings headings(file.header());
    for (auto& rule : map.rules) {
        if (rule) {
            for (auto& column : rule->columns) {
                column = written_as(column, headings);
            }
        }
    }
    const auto unclear = unclear_columns(map, headings);
    if (!unclear.missing.empty()) {
        throw Error(ErrorKind::system,
                    form(tr("{path} has no column {columns}"), fmt::arg("path", file.name()),
                         fmt::arg("columns", some_of(unclear.missing))),
                    form(tr("the columns that the map names; it has {columns}"),
                         fmt::arg("columns", some_of(file.header()))),
                    tr("check the delimiter and the encoding, or change the map: header_line when titles "
                       "stand above the "
                       "names of the columns"));
    }
    if (!unclear.repeated.empty()) {
        throw Error(ErrorKind::system,
                    form(tr("{path} has several columns {columns}"), fmt::arg("path", file.name()),
                         fmt::arg("columns", some_of(unclear.repeated))),
                    {}, tr("the map names each; give all but one another name"));
    }
}

std::string unclear_days_words(std::int64_t count) {
    return form(tr("cells that formats of the map read as different days: {count}; the first format that "
                   "fits was taken"),
                fmt::arg("count", count));
}

}  // namespace aftercare
