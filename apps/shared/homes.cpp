#include "apps/shared/homes.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

std::optional<std::string> home_path(const Env& env, const char* variable, const char* below_home) {
    const auto absolute = [&](const char* name) {
        auto path = set_variable(env, name);
        if (path && !path->starts_with("/")) {
            throw Error(ErrorKind::usage,
                        form(tr("{variable} is no absolute path: {value}"), fmt::arg("variable", name),
                             fmt::arg("value", harmless(*path, true))),
                        {}, tr("set it to one, or unset it"));
        }
        return path;
    };
    if (auto set = absolute(variable)) {
        return set;
    }
    const auto home = absolute("HOME");
    return home ? std::optional(*home + below_home) : std::nullopt;
}

}  // namespace aftercare
