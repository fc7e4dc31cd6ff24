#include "aftercare/render/trend.hpp"

#include <array>

#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_arrows = enum_table<Movement, const char*>({
    {Movement::up, "↑"},
    {Movement::down, "↓"},
    {Movement::level, "→"},
});
constexpr auto k_words = enum_table<Verdict, const char*>({
    {Verdict::better, tr_later("better")},
    {Verdict::worse, tr_later("worse")},
    {Verdict::neither, ""},
});

}  // namespace

std::string trend_words(Trend trend) {
    const char* word = trend.movement == Movement::level ? tr_later("unchanged")
                                                         : k_words[static_cast<std::size_t>(trend.verdict)];
    const std::string arrow = k_arrows[static_cast<std::size_t>(trend.movement)];
    return *word == '\0' ? arrow : arrow + " " + tr(word);
}

}  // namespace aftercare
