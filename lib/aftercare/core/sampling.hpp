// Which closed tickets are called back where the policy asks for a sample: nobody can foresee it, anybody can
// recompute it.
//
//     printf '%s:%s' "$seed" "$hash" | sha256sum | cut -c1-8
//
// gives a number of eight hexadecimal digits, where `hash` is that of the journal entry that closed the
// ticket, in lower-case hexadecimal. The ticket is in the sample when it is less than percent/100 of 2^32.
// The hash chains everything that was written before, so it is not known before the ticket is closed.
#pragma once

#include <cstdint>
#include <string_view>

namespace aftercare {

/// Whether the closing entry with `hash` (64 hexadecimal digits) is in the sample of `percent` out of a
/// hundred.
bool is_sampled(std::string_view seed, std::string_view hash, std::int64_t percent);

}  // namespace aftercare
