// The repository as the checks see it: the names at its top and the texts of its files.
//
// The checks are pure functions of this, so that a test can show each of them a tree that is bad.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aftercare::tidy {

struct File {
    std::string path;  ///< from the top: lib/aftercare/core/ticket.hpp
    std::string text;
};

struct Tree {
    std::vector<std::string> top;  ///< names at the top, those with a dot left out
    std::vector<File> files;
};

/// Reads every file below the top but dot folders and files that are not text. Throws std::runtime_error.
Tree read_tree(const std::string& top);

/// The lines of `text`, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// C++ `text` with what stands in comments, strings and characters blanked; lines keep their numbers.
std::string code_only(std::string_view text);

/// Whether this is a file of C++.
bool is_cpp(const File& file);

/// Whether this is a header.
bool is_header(const File& file);

}  // namespace aftercare::tidy
