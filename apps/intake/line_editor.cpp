#include "apps/intake/line_editor.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "aftercare/support/text.hpp"
#include "aftercare/support/typed_line.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_shown_max = 40;
/// How long the rest of a key's sequence may take; after that it was the key Esc.
constexpr int k_sequence_milliseconds = 50;

constexpr char k_interrupt = 'C' & 0x1F;
constexpr char k_end_of_input = 'D' & 0x1F;
constexpr char k_suspend = 'Z' & 0x1F;
constexpr char k_quit = '\\' & 0x1F;
constexpr char k_escape = '\x1b';

/// A key, as a control character or as what follows `ESC [` or `ESC O`, and what it does to the line.
struct LineKey {
    std::string_view key;
    void (TypedLine::*act)();
};

constexpr auto k_keys = std::to_array<LineKey>({
    {"\x01", &TypedLine::to_begin},                                         // Ctrl-A
    {"\x02", &TypedLine::left},                                             // Ctrl-B
    {"\x04", &TypedLine::erase_right},                                      // Ctrl-D
    {"\x05", &TypedLine::to_end},                                           // Ctrl-E
    {"\x06", &TypedLine::right},                                            // Ctrl-F
    {"\x08", &TypedLine::erase_left},  {"\x0b", &TypedLine::erase_behind},  // Ctrl-K
    {"\x15", &TypedLine::erase_all},                                        // Ctrl-U
    {"\x17", &TypedLine::erase_word},                                       // Ctrl-W
    {"\x7f", &TypedLine::erase_left},  {"C", &TypedLine::right},           {"D", &TypedLine::left},
    {"F", &TypedLine::to_end},         {"H", &TypedLine::to_begin},        {"1~", &TypedLine::to_begin},
    {"3~", &TypedLine::erase_right},   {"4~", &TypedLine::to_end},         {"7~", &TypedLine::to_begin},
    {"8~", &TypedLine::to_end},
});

/// Keys as they are typed instead of lines, while it lives; what was typed before is kept.
class KeyByKey {
  public:
    KeyByKey() {
        if (::tcgetattr(STDIN_FILENO, &m_before) == 0) {
            termios keys = m_before;
            keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN | ISIG);
            keys.c_cc[VMIN] = 1;
            keys.c_cc[VTIME] = 0;
            m_is_set = ::tcsetattr(STDIN_FILENO, TCSADRAIN, &keys) == 0;
        }
    }
    ~KeyByKey() {
        if (m_is_set) {
            ::tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
        }
    }
    KeyByKey(const KeyByKey&) = delete;
    KeyByKey& operator=(const KeyByKey&) = delete;

  private:
    termios m_before{};
    bool m_is_set = false;
};

/// Nothing at the end of input.
std::optional<char> read_byte() {
    char byte = 0;
    ssize_t count = 0;
    do {
        count = ::read(STDIN_FILENO, &byte, 1);
    } while (count < 0 && errno == EINTR);
    return count == 1 ? std::optional(byte) : std::nullopt;
}

bool is_input_within(int milliseconds) {
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    return ::poll(&input, 1, milliseconds) > 0;
}

/// What follows ESC of a key that sends more than that; "" of all others.
std::string read_sequence() {
    std::string sequence;
    const auto kind = is_input_within(k_sequence_milliseconds) ? read_byte() : std::nullopt;
    if (std::string_view("[O").find(kind.value_or(' ')) == std::string_view::npos) {
        return sequence;
    }
    for (auto byte = read_byte(); byte; byte = read_byte()) {
        sequence += *byte;
        if (*byte >= '@' && *byte <= '~') {
            break;
        }
    }
    return sequence;
}

/// The character that begins with `first`; "" when it is none.
std::string read_character(char first) {
    const auto lead = static_cast<unsigned char>(first);
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    std::string character(1, first);
    while (character.size() < size) {
        const auto byte = read_byte();
        if (!byte) {
            return {};
        }
        character += *byte;
    }
    return invalid_utf8_at(character) ? std::string() : character;
}

void write_out(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(STDERR_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return;
        }
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
}

TerminalSize size_of_terminal() {
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        return {size.ws_col, size.ws_row};
    }
    return {};
}

