// What the columns of somebody else's table mean: an import map (--map MAP.toml) as data.
//
//   source = "old-desk"                    # the system's name; with source_id it makes an import repeatable
//   zone = "Asia/Shanghai"                 # in which its times are meant; the ledger's when left out
//   formats = ["%Y-%m-%d %H:%M"]           # of its times and days, tried in order
//   unmatched_units = "place"              # kept as text, or "reject"
//   header_line = 2                        # when titles stand above the header
//   [fields]
//   source_id = "id"                                        # a column
//   contact = { first = ["name", "caller"] }                # the first that is not empty
//   symptom = { join = ["what", "city"], with = ", " }      # those that are not empty, joined
//   channel = { value = "web" }                             # a constant
//   kind = { column = "type", values = { "报修" = "repair" }, other = "service", default = "repair" }
//
// `values` translates cells, `other` is for cells that it does not list, `default` for empty ones. Coded
// fields take codes and their words. Reading names every fault with its line and column.
//
// The grammar is one for all tables; which fields there are is a MapForm: ticket_fields, unit_fields.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "aftercare/reading/headings.hpp"
#include "aftercare/support/toml.hpp"

namespace aftercare {

/// How the cells of a field are read.
enum class FieldKind {
    text,         ///< free text, a name, a number of somebody else's
    fixed_code,   ///< a code of a fixed list, or its word
    policy_code,  ///< the same of a list of the policy
    time,
    day,
};

/// A field that a map can fill.
struct MapField {
    std::string_view name;
    FieldKind kind = FieldKind::text;
    std::string_view list = {};    ///< of its codes
    bool is_needed = false;        ///< the map must fill it…
    std::string_view unless = {};  ///< …or this one instead
    /// What tables commonly call it beside its name, for tables without a map and for drafts of one.
    std::array<const char*, 8> headings = {};
};

/// The fields of one kind of table.
struct MapForm {
    std::span<const MapField> fields;
    bool has_keys = false;   ///< its rows have keys of their system, which has to be named
    bool has_units = false;  ///< its rows name units, which may not be registered
};

/// The lists of the coded fields.
struct CodeReader {
    /// The code that a text means in the list of a field; nothing when it means none or several.
    std::function<std::optional<std::string>(const MapField& field, std::string_view text)> read;
    /// The codes of that list, for a message; may be left out.
    std::function<std::string(const MapField& field)> known = {};

    std::optional<std::string> operator()(const MapField& field, std::string_view text) const {
        return read(field, text);
    }
};

/// How one field is filled.
struct FieldRule {
    std::vector<std::string> columns;  ///< none: a constant
    bool joins = false;                ///< all columns together, else the first that is not empty
    std::string with = " ";            ///< between joined columns
    std::string fallback;              ///< for an empty cell; also the constant
    std::optional<std::string> other;  ///< for cells that `values` does not list
    std::unordered_map<std::string, std::string> values;
    std::vector<std::string> formats;  ///< of a time or day
    /// Texts of the map that must be codes, and where they stand.
    struct PlacedCode {
        std::string text;
        TomlPlace place;
    };
    std::vector<PlacedCode> codes;
};

struct ImportMap {
    explicit ImportMap(const MapForm& of) : form(&of), rules(of.fields.size()) {}

    const MapForm* form;
    std::vector<std::optional<FieldRule>> rules;  ///< of each field of the form; none: it is not filled
    std::string source;
    std::string zone;  ///< empty: the ledger's
    TomlPlace zone_place;
    bool rejects_unmatched_units = false;
    std::int64_t header_line = 1;  ///< physical line on which the names of the columns stand
};

/// A map, and what is wrong with it (empty: nothing).
struct ReadImportMap {
    ImportMap map;
    std::vector<TomlFault> faults;
};

/// Reads and checks `text`; `codes` is asked for the fixed lists only.
ReadImportMap read_import_map(const MapForm& form, std::string_view text, const std::string& file,
                              const CodeReader& codes);

/// Turns the texts of the map that stand for codes of the lists `which` into codes; the faults are those that
/// are none.
std::vector<TomlFault> resolve_codes(ImportMap& map, FieldKind which, const CodeReader& codes);

/// The fields that the map has to fill and does not.
std::vector<const MapField*> lacking_fields(const ImportMap& map);

/// Columns that the map names and a table lacks, and those that it has several times; each once.
struct UnclearColumns {
    std::vector<std::string> missing;
    std::vector<std::string> repeated;
};
UnclearColumns unclear_columns(const ImportMap& map, const Headings& header);

/// The formats that are tried for a field when its map names none.
const std::vector<std::string>& common_formats(FieldKind kind);

}  // namespace aftercare
