#include "tests/tidy/tree.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace aftercare::tidy {

namespace {

namespace fs = std::filesystem;

/// Files whose bytes are data: fuzz seeds and tables in foreign encodings.
bool is_data(const fs::path& path) {
    const auto ending = path.extension().string();
    return ending == ".csv" || ending == ".gz" || ending == ".jsonl" ||
           path.generic_string().find("/corpus/") != std::string::npos;
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error(path.string() + ": cannot be read");
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Where the literal or comment that begins at `at` ends; `at` itself when none begins there.
std::size_t end_of_blank(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at);
    const auto past = [&](std::string_view mark, std::size_t from) {
        const auto found = text.find(mark, from);
        return found == std::string_view::npos ? text.size() : found + mark.size();
    };
    if (rest.starts_with("//")) {
        return past("\n", at) - (text.find('\n', at) == std::string_view::npos ? 0 : 1);
    }
    if (rest.starts_with("/*")) {
        return past("*/", at + 2);
    }
    if (rest.starts_with("R\"")) {
        const auto open = text.find('(', at);
        return past(")" + std::string(text.substr(at + 2, open - at - 2)) + "\"", open);
    }
    const bool digit_mark =
        rest.starts_with("'") && at > 0 && std::isxdigit(static_cast<unsigned char>(text[at - 1])) != 0;
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'') || digit_mark) {
        return at;
    }
    for (auto end = at + 1; end < text.size(); ++end) {
        if (text[end] == '\\') {
            ++end;
        } else if (text[end] == rest[0] || text[end] == '\n') {
            return end + 1;
        }
    }
    return text.size();
}

}  // namespace

Tree read_tree(const std::string& top) {
    Tree tree;
    for (const auto& entry : fs::directory_iterator(top)) {
        if (const auto name = entry.path().filename().string(); !name.starts_with(".")) {
            tree.top.push_back(name);
        }
    }
    for (auto it = fs::recursive_directory_iterator(top); it != fs::recursive_directory_iterator(); ++it) {
        const auto name = it->path().filename().string();
        if (it->is_directory() && name.starts_with(".") && name != ".ci") {
            it.disable_recursion_pending();
        } else if (it->is_regular_file() && !is_data(it->path())) {
            tree.files.push_back({fs::relative(it->path(), top).generic_string(), read_file(it->path())});
        }
    }
    return tree;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string code_only(std::string_view text) {
    std::string code(text);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = end_of_blank(text, at);
        for (auto i = at; i < end; ++i) {
            code[i] = text[i] == '\n' ? '\n' : ' ';
        }
        at = end == at ? at + 1 : end;
    }
    return code;
}

bool is_header(const File& file) {
    return file.path.ends_with(".hpp");
}

bool is_cpp(const File& file) {
    return is_header(file) || file.path.ends_with(".cpp");
}

}  // namespace aftercare::tidy
