// The rows of warranty: [[warranty_class]], [[season]] and [[warranty]].
//
// Of classes and seasons the last row that fits decides; of terms every one that fits applies. A policy that
// names none of them has no warranty, which is no fault.
#include <algorithm>

#include "aftercare/reading/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr int k_leap_year = 2024;  ///< a season may begin or end on 29 February

/// A required text that is one of a fixed list.
template <Coded E>
std::optional<E> read_coded(PolicyReading& reading, const TomlNode& row, const char* key) {
    const auto* node = reading.required(row, key);
    const auto text = node == nullptr ? std::nullopt : reading.text(*node);
    if (!text) {
        return std::nullopt;
    }
    const auto value = from_code<E>(text->text);
    if (!value) {
        reading.fault_of_value(*text, key, codes_of_list<E>());
    }
    return value;
}

/// A required text that is a code and not among `taken`.
std::optional<std::string> read_name(PolicyReading& reading, const TomlNode& row, const char* key,
                                     const std::vector<std::string_view>& taken) {
    const auto* node = reading.required(row, key);
    const auto text = node == nullptr ? std::nullopt : reading.text(*node);
    if (!text) {
        return std::nullopt;
    }
    const auto shown = harmless(text->text, true);
    if (!is_code(text->text)) {
        reading.fault(text->place,
                      form(tr("'{code}' is not a code: letters a-z and digits, joined by hyphens"),
                           fmt::arg("code", shown)));
        return std::nullopt;
    }
    if (std::find(taken.begin(), taken.end(), text->text) != taken.end()) {
        reading.fault(text->place,
                      form(tr("the code '{code}' is used twice in this list"), fmt::arg("code", shown)));
        return std::nullopt;
    }
    return text->text;
}

/// A required text that is not empty, or an optional one.
std::string read_text(PolicyReading& reading, const TomlNode& row, const char* key, bool is_required) {
    const auto* node = is_required ? reading.required(row, key) : row.table()->find(key);
    const auto text = node == nullptr ? std::nullopt : reading.text(*node);
    if (!text) {
        return {};
    }
    if (trim(text->text).empty() || harmless(text->text, true) != text->text) {
        reading.fault(text->place, tr("a text of printable characters was expected here"));
        return {};
    }
    return text->text;
}

std::vector<std::string> read_projects(PolicyReading& reading, const TomlNode& row) {
    std::vector<std::string> out;
    if (const auto* node = row.table()->find("project")) {
        for (auto& each : reading.choices(*node)) {
            if (each.text.empty()) {
                reading.fault(each.place, tr("a project's name is not empty"));
            }
            out.push_back(std::move(each.text));
        }
    }
    return out;
}

bool covers(const std::vector<std::string>& wide, const std::vector<std::string>& narrow) {
    return wide.empty() ||
           (!narrow.empty() && std::all_of(narrow.begin(), narrow.end(), [&](const std::string& each) {
               return std::find(wide.begin(), wide.end(), each) != wide.end();
           }));
}

/// A warning for each row before which a later one fits all that it fits.
template <class Row, class Covers>
void check_used(PolicyReading& reading, const std::vector<Row>& rows, const std::vector<TomlPlace>& places,
                Covers covers_row) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t later = i + 1; later < rows.size(); ++later) {
            if (covers_row(rows[later], rows[i])) {
                reading.never_decides(places[i], places[later]);
                break;
            }
        }
    }
}

template <class Row>
std::vector<std::string_view> names_of(const std::vector<Row>& rows, std::string Row::*name) {
    std::vector<std::string_view> out;
    for (const auto& row : rows) {
        out.emplace_back(row.*name);
    }
    return out;
}

void read_classes(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const auto faults_before = reading.fault_count();
    std::vector<TomlPlace> places;
    for (const auto* node : reading.rows(root, "warranty_class")) {
        const auto& row = *node->table();
        reading.check_keys(row, {"code", "word", "element", "defect", "of_use"});
        const auto code =
            read_name(reading, *node, "code", names_of(policy.warranty_classes, &WarrantyClass::code));
        WarrantyClass read;
        read.word = read_text(reading, *node, "word", true);
        read.elements = reading.known_choices(row.find("element"), "element", codes_in(policy.elements));
        read.defects = reading.known_choices(row.find("defect"), "defect", codes_in(policy.defects));
        const auto* of_use = row.find("of_use");
        read.of_use = of_use != nullptr && reading.boolean(*of_use).value_or(false);
        if (code) {
            read.code = *code;
            places.push_back(node->place);
            policy.warranty_classes.push_back(std::move(read));
        }
    }
    if (reading.fault_count() == faults_before) {
        check_used(reading, policy.warranty_classes, places,
                   [](const WarrantyClass& wide, const WarrantyClass& narrow) {
                       return covers(wide.elements, narrow.elements) && covers(wide.defects, narrow.defects);
                   });
    }
}