/// The longest beginning that both have, whole characters only.
std::string common_beginning(const std::string& one, const std::string& other) {
    std::size_t same = 0;
    while (same < one.size() && same < other.size()) {
        std::size_t end_one = same;
        std::size_t end_other = same;
        const auto a = next_code_point(one, end_one);
        if (a != next_code_point(other, end_other)) {
            break;
        }
        same = end_one;
    }
    return one.substr(0, same);
}

std::string shown(const Completion& completion) {
    return completion.word.empty() || completion.word == completion.text
               ? completion.text
               : completion.text + " " + completion.word;
}

/// One line being asked for.
class Asking {
  public:
    Asking(const std::string& prompt, const std::vector<Completion>& completions)
        : m_prompt(prompt), m_completions(completions) {
        m_keys.emplace();
    }

    std::optional<std::string> answer() {
        for (;;) {
            // Not between keys that have come already.
            if (!is_input_within(0)) {
                show();
            }
            const auto key = read_byte();
            if (!key || (*key == k_end_of_input && m_line.text().empty())) {
                write_out("\r\n");
                return std::nullopt;
            }
            if (*key == '\n' || *key == '\r') {
                m_line.to_end();
                show();
                write_out("\r\n");
                return m_line.text();
            }
            take(*key);
        }
    }

  private:
    void show() {
        auto drawn = draw(m_prompt, m_line, size_of_terminal(), m_row);
        write_out(drawn.bytes);
        m_row = drawn.row;
    }

    void take(char key) {
        switch (key) {
            case '\t':
                complete_typed();
                break;
            case k_escape:
                act(read_sequence());
                break;
            case k_interrupt:
                stop(SIGINT);
                break;
            case k_quit:
                stop(SIGQUIT);
                break;
            case k_suspend:
                stop(SIGTSTP);
                break;
            default:
                if (!act({&key, 1}) && (static_cast<unsigned char>(key) >= 0x20)) {
                    m_line.insert(read_character(key));
                }
        }
    }

    bool act(std::string_view key) {
        const auto* const found =
            std::find_if(k_keys.begin(), k_keys.end(), [&](const LineKey& each) { return each.key == key; });
        if (found == k_keys.end()) {
            return false;
        }
        (m_line.*found->act)();
        return true;
    }

    /// Gives the terminal back and does what the key means elsewhere; goes on below when that comes back.
    void stop(int signal) {
        m_keys.reset();
        write_out("\n");
        ::raise(signal);
        m_keys.emplace();
        m_row = 0;
    }

    void complete_typed() {
        const std::string typed(m_line.before_cursor());
        const auto completed = complete(typed, m_completions);
        if (completed.line != typed) {
            m_line.replace_before(completed.line);
        } else if (completed.fitting.size() > 1) {
            std::string fitting = "\r\n";
            for (std::size_t i = 0; i < completed.fitting.size() && i < k_shown_max; ++i) {
                fitting += (i == 0 ? "" : "  ") + harmless(completed.fitting[i], true);
            }
            write_out(fitting + (completed.fitting.size() > k_shown_max ? "  …\r\n" : "\r\n"));
            m_row = 0;
        } else {
            write_out("\a");
        }
    }

    const std::string& m_prompt;
    const std::vector<Completion>& m_completions;
    std::optional<KeyByKey> m_keys;
    TypedLine m_line;
    std::size_t m_row = 0;  ///< of what is drawn, the one with the cursor
};

}  // namespace

std::optional<std::string> ask_line(const std::string& prompt, const std::vector<Completion>& completions) {
    const auto line = Asking(prompt, completions).answer();
    return line ? std::optional(std::string(trim(*line))) : std::nullopt;
}

Completed complete(const std::string& line, const std::vector<Completion>& completions) {
    Completed completed{line, {}};
    const auto wanted = fold_ascii_case(line);
    bool first = true;
    for (const auto& each : completions) {
        const bool by_text = fold_ascii_case(each.text).starts_with(wanted);
        if (!by_text && (each.word.empty() || !fold_ascii_case(each.word).starts_with(wanted))) {
            continue;
        }
        const auto& spelling = by_text ? each.text : each.word;
        completed.line = first ? spelling : common_beginning(completed.line, spelling);
        completed.fitting.push_back(shown(each));
        first = false;
    }
    if (completed.line.size() < line.size()) {
        completed.line = line;
    }
    return completed;
}

}  // namespace aftercare
