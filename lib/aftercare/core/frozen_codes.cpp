#include "aftercare/core/frozen_codes.hpp"

#include <array>
#include <cstring>

#include "aftercare/core/fields_json.hpp"
#include "aftercare/support/enum_table.hpp"

namespace aftercare {

namespace {

/// How the lists begin (see Policy::fields). A quote within a JSON string is
/// escaped, so this finds the key and never a text that looks like it. The brace tells the list of categories
/// from those of targets and callbacks, which are of texts.
constexpr auto k_beginnings = enum_table<CodeTable, std::string_view>({
    {CodeTable::category, R"("categories":[{)"},
    {CodeTable::element, R"("elements":[{)"},
    {CodeTable::defect, R"("defects":[{)"},
    {CodeTable::cause, R"("causes":[{)"},
    {CodeTable::decline_reason, R"("decline_reasons":[{)"},
    {CodeTable::hold_reason, R"("hold_reasons":[{)"},
    {CodeTable::force_reason, R"("force_reasons":[{)"},
    {CodeTable::question, R"("questions":[{)"},
    {CodeTable::channel, R"("channels":[{)"},
    {CodeTable::check, R"("checks":[{)"},
});

/// The list and what is behind it; empty when there is none: an empty list is not written.
std::string_view list_of(std::string_view json, CodeTable table) {
    const auto beginning = k_beginnings.at(static_cast<std::size_t>(table));
    // Not string_view::find, which stops at every quote.
    const auto* found =
        static_cast<const char*>(::memmem(json.data(), json.size(), beginning.data(), beginning.size()));
    return found == nullptr
               ? std::string_view()
               : json.substr(static_cast<std::size_t>(found - json.data()) + beginning.find('['));
}

}  // namespace

std::optional<std::vector<PolicyCode>> thaw_codes(std::string_view json, CodeTable table) {
    std::vector<PolicyCode> codes;
    const auto list = list_of(json, table);
    JsonDocument document;
    if (!list.empty() && (!document.parse_front(list) || !fields_json::read(document.root(), codes))) {
        return std::nullopt;
    }
    return codes;
}

std::optional<std::string> thaw_word(std::string_view json, CodeTable table, std::string_view code) {
    std::string word;
    const auto list = list_of(json, table);
    JsonDocument document;
    if (list.empty()) {
        return word;
    }
    if (!document.parse_front(list)) {
        return std::nullopt;
    }
    document.root().for_each([&](JsonValue row) {
        const auto known = row.member("code");
        const auto named = known && known->string() == code ? row.member("word") : std::nullopt;
        word = named ? named->string().value_or(word) : word;
    });
    return word;
}

}  // namespace aftercare
