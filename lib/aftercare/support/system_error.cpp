#include "aftercare/support/system_error.hpp"

#include <cerrno>
#include <cstring>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

void throw_system(const std::string& path, int error) {
    const bool is_full = error == ENOSPC || error == EDQUOT;
    throw Error(
        ErrorKind::system,
        form(tr("{path}: {what}"), fmt::arg("path", path), fmt::arg("what", std::strerror(error))), {},
        is_full ? tr("make room on the disk, then try again") : tr("check the path and its permissions"));
}

}  // namespace aftercare