/// `11-15`: a month and a day.
bool read_month_day(PolicyReading& reading, const TomlNode& row, const char* key, std::int64_t& month,
                    std::int64_t& day) {
    const auto* node = reading.required(row, key);
    const auto text = node == nullptr ? std::nullopt : reading.text(*node);
    if (!text) {
        return false;
    }
    const auto parsed = parse_day(std::to_string(k_leap_year) + "-" + text->text);
    if (!parsed) {
        reading.fault(text->place, form(tr("'{value}' is not a month and a day such as 11-15"),
                                        fmt::arg("value", harmless(text->text, true))));
        return false;
    }
    const auto date = to_date(*parsed);
    month = date.month;
    day = date.day;
    return true;
}

void read_seasons(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const auto faults_before = reading.fault_count();
    std::vector<TomlPlace> places;
    for (const auto* node : reading.rows(root, "season")) {
        reading.check_keys(*node->table(), {"name", "from", "until", "project"});
        const auto name = read_name(reading, *node, "name", {});
        Season read;
        const bool from = read_month_day(reading, *node, "from", read.from_month, read.from_day);
        const bool until = read_month_day(reading, *node, "until", read.until_month, read.until_day);
        read.projects = read_projects(reading, *node);
        if (name && from && until) {
            read.name = *name;
            places.push_back(node->place);
            policy.seasons.push_back(std::move(read));
        }
    }
    if (reading.fault_count() == faults_before) {
        check_used(reading, policy.seasons, places, [](const Season& wide, const Season& narrow) {
            return wide.name == narrow.name && covers(wide.projects, narrow.projects);
        });
    }
}

/// Exactly one of the three lengths.
void read_length(PolicyReading& reading, const TomlNode& node, WarrantyTerm& term) {
    struct Length {
        const char* key;
        std::int64_t WarrantyTerm::*member;
        std::int64_t max;
    };
    constexpr Length k_lengths[] = {{"years", &WarrantyTerm::years, 200},
                                    {"months", &WarrantyTerm::months, 2400},
                                    {"seasons", &WarrantyTerm::seasons, 200}};
    int given = 0;
    for (const auto& length : k_lengths) {
        if (const auto* member = node.table()->find(length.key)) {
            ++given;
            term.*length.member = reading.integer(*member, {1, length.max}).value_or(0);
        }
    }
    if (given != 1) {
        reading.fault(node.place, tr("a term has exactly one of the keys 'years', 'months' and 'seasons'"));
    }
}

/// The season of a term that counts seasons, which must be known to all projects of the term.
void read_season_name(PolicyReading& reading, const TomlNode& node, const Policy& policy,
                      WarrantyTerm& term) {
    const auto* counts = node.table()->find("seasons");
    const auto* name = node.table()->find("season");
    if (counts == nullptr && name != nullptr) {
        reading.fault(name->place, tr("only a term that counts 'seasons' has a 'season'"));
        return;
    }
    if (counts == nullptr) {
        return;
    }
    name = reading.required(node, "season");
    const auto text = name == nullptr ? std::nullopt : reading.text(*name);
    if (!text) {
        return;
    }
    const auto known = names_of(policy.seasons, &Season::name);
    if (std::find(known.begin(), known.end(), text->text) == known.end()) {
        reading.fault_of_value(*text, "season", known);
        return;
    }
    std::vector<std::string> projects;
    for (const auto& season : policy.seasons) {
        if (season.name == text->text && season.projects.empty()) {
            term.season = text->text;
            return;
        }
        if (season.name == text->text) {
            projects.insert(projects.end(), season.projects.begin(), season.projects.end());
        }
    }
    if (!covers(projects, term.projects)) {
        reading.fault(text->place, form(tr("no [[season]] row '{name}' fits all projects of this term"),
                                        fmt::arg("name", text->text)));
    }
    term.season = text->text;
}

void read_terms(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    for (const auto* node : reading.rows(root, "warranty")) {
        const auto& row = *node->table();
        reading.check_keys(row, {"id", "class", "base", "kind", "years", "months", "seasons", "season",
                                 "source", "version", "project", "use"});
        const auto id = read_name(reading, *node, "id", names_of(policy.warranty_terms, &WarrantyTerm::id));
        const auto base = read_coded<TermBase>(reading, *node, "base");
        const auto kind = read_coded<TermKind>(reading, *node, "kind");
        WarrantyTerm term;
        term.classes = reading.known_choices(reading.required(*node, "class"), "class",
                                             names_of(policy.warranty_classes, &WarrantyClass::code));
        term.projects = read_projects(reading, *node);
        for (const auto& use : reading.known_choices(row.find("use"), "use", codes_of_list<Use>())) {
            term.uses.push_back(*from_code<Use>(use));
        }
        read_length(reading, *node, term);
        read_season_name(reading, *node, policy, term);
        term.source = read_text(reading, *node, "source", true);
        term.version = read_text(reading, *node, "version", false);
        if (id && base && kind) {
            term.id = *id;
            term.base = *base;
            term.kind = *kind;
            policy.warranty_terms.push_back(std::move(term));
        }
    }
}

}  // namespace

void read_warranty(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    read_classes(reading, root, policy);
    read_seasons(reading, root, policy);
    read_terms(reading, root, policy);
}

}  // namespace aftercare
