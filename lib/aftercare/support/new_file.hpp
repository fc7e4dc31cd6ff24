// A file that grows under another name beside its place and takes the place whole, or not at all.
//
// The other name is `PLACE.new-XXXXXXXX`. It is removed when the object goes, when a signal ends the program,
// and after a `kill -9` by the next run that makes one for the same place: whoever is at work on one holds a
// lock on it, which the kernel lets go with the process.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace aftercare {

/// Where a path leads: links are followed, also one that points to nothing yet. Throws Error{system} for a
/// circle of links.
std::string followed(const std::string& path);

/// The folder that `path` is in, with a `/` behind it; `./` for a bare name.
std::string folder_of(const std::string& path);

/// Puts a folder's entries on disk; false when the file system does not.
bool sync_folder(const std::string& folder);

/// Gives a file or folder of a shared ledger to the group, with mode 0660 or 2770 whatever the umask; without
/// a group it stays as it is. What the account may not give stays too.
void share_with(const std::string& path, std::optional<gid_t> group);

/// What SQLite keeps beside a database while it is at work: `-journal`, `-wal`, `-shm`.
std::vector<std::string> companions_of(const std::string& ledger);

/// Writes all of it; 0, or the system's error number.
int write_whole(int file, std::string_view bytes);

/// Files beside `place` that somebody began and nobody is at work on any more.
std::vector<std::string> abandoned_beside(const std::string& place);

/// Removes them.
void remove_abandoned_beside(const std::string& place);

class NewFile {
  public:
    /// Makes the file, empty, with this mode whatever the umask; removes abandoned ones of the same place.
    /// Throws Error{system}.
    NewFile(std::string place, mode_t mode);
    ~NewFile();
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    NewFile(const NewFile&) = delete;

    const std::string& path() const { return m_path; }
    const std::string& place() const { return m_place; }
    /// Another place in the same folder is meant.
    void change_place(std::string place) { m_place = std::move(place); }
    /// Open for reading and writing.
    int descriptor() const { return m_file; }

    /// Takes the place if nothing is there; false if something is. Works without hard links too. Throws
    /// Error{system}.
    bool take_free_place();
    /// Takes the place, over what is there. Throws Error{system}.
    void take_place();
    /// Takes the place; what was there gets the name `kept` in the same folder. Where there are hard links,
    /// the place is never empty. Throws Error{system}; then all is as it was.
    void take_place_keeping(const std::string& kept);

  private:
    void make(mode_t mode);
    void take_own_name();
    void release();

    std::string m_place;
    std::string m_path;
    int m_file = -1;
    bool m_placed = false;
};

}  // namespace aftercare
