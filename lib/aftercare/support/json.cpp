#include "aftercare/support/json.hpp"

#include <array>
#include <charconv>
#include <cstring>

// rapidjson adds 0 bytes and more to the null top of an empty stack, which clang's sanitizer would report.
#ifdef __clang__
#pragma clang attribute push(__attribute__((no_sanitize("pointer-overflow"))), apply_to = function)
#endif
#include <rapidjson/document.h>
#ifdef __clang__
#pragma clang attribute pop
#endif

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

using Pool = rapidjson::MemoryPoolAllocator<>;
// Both the values and the parser's own stack live in a pool: a parse of an ordinary text calls malloc not
// once.
using Document = rapidjson::GenericDocument<rapidjson::UTF8<>, Pool, Pool>;
using Node = rapidjson::GenericValue<rapidjson::UTF8<>, Pool>;

constexpr std::size_t k_value_pool_bytes = 16 * 1024;
constexpr std::size_t k_stack_pool_bytes = 8 * 1024;
constexpr std::size_t k_stack_bytes = 2 * 1024;
constexpr std::size_t k_short_bytes = 1024;

/// The letter behind the backslash, `u` for \u00xx, 0 for a byte that stands for itself.
constexpr std::array<char, 256> escape_table() {
    std::array<char, 256> table{};
    for (std::size_t control = 0; control < 0x20; ++control)
        table[control] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}
constexpr std::array<char, 256> k_escape = escape_table();

const Node& as_node(const void* node) {
    return *static_cast<const Node*>(node);
}

std::string_view text_of(const Node& node) {
    return {node.GetString(), node.GetStringLength()};
}

/// The four hexadecimal digits at `pos`; the parser has checked that they are there.
unsigned hex4_at(std::string_view text, std::size_t pos) {
    unsigned value = 0;
    std::from_chars(text.data() + pos, text.data() + std::min(pos + 4, text.size()), value, 16);
    return value;
}

/// Whether well-formed `text` names the second half of a surrogate pair alone, which rapidjson lets through
/// and which has no UTF-8.
bool has_lone_low_surrogate(std::string_view text) {
    for (std::size_t pos = text.find('\\'); pos < text.size(); pos = text.find('\\', pos)) {
        if (pos + 1 >= text.size() || text[pos + 1] != 'u') {
            pos += 2;
            continue;
        }
        const unsigned unit = hex4_at(text, pos + 2);
        if (unit >= 0xDC00 && unit <= 0xDFFF)
            return true;
        pos += unit >= 0xD800 && unit <= 0xDBFF ? 12 : 6;
    }
    return false;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view k_hex = "0123456789abcdef";
    out += '"';
    std::size_t plain_from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const char escape = k_escape[byte];
        if (escape == 0)
            continue;
        out.append(text, plain_from, i - plain_from);
        plain_from = i + 1;
        out += '\\';
        out += escape;
        if (escape == 'u') {
            out += "00";
            out += k_hex[byte >> 4U];
            out += k_hex[byte & 15U];
        }
    }
    out.append(text, plain_from, text.size() - plain_from);
    out += '"';
}

void JsonWriter::separate() {
    if (m_needs_comma)
        m_out += ',';
    m_needs_comma = true;
}

void JsonWriter::begin_object() {
    separate();
    m_out += '{';
    m_needs_comma = false;
}

void JsonWriter::end_object() {
    m_out += '}';
    m_needs_comma = true;
}

void JsonWriter::begin_array() {
    separate();
    m_out += '[';
    m_needs_comma = false;
}

void JsonWriter::end_array() {
    m_out += ']';
    m_needs_comma = true;
}

void JsonWriter::key(std::string_view name) {
    separate();
    append_json_string(m_out, name);
    m_out += ':';
    m_needs_comma = false;
}

void JsonWriter::string(std::string_view value) {
    separate();
    append_json_string(m_out, value);
}

void JsonWriter::integer(std::int64_t value) {
    separate();
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_out.append(digits.data(), end);
}

void JsonWriter::boolean(bool value) {
    separate();
    m_out += value ? "true" : "false";
}

void JsonWriter::null() {
    separate();
    m_out += "null";
}

void JsonWriter::raw(std::string_view json) {
    separate();
    m_out += json;
}

bool JsonValue::is_null() const {
    return as_node(m_node).IsNull();
}
bool JsonValue::is_object() const {
    return as_node(m_node).IsObject();
}
bool JsonValue::is_array() const {
    return as_node(m_node).IsArray();
}

