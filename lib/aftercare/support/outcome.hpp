// A value or the reason why there is none.
//
// Used where "no" is an ordinary answer that the caller must look at: parsing what a person typed, asking the
// rules. Failures of the world (files, SQLite) are Error exceptions, see error.hpp.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace aftercare {

/// Holds exactly one of a T or a reason E.
template <class T, class E>
class Outcome {
  public:
    Outcome(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Outcome(E reason) : m_content(std::in_place_index<1>, std::move(reason)) {}

    explicit operator bool() const { return m_content.index() == 0; }

    /// The value. Asking a refused outcome for it is a bug.
    const T& value() const& {
        assert(*this);
        return std::get<0>(m_content);
    }
    T& value() & {
        assert(*this);
        return std::get<0>(m_content);
    }
    T&& value() && {
        assert(*this);
        return std::get<0>(std::move(m_content));
    }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }

    /// Why there is no value. Asking an outcome that has one is a bug.
    const E& reason() const {
        assert(!*this);
        return std::get<1>(m_content);
    }

  private:
    std::variant<T, E> m_content;
};

}  // namespace aftercare
