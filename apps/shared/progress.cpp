#include "apps/shared/progress.hpp"

#include <algorithm>
#include <unistd.h>

#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_cells = 40;

void write_bytes(const std::string& text) {
    [[maybe_unused]] const auto count = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Progress::Progress(const Session& session, std::string label, std::int64_t total)
    : m_label(std::move(label)),
      m_total(std::max<std::int64_t>(total, 1)),
      m_shows(!session.quiet() && is_terminal(STDERR_FILENO)),
      m_next(std::chrono::steady_clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() {
    clear();
}

void Progress::update(std::int64_t done) {
    if (!m_shows) {
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (now < m_next) {
        return;
    }
    m_next = now + std::chrono::milliseconds(100);
    const auto part = std::clamp<std::int64_t>(done, 0, m_total);
    const auto filled = static_cast<std::size_t>(part * k_cells / m_total);
    write_bytes("\r" + m_label + " [" + std::string(filled, '#') +
                std::string(static_cast<std::size_t>(k_cells) - filled, '.') + "] " +
                std::to_string(part * 100 / m_total) + "%\x1B[K");
    m_is_drawn = true;
}

void Progress::clear() {
    if (m_is_drawn) {
        write_bytes("\r\x1B[K");
        m_is_drawn = false;
    }
}

}  // namespace aftercare
