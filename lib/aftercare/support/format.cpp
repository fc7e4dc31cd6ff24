#include "aftercare/support/format.hpp"

// Debian ships no static libfmt: its one source is compiled here, and nowhere else.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <fmt/format-inl.h>
#pragma GCC diagnostic pop

FMT_BEGIN_NAMESPACE
template FMT_API auto detail::thousands_sep_impl<char>(detail::locale_ref) -> thousands_sep_result<char>;
template FMT_API auto detail::decimal_point_impl(detail::locale_ref) -> char;
FMT_END_NAMESPACE
