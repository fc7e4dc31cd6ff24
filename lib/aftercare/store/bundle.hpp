// The bundle of an archived ticket: a folder with its record, its files and a manifest of hashes that
// `sha256sum -c manifest.sha256` can check, also without this program.
//
// It is written under a temporary name beside its place, then renamed; the folder of bundles is synced before
// the journal says that any of them is there. Until keep() it belongs to an act that may still fail, and goes
// with it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace aftercare {

/// The folder of bundles, for somebody who holds the ledger, so that nobody else is at it.
class BundleFolder {
  public:
    /// Makes it when it is missing, of a shared ledger with its group, and removes what a process that was
    /// killed had begun there. Throws Error{system}.
    BundleFolder(std::string path, std::optional<gid_t> group);

    const std::string& path() const { return m_path; }
    std::optional<gid_t> group() const { return m_group; }
    /// All that was written in it is on disk: one wait for many bundles, with what else its file system
    /// holds. Throws Error{system}, also for what failed to be written since this was made (Linux 5.8).
    void sync() const;

  private:
    std::string m_path;
    std::optional<gid_t> m_group;
    std::shared_ptr<const int> m_descriptor;  ///< open from the beginning: it is told of errors since
};

class Bundle {
  public:
    /// Begins the bundle `number`. Throws Error{system}.
    Bundle(const BundleFolder& folder, std::string number);
    ~Bundle();
    Bundle(Bundle&& other) noexcept;
    Bundle& operator=(Bundle&&) = delete;
    Bundle(const Bundle&) = delete;

    /// Adds a file of this content; `name` is relative, with at most one folder before it.
    void add(const std::string& name, std::string_view content);
    /// Adds a copy of the file at `path` if it can be read and has the hash; false, adding nothing, if not.
    bool add_copy(const std::string& name, const std::string& path, const std::string& sha256);
    /// Writes the manifest and gives its SHA-256; nothing may be added afterwards.
    std::string finish();
    /// Puts the bundle in its place. Something else that is there, as what an act that failed had left, gets
    /// another name, which is given back; empty: the place was free, or held the same.
    std::string place();
    /// The act is done: the bundle stays.
    void keep() { m_kept = true; }

  private:
    struct Line {
        std::string name;
        std::string sha256;
    };
    std::string file(const std::string& name) const { return m_temporary + "/" + name; }

    /// Sees to the folder of a file that is to be added, and gives the file's path.
    std::string begin(const std::string& name) const;
    /// Whether the bundle at `target` is whole and holds what this one holds.
    bool is_same(const std::string& target) const;

    std::string m_folder;
    std::string m_number;
    std::optional<gid_t> m_group;
    std::string m_temporary;
    std::vector<Line> m_lines;
    bool m_placed = false;
    bool m_kept = false;
};

/// Whether there is a regular file at `path`, which can be read and has the hash.
bool has_hash(const std::string& path, const std::string& sha256);

/// A name for a file in a bundle: what a manifest or a shell would stumble over becomes `_`.
std::string bundle_file_name(std::string_view path);

/// What is wrong with the bundle at `path` as far as its manifest tells, which had the hash `digest`:
/// `no-bundle`, `no-manifest` or `manifest-changed`. Empty: nothing. Throws Error{system} when it cannot be
/// read.
std::string check_manifest(const std::string& path, const std::string& digest);

/// What is wrong with the bundle: as check_manifest, then `missing FILE`, `changed FILE`, `extra FILE`.
/// Empty: nothing. Throws Error{system} when a file that is there cannot be read: that is no finding about
/// the bundle.
std::vector<std::string> check_bundle(const std::string& path, const std::string& digest);

}  // namespace aftercare
