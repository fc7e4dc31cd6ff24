// The section [codes]: one table a list, code = "word" or code = { word = "word", … } with what is special
// about it; categories have a second level.
#include <algorithm>
#include <array>

#include "aftercare/reading/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_code_bytes_max = 32;
constexpr std::size_t k_word_bytes_max = 60;
constexpr std::string_view k_own_word = "word";  ///< in a code's table: its word

/// Which codes may be special in which way.
struct TraitRow {
    CodeTrait trait;
    CodeTable table;
};
constexpr auto k_traits = std::to_array<TraitRow>({
    {CodeTrait::is_leak, CodeTable::category},
    {CodeTrait::is_leak, CodeTable::defect},
    {CodeTrait::is_quality, CodeTable::category},
    {CodeTrait::needs_cause, CodeTable::category},
    {CodeTrait::stops_clocks, CodeTable::hold_reason},
    {CodeTrait::stops_inform, CodeTable::hold_reason},
    {CodeTrait::by_owner, CodeTable::hold_reason},
    {CodeTrait::by_third, CodeTable::hold_reason},
    {CodeTrait::is_observation, CodeTable::hold_reason},
    {CodeTrait::spoken, CodeTable::channel},
    {CodeTrait::outside, CodeTable::channel},
    {CodeTrait::is_batch, CodeTable::channel},
    {CodeTrait::is_callback, CodeTable::channel},
});

/// The keys of a code's table that are no codes.
std::vector<std::string_view> keys_of(CodeTable table) {
    std::vector<std::string_view> keys{k_own_word};
    for (const auto& row : k_traits) {
        if (row.table == table) {
            keys.push_back(code_of(row.trait));
        }
    }
    return keys;
}

/// What the table of a code says of it.
std::vector<CodeTrait> read_traits(PolicyReading& reading, const TomlTable& levels, CodeTable table) {
    std::vector<CodeTrait> traits;
    for (const auto& row : k_traits) {
        const auto* node = row.table == table ? levels.find(code_of(row.trait)) : nullptr;
        if (node != nullptr && reading.boolean(*node).value_or(false)) {
            traits.push_back(row.trait);
        }
    }
    return traits;
}

/// Takes `code` with `word` into the list unless one of them is malformed or there already.
void add_code(PolicyReading& reading, std::vector<PolicyCode>& rows, const PlacedText& code,
              const TomlNode& word, const std::string& parent, std::vector<CodeTrait> traits = {}) {
    const auto text = reading.text(word);
    const std::string shown = harmless(code.text, true);
    if (!is_code(code.text) || code.text == k_own_word) {
        reading.fault(code.place,
                      form(tr("'{code}' is not a code: letters a-z and digits, joined by hyphens"),
                           fmt::arg("code", shown)));
        return;
    }
    if (!text) {
        return;
    }
    if (!is_word(text->text)) {
        reading.fault(text->place, form(tr("'{word}' is not a word: 1 to 60 bytes of printable text"),
                                        fmt::arg("word", harmless(text->text, true))));
        return;
    }
    for (const auto& row : rows) {
        if (row.code == code.text) {
            reading.fault(code.place,
                          form(tr("the code '{code}' is used twice in this list"), fmt::arg("code", shown)));
            return;
        }
        if (row.word == text->text) {
            reading.fault(text->place, form(tr("the word '{word}' already stands for '{code}'"),
                                            fmt::arg("word", row.word), fmt::arg("code", row.code)));
            return;
        }
    }
    rows.push_back({code.text, text->text, parent, std::move(traits)});
}

