// What the columns of somebody else's table mean: an import map (--map MAP.toml) as data.
//
//   source = "old-desk"                    # the system's name; with source_id it makes an import repeatable
//   zone = "Asia/Shanghai"                 # in which its times are meant; the ledger's when left out
//   formats = ["%Y-%m-%d %H:%M"]           # of its times, tried in order
//   unmatched_units = "place"              # kept as text, or "reject"
//   header_line = 2                        # when titles stand above the header
//   [fields]
//   source_id = "id"                                        # a column
//   contact = { first = ["name", "caller"] }                # the first that is not empty
//   symptom = { join = ["what", "city"], with = ", " }      # those that are not empty, joined
//   channel = { value = "web" }                             # a constant
//   kind = { column = "type", values = { "报修" = "repair" }, other = "service", default = "repair" }
//
//   state = { column = "status", values = { "Open" = "new", "Done" = "closed" } }
//
// `state` says whether a row is history; without it, or where it says nothing, a closing date does.
// `values` translates cells, `other` is for cells that it does not list, `default` for empty ones. Coded
// fields take codes and their words. Reading names every fault with its line and column.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/reading/headings.hpp"
#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/toml.hpp"

namespace aftercare {

/// What a map can fill.
enum class ImportField {
    source_id,
    received_at,
    closed_at,
    state,
    project,
    unit,
    area,
    kind,
    channel,
    element,
    defect,
    location,
    category,
    urgency,
    symptom,
    expected,
    noticed,
    contact,
    phone,
    role,
    anonymous_reason,
    received_by,
    ref,
    ref_due,
    result,
};
constexpr auto k_import_field_names = enum_table<ImportField, std::string_view>({
    {ImportField::source_id, "source_id"},
    {ImportField::received_at, "received_at"},
    {ImportField::closed_at, "closed_at"},
    {ImportField::state, "state"},
    {ImportField::project, "project"},
    {ImportField::unit, "unit"},
    {ImportField::area, "area"},
    {ImportField::kind, "kind"},
    {ImportField::channel, "channel"},
    {ImportField::element, "element"},
    {ImportField::defect, "defect"},
    {ImportField::location, "location"},
    {ImportField::category, "category"},
    {ImportField::urgency, "urgency"},
    {ImportField::symptom, "symptom"},
    {ImportField::expected, "expected"},
    {ImportField::noticed, "noticed"},
    {ImportField::contact, "contact"},
    {ImportField::phone, "phone"},
    {ImportField::role, "role"},
    {ImportField::anonymous_reason, "anonymous_reason"},
    {ImportField::received_by, "received_by"},
    {ImportField::ref, "ref"},
    {ImportField::ref_due, "ref_due"},
    {ImportField::result, "result"},
});
constexpr std::size_t k_import_fields = k_import_field_names.size();

/// Where the codes of a field come from.
enum class ImportCodes {
    none,    ///< free text, a time or a name
    fixed,   ///< a fixed list
    policy,  ///< a list of the policy
};
ImportCodes codes_of(ImportField field);

/// The code that a text means in the list of a field; nothing when it means none or several.
using CodeReader = std::function<std::optional<std::string>(ImportField field, std::string_view text)>;

/// How one field is filled.
struct FieldRule {
    std::vector<std::string> columns;  ///< none: a constant
    bool joins = false;                ///< all columns together, else the first that is not empty
    std::string with = " ";            ///< between joined columns
    std::string fallback;              ///< for an empty cell; also the constant
    std::optional<std::string> other;  ///< for cells that `values` does not list
    std::unordered_map<std::string, std::string> values;
    std::vector<std::string> formats;  ///< of a time
    /// Texts of the map that must be codes, and where they stand.
    struct PlacedCode {
        std::string text;
        TomlPlace place;
    };
    std::vector<PlacedCode> codes;
};

struct ImportMap {
    std::string source;
    std::string zone;  ///< empty: the ledger's
    TomlPlace zone_place;
    bool rejects_unmatched_units = false;
    std::int64_t header_line = 1;  ///< physical line on which the names of the columns stand
    std::array<std::optional<FieldRule>, k_import_fields> fields;

    const std::optional<FieldRule>& field(ImportField which) const {
        return fields[static_cast<std::size_t>(which)];
    }
};

/// A map, and what is wrong with it (empty: nothing).
struct ReadImportMap {
    ImportMap map;
    std::vector<TomlFault> faults;
};

/// Reads and checks `text`; `codes` is asked for the fixed lists only.
ReadImportMap read_import_map(std::string_view text, const std::string& file, const CodeReader& codes);

/// Turns the texts of the map that stand for codes of the lists `which` into codes; the faults are those that
/// are none.
std::vector<TomlFault> resolve_codes(ImportMap& map, ImportCodes which, const CodeReader& codes);

/// Columns that the map names and a table lacks, and those that it has several times; each once.
struct UnclearColumns {
    std::vector<std::string> missing;
    std::vector<std::string> repeated;
};
UnclearColumns unclear_columns(const ImportMap& map, const Headings& header);

}  // namespace aftercare
