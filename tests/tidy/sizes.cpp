#include <algorithm>
#include <regex>

#include "tests/tidy/checks.hpp"

namespace aftercare::tidy {

namespace {

constexpr std::size_t k_file_lines_max = 400;
constexpr std::size_t k_function_lines_max = 70;
constexpr std::size_t k_test_lines_max = 100;  // its table of cases included

/// What an opening brace opens.
enum class Block { scope, function, other };

struct OpenBlock {
    Block block;
    std::size_t line;  ///< of the head's beginning
    std::string head;
};

/// Reads the code of a file brace by brace. Not a parser: it tells functions from types and initialisers by
/// what stands before the brace, which is enough for code that clang-format has laid out.
class FunctionReader {
  public:
    explicit FunctionReader(std::string code) : m_code(std::move(code)) {}

    /// Calls found(first line, lines, head) for each outermost function.
    template <typename Found>
    void read(Found found) {
        for (const char c : m_code) {
            if (c == '\n') {
                ++m_line;
            }
            if (c == '{') {
                m_open.push_back({block_of(m_head), m_head_line, m_head});
                begin_head();
            } else if (c == '}') {
                close(found);
                begin_head();
            } else if (c == ';') {
                begin_head();
            } else {
                add_to_head(c);
            }
        }
    }

  private:
    static Block block_of(const std::string& head) {
        static const std::regex k_scope("\\b(namespace|struct|class|enum|union)\\b(?![^(]*\\()");
        static const std::regex k_function(
            "\\)\\s*(const|noexcept|override|final|mutable|->[^=]*|:[^:][^=]*|\\s)*$");
        if (std::regex_search(head, k_scope)) {
            return Block::scope;
        }
        return std::regex_search(head, k_function) ? Block::function : Block::other;
    }

    void begin_head() {
        m_head.clear();
        m_head_line = m_line;
    }

    void add_to_head(char c) {
        const bool space = c == ' ' || c == '\n';
        if (m_head.empty() && space) {
            m_head_line = m_line;
        } else if (!(space && m_head.ends_with(' '))) {
            m_head += space ? ' ' : c;
        }
    }

    template <typename Found>
    void close(Found found) {
        if (m_open.empty()) {
            return;
        }
        const auto last = m_open.back();
        m_open.pop_back();
        const bool inner = std::any_of(m_open.begin(), m_open.end(),
                                       [](const OpenBlock& open) { return open.block == Block::function; });
        if (last.block == Block::function && !inner) {
            found(last.line, m_line - last.line + 1, last.head);
        }
    }

    std::string m_code;
    std::vector<OpenBlock> m_open;
    std::string m_head;
    std::size_t m_line = 1;
    std::size_t m_head_line = 1;
};

}  // namespace

Faults check_sizes(const Tree& tree) {
    Faults faults;
    for (const auto& file : tree.files) {
        if (!is_cpp(file)) {
            continue;
        }
        const auto lines = lines_of(file.text).size();
        if (lines > k_file_lines_max) {
            faults.push_back(file.path + ":1: " + std::to_string(lines) +
                             " lines; something wants a file of its own");
        }
        FunctionReader(code_only(file.text))
            .read([&](std::size_t line, std::size_t length, const std::string& head) {
                if (length > (file.path.starts_with("tests/") ? k_test_lines_max : k_function_lines_max)) {
                    faults.push_back(file.path + ":" + std::to_string(line) + ": " + std::to_string(length) +
                                     " lines; something wants a name of its own: " + head);
                }
            });
    }
    return faults;
}

}  // namespace aftercare::tidy
