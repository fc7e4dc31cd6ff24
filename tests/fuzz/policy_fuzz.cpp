// Any text may be handed to `policy check`: it is read without a crash, and every fault has its place and its
// words. A policy without faults can be used.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "aftercare/core/policy_examples.hpp"
#include "aftercare/reading/policy_reader.hpp"
#include "aftercare/support/zone.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace aftercare;
    static const bool k_zoned = use_zone("Asia/Shanghai");
    const auto read = read_policy({reinterpret_cast<const char*>(data), size}, "policy.toml");
    for (const auto& fault : read.faults) {
        if (fault.place.file != "policy.toml" || fault.place.line < 1 || fault.place.column < 1 ||
            fault.what.empty()) {
            std::abort();
        }
    }
    if (read.faults.empty() && k_zoned) {
        const Instant now{1'792'000'000};  // in October 2026
        for (const auto& example : target_examples(read.policy, now)) {
            if (example.due.at < example.from) {
                std::abort();
            }
        }
        reopen_days(read.policy, "leak");
        callback_percent(read.policy, {.kind = Kind::repair, .category = "leak"}, Ending::declined);
    }
    return 0;
}
