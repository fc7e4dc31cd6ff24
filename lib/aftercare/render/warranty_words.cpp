#include "aftercare/render/warranty_words.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

std::string side_words(const char* text, Cover cover, std::optional<Day> until) {
    const std::string day = until ? format_day(*until) : std::string("-");
    return form(tr_in("warranty", text), fmt::arg("cover", word(cover)), fmt::arg("day", day));
}

}  // namespace

std::string warranty_summary(const Warranty& warranty) {
    const std::string between = tr_in("list", "; ");
    std::string all =
        side_words("owner: {cover}, last day {day}", warranty.owner_cover, warranty.owner_until);
    all += between + side_words("contractor: {cover}, last day {day}", warranty.contractor_cover,
                                warranty.contractor_until);
    if (warranty.gap) {
        all += between + tr_in("warranty", "gap: the developer pays");
    }
    return all;
}

}  // namespace aftercare
