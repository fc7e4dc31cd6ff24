#include "aftercare/core/sampling.hpp"

#include <string>

#include "aftercare/support/hash.hpp"

namespace aftercare {

bool is_sampled(std::string_view seed, std::string_view hash, std::int64_t percent) {
    const auto digest = sha256(std::string(seed) + ":" + std::string(hash));
    std::int64_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        number = number * 256 + digest[i];
    }
    return number * 100 < percent * (std::int64_t{1} << 32);
}

}  // namespace aftercare
