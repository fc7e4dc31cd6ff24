#include "apps/shared/charge_subject.hpp"

#include "aftercare/core/ids.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

std::optional<WrittenCharge> parse_charge(std::string_view text, bool bare) {
    WrittenCharge written;
    if (const auto dash = text.find('-'); dash != std::string_view::npos) {
        written.site = text.substr(0, dash);
        if (!is_site_code(written.site)) {
            return std::nullopt;
        }
        text.remove_prefix(dash + 1);
        bare = false;
    }
    if (text.starts_with('C')) {
        text.remove_prefix(1);
    } else if (!bare) {
        return std::nullopt;
    }
    const auto n = text.starts_with('0') ? std::nullopt : parse_digits(text);
    if (!n) {
        return std::nullopt;
    }
    written.n = *n;
    return written;
}

std::string check_charge(std::string_view value) {
    return parse_charge(value, true) ? std::string()
                                     : std::string(tr("the number of a back-charge such as AC-C1 or C1"));
}

Charge find_charge(Database& db, const std::string& site, const std::string& typed) {
    const auto written = parse_charge(typed, true);
    auto charge = written && (written->site.empty() || written->site == site)
                      ? load_charge(db, ChargeId{written->n})
                      : std::nullopt;
    if (!charge) {
        throw Error(ErrorKind::fact, form(tr("no such back-charge: {id}"), fmt::arg("id", typed)), {},
                    tr("find it with `aftercare report costs`"));
    }
    return std::move(*charge);
}

}  // namespace aftercare
