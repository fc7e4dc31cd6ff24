// What is typed as the value of an option, read into what it means: each type has one reader.
//
// A reader needs no ledger. What needs one (a code of the policy, a unit, a contact) stays a text until the
// act; a time is read, and meant once the ledger's zone and the time of the act are known.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aftercare/core/filter.hpp"
#include "aftercare/render/row_writer.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/money.hpp"
#include "aftercare/support/time_words.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

/// Reads `typed` into `into`; empty when it could, else what would have been right (already translated).
template <class T>
using ReadValue = std::string (*)(std::string_view typed, T& into);

/// A time as it was typed for an option, Session::time says when it is.
struct TypedTime {
    std::string what = {};  ///< what messages call it: `--due`
    DateMeans means = DateMeans::beginning;
    std::string text = {};
    TimeWords words = {};
};

/// One day, or nothing: takes away the one there is. A word such as today is meant by the time of the act.
struct TypedDay {
    std::string text;
};

/// Liability in codes, normalised: `contractor=70,owner=30`.
struct Liability {
    std::string text;
};

/// A phone number as it is kept.
struct Phone {
    std::string number;
};

/// How each type of value is read: `static std::string read(std::string_view typed, T& into)`.
template <class T>
struct ValueReader;

template <>
struct ValueReader<std::string> {
    static std::string read(std::string_view typed, std::string& into);
};
template <>
struct ValueReader<TypedTime> {
    static std::string read(std::string_view typed, TypedTime& into);
};
template <>
struct ValueReader<TypedDay> {
    static std::string read(std::string_view typed, TypedDay& into);
};
/// A date such as 2026-11-21.
template <>
struct ValueReader<Day> {
    static std::string read(std::string_view typed, Day& into);
};
template <>
struct ValueReader<Duration> {
    static std::string read(std::string_view typed, Duration& into);
};
/// An amount in yuan, 0 too.
template <>
struct ValueReader<Fen> {
    static std::string read(std::string_view typed, Fen& into);
};
/// A whole number from 1 on.
template <>
struct ValueReader<std::int64_t> {
    static std::string read(std::string_view typed, std::int64_t& into);
};
template <>
struct ValueReader<int> {
    static std::string read(std::string_view typed, int& into);
};
/// yes or no.
template <>
struct ValueReader<bool> {
    static std::string read(std::string_view typed, bool& into);
};
template <>
struct ValueReader<Liability> {
    static std::string read(std::string_view typed, Liability& into);
};
template <>
struct ValueReader<Phone> {
    static std::string read(std::string_view typed, Phone& into);
};
template <>
struct ValueReader<Filter> {
    static std::string read(std::string_view typed, Filter& into);
};
template <>
struct ValueReader<Format> {
    static std::string read(std::string_view typed, Format& into);
};
/// A code of a fixed list, or its word.
template <Coded E>
struct ValueReader<E> {
    static std::string read(std::string_view typed, E& into) {
        const auto code = match<E>(typed);
        if (!code) {
            return listed_codes(CodeList<E>::name);
        }
        into = *code;
        return {};
    }
};

}  // namespace aftercare
