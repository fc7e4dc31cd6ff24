// JSON: our own writing (journal bodies, machine output), rapidjson for reading.
//
// The writer is canonical: keys in the order they are given, no white space, strings escaped minimally (", \,
// control characters as \u00xx or \n \t \r \b \f; all else as UTF-8), so equal values give equal bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace aftercare {

/// Appends `text` as a JSON string with its quotes. `text` is well-formed UTF-8.
void append_json_string(std::string& out, std::string_view text);

/// Writes one JSON text into a string that the caller owns; commas are its business.
class JsonWriter {
  public:
    explicit JsonWriter(std::string& out) : m_out(out) {}
    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view name);
    void string(std::string_view value);
    void integer(std::int64_t value);
    void boolean(bool value);
    void null();
    /// A number or any other JSON text already written.
    void raw(std::string_view json);

  private:
    void separate();

    std::string& m_out;
    bool m_needs_comma = false;
};

/// A value inside a parsed JSON document; cheap to copy, valid while the document lives.
class JsonValue {
  public:
    bool is_null() const;
    bool is_object() const;
    bool is_array() const;
    std::optional<std::string_view> string() const;
    std::optional<std::int64_t> integer() const;
    std::optional<bool> boolean() const;
    /// The member `name` of an object; nothing when absent or not an object.
    std::optional<JsonValue> member(std::string_view name) const;
    /// Calls `each` for every element of an array (nothing for other values).
    void for_each(const std::function<void(JsonValue)>& each) const;
    /// Calls `each` for every member of an object in order (nothing for other values).
    void for_each_member(const std::function<void(std::string_view, JsonValue)>& each) const;

  private:
    friend class JsonDocument;
    friend class JsonMembers;
    explicit JsonValue(const void* node) : m_node(node) {}
    const void* m_node;
};

/// The members of an object for who asks for them in the order in which they were written: each is found
/// without a search.
class JsonMembers {
  public:
    explicit JsonMembers(JsonValue object) : m_object(object) {}
    /// The next member, if it is `name`; nothing otherwise, or when it is no object.
    std::optional<JsonValue> next(std::string_view name);
    /// Whether next() has given every member.
    bool all_given() const;

  private:
    JsonValue m_object;
    unsigned m_next = 0;
};

/// A parsed JSON text. Reading is in situ on a copy that the document keeps and reuses.
class JsonDocument {
  public:
    JsonDocument();
    ~JsonDocument();
    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    /// Parses `text`, replacing what was there; false when it is not one JSON value (then root() is null).
    bool parse(std::string_view text);
    /// Parses the one value at the beginning of `text`, whatever stands behind it.
    bool parse_front(std::string_view text);
    JsonValue root() const;

  private:
    template <unsigned Flags>
    bool parse_with(std::string_view text);

    struct Content;
    std::unique_ptr<Content> m_content;
};

}  // namespace aftercare
