// A file of some bytes, in a folder of its own.
#pragma once

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace testing {

/// Goes with its owner.
class FileOfBytes {
  public:
    explicit FileOfBytes(std::string_view bytes) {
        std::string pattern = (std::filesystem::temp_directory_path() / "aftercare-table-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        m_directory = pattern;
        std::ofstream(path(), std::ios::binary) << bytes;
    }
    ~FileOfBytes() { std::filesystem::remove_all(m_directory); }
    FileOfBytes(const FileOfBytes&) = delete;
    FileOfBytes& operator=(const FileOfBytes&) = delete;
    std::string path() const { return (m_directory / "t.csv").string(); }

  private:
    std::filesystem::path m_directory;
};

}  // namespace testing
