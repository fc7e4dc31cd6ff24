#include "aftercare/core/frozen_codes.hpp"

#include <array>
#include <cstring>

#include "aftercare/core/fields_json.hpp"

namespace aftercare {

namespace {

/// How the lists begin (see Policy::fields), in the order of CodeTable. A quote within a JSON string is
/// escaped, so this finds the key and never a text that looks like it. The brace tells the list of categories
/// from those of targets and callbacks, which are of texts.
constexpr std::array<std::string_view, 7> k_beginnings = {
    R"("categories":[{)",      R"("elements":[{)",     R"("defects":[{)",      R"("causes":[{)",
    R"("decline_reasons":[{)", R"("hold_reasons":[{)", R"("force_reasons":[{)"};
static_assert(k_beginnings.size() == static_cast<std::size_t>(CodeTable::force_reason) + 1);

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
