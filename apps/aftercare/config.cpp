#include "apps/aftercare/config.hpp"

#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

std::string check_key(std::string_view value) {
    std::string known;
    for (const auto& key : setting_keys()) {
        if (value == key.key) {
            return {};
        }
        known += (known.empty() ? "" : ", ") + std::string(key.key);
    }
    return known;
}

void describe_options(Options& options) {
    options.positional("KEY", Arity::optional, tr_later("a setting; all of them if not given"), check_key);
    options.flag("show-origin", tr_later("where each value comes from, in front of it"));
}

/// As `git config` prints: ORIGIN TAB key=value, or the value alone of one key.
int run(const Request& request, Session& session) {
    for (const auto& key : setting_keys()) {
        const auto& setting = session.settings().get(key.key);
        const bool one = !request.words().empty();
        if (one && request.words().front() != key.key) {
            continue;
        }
        if (request.flag("show-origin")) {
            session.out().write(harmless(setting.origin, true) + "\t");
        }
        session.print(one ? setting.value : std::string(key.key) + "=" + setting.value);
    }
    return 0;
}

}  // namespace

const Command k_config = {
    .name = "config",
    .summary = tr_later("the settings in force"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
