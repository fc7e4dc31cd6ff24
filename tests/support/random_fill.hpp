// Fills anything that lists its fields with random values, so that a round trip cannot forget a field.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/support/instant.hpp"

namespace testing {

using namespace aftercare;

class RandomFill {
  public:
    explicit RandomFill(unsigned seed) : m_random(seed) {}

    template <class T>
    void operator()(T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            value = up_to(1) == 1;
        } else if constexpr (std::is_integral_v<T>) {
            value = whole<T>();
        } else if constexpr (std::is_same_v<T, std::string>) {
            value = text();
        } else if constexpr (std::is_same_v<T, Instant>) {
            value.seconds = whole<std::int64_t>();
        } else if constexpr (std::is_same_v<T, Day>) {
            value.number = whole<std::int32_t>();
        } else if constexpr (std::is_same_v<T, Fen>) {
            value.count = whole<std::int64_t>();
        } else if constexpr (Coded<T>) {
            value = static_cast<T>(up_to(CodeList<T>::codes.size() - 1));
        } else {
            fill_composed(value);
        }
    }

  private:
    std::size_t up_to(std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most)(m_random);
    }

    template <class N>
    N whole() {
        const std::array<N, 4> edges{0, 1, std::numeric_limits<N>::min(), std::numeric_limits<N>::max()};
        const auto choice = up_to(edges.size());
        return choice < edges.size()
                   ? edges[choice]
                   : std::uniform_int_distribution<N>(std::numeric_limits<N>::min(),
                                                      std::numeric_limits<N>::max())(m_random);
    }

    std::string text() {
        static const std::array<std::string, 6> k_texts = {"",
                                                           "drips",
                                                           "卫生间天花板渗漏, \"每天\"",
                                                           "a\\b\n\t\r\x01\x7f",
                                                           "👷🏽‍♀️ ﷽",
                                                           std::string(40, 'x')};
        return k_texts[up_to(k_texts.size() - 1)];
    }

    template <class T>
    void fill_composed(std::optional<T>& value) {
        value.reset();
        if (up_to(3) != 0) {
            (*this)(value.emplace());
        }
    }
    template <class T>
    void fill_composed(std::vector<T>& values) {
        values.assign(up_to(3), T{});
        for (auto& each : values) {
            (*this)(each);
        }
    }
    template <class Tag>
    void fill_composed(Id<Tag>& id) {
        id.value = whole<std::int64_t>();
    }
    template <class T>
    void fill_composed(T& value) {
        T::fields(value, [this](const char*, auto& member) { (*this)(member); });
    }

    std::mt19937 m_random;
};

}  // namespace testing
