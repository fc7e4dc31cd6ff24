// What the fold of tickets and that of all other subjects share.
#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include "aftercare/core/clocks.hpp"
#include "aftercare/core/listed.hpp"
#include "aftercare/store/fold.hpp"

namespace aftercare {

/// Calls `each` for every person that a listed struct holds, at any depth.
template <class T, class Each>
void for_each_person(const T& value, const Each& each) {
    if constexpr (std::is_same_v<T, Person>) {
        each(value);
    } else if constexpr (Listed<T>) {
        T::fields(value, [&](const char*, const auto& member) { for_each_person(member, each); });
    } else if constexpr (requires { *value.begin(); } && !std::is_same_v<T, std::string>) {
        for (const auto& element : value) {
            for_each_person(element, each);
        }
    } else if constexpr (requires { value.has_value(); }) {
        if (value) {
            for_each_person(*value, each);
        }
    }
}

template <class Events, std::size_t... I>
constexpr bool has_verb(Verb verb, std::index_sequence<I...>) {
    return ((std::variant_alternative_t<I, Events>::verb == verb) || ...);
}

template <class Events>
bool is_verb_of(Verb verb) {
    return has_verb<Events>(verb, std::make_index_sequence<std::variant_size_v<Events>>());
}

/// Shows every person that an event mentions.
template <class Events>
void show_people(const FoldVisitor& visitor, const Entry& entry, const Events& event) {
    if (visitor.person) {
        std::visit(
            [&](const auto& each) {
                for_each_person(each, [&](const Person& person) { visitor.person(entry, person); });
            },
            event);
    }
}

/// Walks the entries of one kind of subject, subject by subject, in the order of entry.
template <class Each>
void for_each_entry(Database& db, SubjectKind kind, Entry& entry, const Each& each) {
    auto statement = db.prepare(std::string("SELECT ") + k_entry_columns +
                                " FROM journal INDEXED BY journal_subject WHERE subject_kind = ? ORDER "
                                "BY subject_id, id");
    statement.bind(1, code_of(kind));
    while (statement.step()) {
        read_entry(statement, entry);
        each();
    }
}

/// What the folds of all kinds share; references outlive them.
struct Folding {
    const std::string& site;
    OnFault on_fault;
    const FoldVisitor& visitor;
    const StruckEntries& struck;
};

/// Folds all tickets, reckoned with `rules`, as they stood at `until`.
void fold_tickets(Database& db, const Folding& folding, const Rules& rules, Instant until);

}  // namespace aftercare
