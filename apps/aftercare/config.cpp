#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

struct ConfigRequest {
    std::optional<std::string> key;
    bool show_origin = false;
};

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

void describe_config(Options& options, ConfigRequest& request) {
    options.word(request.key, "KEY", tr_later("a setting; all of them if not given"), check_key);
    options.flag(request.show_origin, "show-origin", tr_later("where each value comes from, in front of it"));
}

/// As `git config` prints: ORIGIN TAB key=value, or the value alone of one key.
int run_config(const ConfigRequest& request, Session& session) {
    for (const auto& key : setting_keys()) {
        const auto& setting = session.settings().get(key.key);
        if (request.key && *request.key != key.key) {
            continue;
        }
        if (request.show_origin) {
            session.out().write(harmless(setting.origin, true) + "\t");
        }
        session.print(request.key ? setting.value : std::string(key.key) + "=" + setting.value);
    }
    return 0;
}

}  // namespace

const Command k_config = {
    .name = "config",
    .summary = tr_later("the settings in force"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_config, run_config>,
};

}  // namespace aftercare
