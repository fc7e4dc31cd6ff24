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

}  // namespace

std::optional<std::vector<PolicyCode>> thaw_codes(std::string_view json, CodeTable table) {
    const auto beginning = k_beginnings.at(static_cast<std::size_t>(table));
    std::vector<PolicyCode> codes;
    // Not string_view::find, which stops at every quote.
    const auto* found =
        static_cast<const char*>(::memmem(json.data(), json.size(), beginning.data(), beginning.size()));
    if (found == nullptr) {
        return codes;  // an empty list is not written
    }
    const auto list = json.substr(static_cast<std::size_t>(found - json.data()) + beginning.find('['));
    JsonDocument document;
    if (!document.parse_front(list) || !fields_json::read(document.root(), codes)) {
        return std::nullopt;
    }
    return codes;
}

}  // namespace aftercare
