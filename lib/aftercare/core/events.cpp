#include "aftercare/core/events.hpp"

#include <limits>
#include <type_traits>
#include <utility>

namespace aftercare {

namespace {

template <class T>
concept Listed = requires(T& value) {
    T::fields(value, [](const char*, auto&) {});
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

/// Fields that say nothing are left out, so bodies stay small and a new field reads as empty from old
/// entries.
template <class T>
bool says_nothing(const T& value) {
    if constexpr (IsOptional<T>::value) {
        return !value.has_value();
    } else if constexpr (std::is_same_v<T, std::string> || IsVector<T>::value) {
        return value.empty();
    } else if constexpr (std::is_same_v<T, bool>) {
        return !value;
    } else {
        return false;
    }
}

template <class T>
void write(JsonWriter& json, const T& value) {
    if constexpr (IsOptional<T>::value) {
        write(json, *value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        json.string(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        json.boolean(value);
    } else if constexpr (std::is_integral_v<T>) {
        json.integer(value);
    } else if constexpr (Coded<T>) {
        json.string(code_of(value));
    } else if constexpr (std::is_same_v<T, Instant>) {
        json.integer(value.seconds);
    } else if constexpr (std::is_same_v<T, Day>) {
        json.integer(value.number);
    } else if constexpr (std::is_same_v<T, Fen>) {
        json.integer(value.count);
    } else if constexpr (IsId<T>::value) {
        json.integer(value.value);
    } else if constexpr (IsVector<T>::value) {
        json.begin_array();
        for (const auto& each : value) {
            write(json, each);
        }
        json.end_array();
    } else {
        static_assert(Listed<T>);
        json.begin_object();
        T::fields(value, [&](const char* name, const auto& member) {
            if (!says_nothing(member)) {
                json.key(name);
                write(json, member);
            }
        });
        json.end_object();
    }
}

template <class T>
bool read(JsonValue json, T& value);

template <class T, class Number>
bool read_number(JsonValue json, T& value, Number T::*member) {
    const auto number = json.integer();
    if (!number || *number < std::numeric_limits<Number>::min() ||
        *number > std::numeric_limits<Number>::max()) {
        return false;
    }
    value.*member = static_cast<Number>(*number);
    return true;
}

template <class T>
bool read_listed(JsonValue json, T& value) {
    bool good = json.is_object();
    T::fields(value, [&](const char* name, auto& member) {
        if (const auto found = json.member(name)) {
            good = good && read(*found, member);
        } else {
            member = {};  // whatever the struct presumes when nothing is said
            good = good && says_nothing(member);
        }
    });
    return good;
}

template <class T>
bool read(JsonValue json, T& value) {
    if constexpr (IsOptional<T>::value) {
        return read(json, value.emplace());
    } else if constexpr (std::is_same_v<T, std::string>) {
        const auto text = json.string();
        value = text.value_or("");
        return text.has_value();
    } else if constexpr (std::is_same_v<T, bool>) {
        const auto truth = json.boolean();
        value = truth.value_or(false);
        return truth.has_value();
    } else if constexpr (std::is_integral_v<T>) {
        const auto number = json.integer();
        value = static_cast<T>(number.value_or(0));
        return number && std::in_range<T>(*number);
    } else if constexpr (Coded<T>) {
        const auto code = json.string();
        const auto found = code ? from_code<T>(*code) : std::nullopt;
        value = found.value_or(T{});
        return found.has_value();
    } else if constexpr (std::is_same_v<T, Instant>) {
        return read_number(json, value, &Instant::seconds);
    } else if constexpr (std::is_same_v<T, Day>) {
        return read_number(json, value, &Day::number);
    } else if constexpr (std::is_same_v<T, Fen>) {
        return read_number(json, value, &Fen::count);
    } else if constexpr (IsId<T>::value) {
        return read_number(json, value, &T::value);
    } else if constexpr (IsVector<T>::value) {
        bool good = json.is_array();
        json.for_each([&](JsonValue each) { good = good && read(each, value.emplace_back()); });
        return good;
    } else {
        return read_listed(json, value);
    }
}

template <class Events, std::size_t... I>
std::optional<Events> read_one_of(Verb verb, JsonValue body, std::index_sequence<I...>) {
    std::optional<Events> event;
    const auto consider = [&]<std::size_t N>() {
        using E = std::variant_alternative_t<N, Events>;
        if (E::verb != verb || event) {
            return;
        }
        E value{};
        if (read(body, value)) {
            event = std::move(value);
        }
    };
    (consider.template operator()<I>(), ...);
    return event;
}

}  // namespace

void apply_event(Ticket& ticket, const Stamp& stamp, const TicketEvent& event) {
    std::visit([&](const auto& each) { apply(ticket, stamp, each); }, event);
    settle(ticket);
}

template <class Events>
void append_body(std::string& out, const Events& event) {
    JsonWriter json(out);
    std::visit([&](const auto& each) { write(json, each); }, event);
}

template <class Events>
std::optional<Events> read_body(Verb verb, JsonValue body) {
    return read_one_of<Events>(verb, body, std::make_index_sequence<std::variant_size_v<Events>>());
}

template void append_body(std::string&, const TicketEvent&);
template void append_body(std::string&, const ProjectEvent&);
template void append_body(std::string&, const UnitEvent&);
template void append_body(std::string&, const PartyEvent&);
template void append_body(std::string&, const StaffEvent&);
template void append_body(std::string&, const PolicyEvent&);
template void append_body(std::string&, const LedgerEvent&);
template std::optional<TicketEvent> read_body(Verb, JsonValue);
template std::optional<ProjectEvent> read_body(Verb, JsonValue);
template std::optional<UnitEvent> read_body(Verb, JsonValue);
template std::optional<PartyEvent> read_body(Verb, JsonValue);
template std::optional<StaffEvent> read_body(Verb, JsonValue);
template std::optional<PolicyEvent> read_body(Verb, JsonValue);
template std::optional<LedgerEvent> read_body(Verb, JsonValue);

}  // namespace aftercare
