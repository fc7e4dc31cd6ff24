// 64 KiB between a writer and its sink, filled by pointer: a cell costs one comparison and one memcpy.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "aftercare/render/row_writer.hpp"

namespace aftercare {

/// Collects bytes and hands them to the sink whenever the buffer is full. Dropping it drops what it holds.
class OutputBuffer {
  public:
    explicit OutputBuffer(Sink sink) : m_sink(std::move(sink)), m_bytes(k_size, '\0') {}

    void put(char c) {
        if (m_used == k_size) {
            flush();
        }
        m_bytes[m_used++] = c;
    }

    void put(std::string_view text) {
        if (text.size() > k_size - m_used) {
            flush();
            if (text.size() > k_size) {
                m_sink(text);
                return;
            }
        }
        std::memcpy(m_bytes.data() + m_used, text.data(), text.size());
        m_used += text.size();
    }

    /// Room for `size` bytes (at most the buffer's) to be written in place, then reported to `took`.
    char* room(std::size_t size) {
        assert(size <= k_size);
        if (size > k_size - m_used) {
            flush();
        }
        return m_bytes.data() + m_used;
    }
    /// `end` is behind the last byte written into the last room().
    void took(const char* end) { m_used = static_cast<std::size_t>(end - m_bytes.data()); }

    void flush() {
        if (m_used > 0) {
            m_sink({m_bytes.data(), std::exchange(m_used, 0)});
        }
    }

  private:
    static constexpr std::size_t k_size = std::size_t{64} * 1024;

    Sink m_sink;
    std::string m_bytes;
    std::size_t m_used = 0;
};

}  // namespace aftercare
