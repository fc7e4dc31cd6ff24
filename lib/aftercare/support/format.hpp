// fmt, compiled once (format.cpp), and the forms used on translated texts.
#pragma once

#include <fmt/core.h>
#include <stdexcept>
#include <string>
#include <string_view>

namespace aftercare {

/// Fills a translated format string. Arguments are named, so a translator may reorder them:
/// `form(tr("no such ticket: {number}"), fmt::arg("number", n))`. A string that does not fit its arguments
/// (a broken translation) is returned unfilled rather than thrown over.
template <class... Args>
std::string form(std::string_view text, const Args&... args) {
    try {
        return fmt::vformat(text, fmt::make_format_args(args...));
    } catch (const std::runtime_error&) {  // fmt::format_error, without its heavy header
        return std::string(text);
    }
}

}  // namespace aftercare