/// A code with its word, or a table of both word and traits; in a list of two levels the table has the
/// codes of the second one too.
void read_code(PolicyReading& reading, std::vector<PolicyCode>& rows, const PlacedText& code,
               const TomlNode& node, CodeTable table, const std::string& parent = {}) {
    const auto* levels = node.table();
    if (levels == nullptr) {
        add_code(reading, rows, code, node, parent);
        return;
    }
    const auto* own = levels->find(k_own_word);
    if (own == nullptr) {
        reading.fault(node.place, form(tr("the code '{code}' has no word of its own: word = \"…\""),
                                       fmt::arg("code", harmless(code.text, true))));
        return;
    }
    add_code(reading, rows, code, *own, parent, read_traits(reading, *levels, table));
    const auto keys = keys_of(table);
    if (table != CodeTable::category || !parent.empty()) {
        reading.check_keys(*levels, keys);
        return;
    }
    for (const auto& [key, word] : levels->members) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            read_code(reading, rows, {key, word.place}, word, table, code.text);
        }
    }
}

/// Where a list of [codes] goes.
struct ListRow {
    const char* name;
    CodeTable table;
    std::vector<PolicyCode> Policy::*rows;
    bool may_be_left_out = false;
};
constexpr auto k_lists = std::to_array<ListRow>({
    {"category", CodeTable::category, &Policy::categories},
    {"element", CodeTable::element, &Policy::elements},
    {"defect", CodeTable::defect, &Policy::defects},
    {"cause", CodeTable::cause, &Policy::causes},
    {"decline", CodeTable::decline_reason, &Policy::decline_reasons},
    {"hold", CodeTable::hold_reason, &Policy::hold_reasons},
    {"force", CodeTable::force_reason, &Policy::force_reasons},
    {"question", CodeTable::question, &Policy::questions, true},
    {"channel", CodeTable::channel, &Policy::channels},
});

void read_list(PolicyReading& reading, const TomlTable& codes, const ListRow& row, Policy& policy) {
    const std::string shown = std::string("codes.") + row.name;
    if (row.may_be_left_out && codes.find(row.name) == nullptr) {
        return;
    }
    const auto* list = reading.section(codes, row.name, shown);
    if (list == nullptr) {
        return;
    }
    if (list->members.empty()) {
        reading.fault(codes.find(row.name)->place,
                      form(tr("the list [{section}] is empty"), fmt::arg("section", shown)));
    }
    for (const auto& [key, node] : list->members) {
        read_code(reading, policy.*row.rows, {key, node.place}, node, row.table);
    }
}

/// What comes up in a callback has to come in by some channel, and by one.
void check_callback_channel(PolicyReading& reading, const TomlTable& codes, const Policy& policy) {
    const auto is_callback = [&](const PolicyCode& row) {
        return has_trait(policy, CodeTable::channel, row.code, CodeTrait::is_callback);
    };
    const auto count = std::count_if(policy.channels.begin(), policy.channels.end(), is_callback);
    if (count != 1 && !policy.channels.empty()) {
        reading.fault(codes.find("channel")->place,
                      form(tr("{count} channels have is_callback = true; it is one that has it"),
                           fmt::arg("count", count)));
    }
}

}  // namespace

bool is_code(std::string_view text) {
    if (text.empty() || text.size() > k_code_bytes_max) {
        return false;
    }
    char before = '-';
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain && (c != '-' || before == '-')) {
            return false;
        }
        before = c;
    }
    return before != '-';
}

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= k_word_bytes_max && trim(text) == text &&
           harmless(text, true) == text;
}

void read_codes(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const auto* codes = reading.section(root, "codes", "codes");
    if (codes == nullptr) {
        return;
    }
    std::vector<std::string_view> names;
    for (const auto& row : k_lists) {
        names.emplace_back(row.name);
        read_list(reading, *codes, row, policy);
    }
    reading.check_keys(*codes, names);
    check_callback_channel(reading, *codes, policy);
}

void read_checks(PolicyReading& reading, const TomlTable& items, Checklist& list,
                 std::vector<PolicyCode>& checks) {
    for (const auto& [key, node] : items.members) {
        const auto same = std::find_if(checks.begin(), checks.end(),
                                       [&code = key](const PolicyCode& row) { return row.code == code; });
        const auto* word = node.string();
        if (same == checks.end() || word == nullptr || *word != same->word) {
            add_code(reading, checks, {key, node.place}, node, {});
        }
        list.items.push_back(key);
    }
}

}  // namespace aftercare
