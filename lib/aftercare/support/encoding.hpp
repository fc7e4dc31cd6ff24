// Bytes of an input file to UTF-8, in pieces. GB18030 goes by tables of our own (gb18030.hpp says why not
// iconv).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace aftercare {

enum class Encoding { utf_8, gb18030, utf_16 };

/// What the first bytes of a file say: a UTF-8 or UTF-16 byte-order mark, or well-formed UTF-8, or UTF-16
/// without a mark (every other byte of its ASCII NUL), else gb18030 when the bytes are well formed in it and
/// are not for the most part Chinese in UTF-8, else utf_8. `complete` says that `head` is the whole file (so
/// a character cut at the end is a fault, not a cut).
Encoding guess_encoding(std::string_view head, bool complete);

/// Appends well-formed UTF-8 in another encoding, without a byte-order mark: UTF-16 with its lower byte
/// first; `?` for what the encoding lacks.
void append_encoded(std::string& out, Encoding encoding, std::string_view utf8);

/// Converts a stream piece by piece; a character cut between two pieces is carried over. GBK is read as its
/// superset GB18030. A byte-order mark is dropped. UTF-16 without a mark is little-endian unless the first
/// NUL byte of the first piece of two bytes or more says otherwise.
class Decoder {
  public:
    explicit Decoder(Encoding encoding);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// Appends the UTF-8 of `bytes` to `out`. False at the first byte that is not valid in the encoding: what
    /// stood before it has been appended, and bad_offset() is its byte offset in the whole stream.
    bool decode(std::string_view bytes, std::string& out);
    /// To be called at the end: false when the stream ended within a character.
    bool finish();
    std::size_t bad_offset() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace aftercare