std::optional<std::string_view> JsonValue::string() const {
    const Node& node = as_node(m_node);
    if (!node.IsString())
        return std::nullopt;
    return text_of(node);
}

std::optional<std::int64_t> JsonValue::integer() const {
    const Node& node = as_node(m_node);
    if (!node.IsInt64())
        return std::nullopt;
    return node.GetInt64();
}

std::optional<bool> JsonValue::boolean() const {
    const Node& node = as_node(m_node);
    if (!node.IsBool())
        return std::nullopt;
    return node.GetBool();
}

std::optional<JsonValue> JsonValue::member(std::string_view name) const {
    const Node& node = as_node(m_node);
    if (!node.IsObject())
        return std::nullopt;
    for (auto it = node.MemberBegin(); it != node.MemberEnd(); ++it)
        if (text_of(it->name) == name)
            return JsonValue(&it->value);
    return std::nullopt;
}

void JsonValue::for_each(const std::function<void(JsonValue)>& each) const {
    const Node& node = as_node(m_node);
    if (!node.IsArray())
        return;
    for (auto it = node.Begin(); it != node.End(); ++it)
        each(JsonValue(&*it));
}

void JsonValue::for_each_member(const std::function<void(std::string_view, JsonValue)>& each) const {
    const Node& node = as_node(m_node);
    if (!node.IsObject())
        return;
    for (auto it = node.MemberBegin(); it != node.MemberEnd(); ++it)
        each(text_of(it->name), JsonValue(&it->value));
}

std::optional<JsonValue> JsonMembers::next(std::string_view name) {
    if (all_given())
        return std::nullopt;
    const auto& member = as_node(m_object.m_node).MemberBegin()[m_next];
    if (text_of(member.name) != name)
        return std::nullopt;
    ++m_next;
    return JsonValue(&member.value);
}

bool JsonMembers::all_given() const {
    const Node& node = as_node(m_object.m_node);
    return !node.IsObject() || m_next == node.MemberCount();
}

struct JsonDocument::Content {
    alignas(std::max_align_t) std::array<char, k_value_pool_bytes> value_bytes;
    alignas(std::max_align_t) std::array<char, k_stack_pool_bytes> stack_bytes;
    Pool value_pool{value_bytes.data(), value_bytes.size()};
    Pool stack_pool{stack_bytes.data(), stack_bytes.size()};
    Document document{&value_pool, k_stack_bytes, &stack_pool};
    std::string text;

    /// Forgets the values of the parse before and takes their memory back.
    void clear() {
        document.SetNull();
        value_pool.Clear();
        stack_pool.Clear();
    }
};

JsonDocument::JsonDocument() : m_content(std::make_unique_for_overwrite<Content>()) {}
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;

template <unsigned Flags>
bool JsonDocument::parse_with(std::string_view text) {
    if (!m_content)
        m_content = std::make_unique_for_overwrite<Content>();
    m_content->clear();
    // rapidjson takes NUL for the end of the text, whatever follows.
    if (text.find('\0') != std::string_view::npos)
        return false;
    m_content->text.assign(text);
    rapidjson::InsituStringStream stream(m_content->text.data());
    auto& document = m_content->document;
    // Iterative is slower, but how deep a text nests is then bounded by memory, never by the call stack: a
    // short one cannot nest deep.
    if (text.size() <= k_short_bytes) {
        document.ParseStream<rapidjson::kParseInsituFlag | Flags>(stream);
    } else {
        document.ParseStream<rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | Flags>(stream);
    }
    const auto read = text.substr(0, stream.Tell());
    if (!m_content->document.HasParseError() && !invalid_utf8_at(read) && !has_lone_low_surrogate(read))
        return true;
    m_content->clear();
    return false;
}

bool JsonDocument::parse(std::string_view text) {
    return parse_with<rapidjson::kParseNoFlags>(text);
}

bool JsonDocument::parse_front(std::string_view text) {
    return parse_with<rapidjson::kParseStopWhenDoneFlag>(text);
}

JsonValue JsonDocument::root() const {
    static const Node k_null;
    // The document is a value by inheritance; the pointer must be the value's.
    const Node* node = m_content ? static_cast<const Node*>(&m_content->document) : &k_null;
    return JsonValue(node);
}

}  // namespace aftercare
