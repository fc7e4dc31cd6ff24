// The one way in which a file that the user named is written: -o, --rejects, papers, exports.
//
// What is there is looked at first. A regular file is replaced when all of it is written and on disk, with
// its mode and owner; a device, a pipe or `/dev/stdout` is written through; links are followed. What the
// command reads, the ledger and any other ledger are refused: an output never costs data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/new_file.hpp"

namespace aftercare {

/// Who may read a file that is made anew.
enum class Readers {
    by_umask,
    owner,  ///< 0600: it carries people
};

/// A file, or a folder with all in it, that no output of the run may touch, and what it is (translated).
struct SparedPath {
    std::string path;
    std::string what;
};
using SparedPaths = std::vector<SparedPath>;

/// Throws Error{usage} when `path` leads to a spared one.
void require_not_spared(const std::string& path, const SparedPaths& spared);

/// The same, and when it leads to any ledger, or to a disk.
void require_writable_target(const std::string& path, const SparedPaths& spared);

class OutputFile {
  public:
    /// Looks at the target and opens it. Throws Error{usage} as require_writable_target, Error{system} when
    /// it cannot be opened.
    OutputFile(const std::string& path, Readers readers, const SparedPaths& spared);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Where the bytes go.
    int descriptor() const { return m_file; }
    /// Syncs what was written and puts it in its place. Throws Error{system}; a file that was there is then
    /// as it was, unless it had to be overwritten in place.
    void finish();

  private:
    void open_through(int flags);
    void open_in_place();
    void copy_in_place();

    std::string m_path;    ///< as typed, for messages
    std::string m_target;  ///< where it leads
    std::optional<NewFile> m_new;
    int m_file = -1;
    int m_in_place = -1;  ///< the file that is there, when nothing else may take its name
};

}  // namespace aftercare
