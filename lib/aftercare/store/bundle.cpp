#include "aftercare/store/bundle.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "aftercare/support/clear_on_signal.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/new_file.hpp"
#include "aftercare/support/system_error.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

namespace fs = std::filesystem;

constexpr const char* k_manifest = "manifest.sha256";
constexpr std::size_t k_hash_digits = 64;

/// An open file; closed whatever happens.
class File {
  public:
    File(const std::string& path, int flags)
        : m_path(path), m_file(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File() {
        if (m_file >= 0) {
            ::close(m_file);
        }
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool is_open() const { return m_file >= 0; }
    void require_open() const {
        if (m_file < 0) {
            throw_system(m_path, errno);
        }
    }
    void write(std::string_view bytes) const {
        if (const int error = write_whole(m_file, bytes); error != 0) {
            throw_system(m_path, error);
        }
    }
    /// The next bytes; empty at the end.
    std::string_view read(std::array<char, 65536>& buffer) const {
        for (;;) {
            const auto count = ::read(m_file, buffer.data(), buffer.size());
            if (count >= 0) {
                return {buffer.data(), static_cast<std::size_t>(count)};
            }
            if (errno != EINTR) {
                throw_system(m_path, errno);
            }
        }
    }

  private:
    std::string m_path;
    int m_file;
};

void make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        throw_system(path, errno);
    }
}

void remove_tree(const std::string& path) {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

constexpr std::string_view k_begun = ".new-";

/// `.AC-2026-000123.new-1f2e3d4c`: a bundle that is not in its place yet.
bool is_begun(const std::string& name) {
    return name.starts_with('.') && name.find(k_begun) != std::string::npos;
}

std::string hash_of_file(const std::string& path) {
    return to_hex(sha256_of_file(path).digest);
}

std::string content_of(const std::string& path) {
    const File file(path, O_RDONLY);
    file.require_open();
    std::string content;
    std::array<char, 65536> buffer{};
    for (auto part = file.read(buffer); !part.empty(); part = file.read(buffer)) {
        content += part;
    }
    return content;
}

/// What is at `path` itself, not behind a link; nothing when nothing is. Throws when that cannot be told.
std::optional<mode_t> kind_at(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) {
        return status.st_mode & S_IFMT;
    }
    if (errno == ENOENT || errno == ENOTDIR) {
        return std::nullopt;
    }
    throw_system(path, errno);
}

void check_line(const std::string& path, std::string_view line, std::set<std::string>& listed,
                std::vector<std::string>& findings) {
    if (line.size() <= k_hash_digits + 2) {
        return;
    }
    const std::string name(line.substr(k_hash_digits + 2));
    listed.insert(name);
    if (kind_at(path + "/" + name) != S_IFREG) {
        findings.push_back("missing " + name);
    } else if (hash_of_file(path + "/" + name) != line.substr(0, k_hash_digits)) {
        findings.push_back("changed " + name);
    }
}

}  // namespace

BundleFolder::BundleFolder(std::string path, std::optional<gid_t> group)
    : m_path(std::move(path)), m_group(group) {
    make_folder(m_path);
    share_with(m_path, m_group);
    std::error_code ignored;
    std::vector<std::string> begun;
    for (const auto& each : fs::directory_iterator(m_path, ignored)) {
        if (is_begun(each.path().filename().string())) {
            begun.push_back(each.path().string());
        }
    }
    for (const auto& leftover : begun) {
        remove_tree(leftover);
    }
    const int descriptor = ::open(m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        throw_system(m_path, errno);
    }
    m_descriptor = {new int(descriptor), [](const int* file) {
                        ::close(*file);
                        delete file;
                    }};
}

void BundleFolder::sync() const {
    if (::syncfs(*m_descriptor) != 0) {
        throw_system(m_path, errno);
    }
}

Bundle::Bundle(const BundleFolder& folder, std::string number)
    : m_folder(folder.path()),
      m_number(std::move(number)),
      m_group(folder.group()),
      m_temporary(m_folder + "/." + m_number + std::string(k_begun) + random_hex(4)) {
    clear_on_signal(m_temporary);
    make_folder(m_temporary);
    share_with(m_temporary, m_group);
}

Bundle::Bundle(Bundle&& other) noexcept
    : m_folder(std::move(other.m_folder)),
      m_number(std::move(other.m_number)),
      m_group(other.m_group),
      m_temporary(std::move(other.m_temporary)),
      m_lines(std::move(other.m_lines)),
      m_placed(other.m_placed),
      m_kept(std::exchange(other.m_kept, true)) {}

Bundle::~Bundle() {
    if (!m_kept) {
        remove_tree(m_placed ? m_folder + "/" + m_number : m_temporary);
        keep_on_signal(m_temporary);
    }
}

std::string Bundle::begin(const std::string& name) const {
    if (const auto slash = name.rfind('/'); slash != std::string::npos) {
        const auto folder = file(name.substr(0, slash));
        clear_on_signal(folder);
        make_folder(folder);
        share_with(folder, m_group);
    }
    clear_on_signal(file(name));
    return file(name);
}

void Bundle::add(const std::string& name, std::string_view content) {
    const auto path = begin(name);
    const File target(path, O_WRONLY | O_CREAT | O_EXCL);
    target.require_open();
    share_with(path, m_group);
    target.write(content);
    m_lines.push_back({name, to_hex(sha256(content))});
}

bool Bundle::add_copy(const std::string& name, const std::string& path, const std::string& sha256) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || error) {
        return false;
    }
    const File source(path, O_RDONLY);
    if (!source.is_open()) {
        return false;
    }
    {
        const auto target_path = begin(name);
        const File target(target_path, O_WRONLY | O_CREAT | O_EXCL);
        target.require_open();
        share_with(target_path, m_group);
        std::array<char, 65536> buffer{};
        for (auto part = source.read(buffer); !part.empty(); part = source.read(buffer)) {
            target.write(part);
        }
    }
    if (hash_of_file(file(name)) != sha256) {
        ::unlink(file(name).c_str());
        return false;
    }
    m_lines.push_back({name, sha256});
    return true;
}

std::string Bundle::finish() {
    std::sort(m_lines.begin(), m_lines.end(), [](const Line& a, const Line& b) { return a.name < b.name; });
    std::string manifest;
    for (const auto& line : m_lines) {
        manifest += line.sha256 + "  " + line.name + "\n";
    }
    add(k_manifest, manifest);
    return to_hex(sha256(manifest));
}

std::string Bundle::place() {
    const auto target = m_folder + "/" + m_number;
    std::string moved;
    if (kind_at(target)) {
        if (is_same(target)) {  // which stays, whatever becomes of the act
            m_kept = true;
            remove_tree(m_temporary);
            keep_on_signal(m_temporary);
            return {};
        }
        moved = target + ".replaced-" + random_hex(4);
        if (::rename(target.c_str(), moved.c_str()) != 0) {
            throw_system(target, errno);
        }
    }
    if (::rename(m_temporary.c_str(), target.c_str()) != 0) {
        throw_system(target, errno);
    }
    keep_on_signal(m_temporary);
    m_placed = true;
    return moved;
}

bool Bundle::is_same(const std::string& target) const {
    return kind_at(target + "/" + k_manifest) == S_IFREG &&
           check_bundle(target, to_hex(sha256(content_of(file(k_manifest))))).empty();
}

bool has_hash(const std::string& path, const std::string& sha256) {
    std::error_code error;
    return fs::is_regular_file(path, error) && !error && File(path, O_RDONLY).is_open() &&
           hash_of_file(path) == sha256;
}

namespace {

/// A name that a file system takes with a number before it: what is too long loses its middle, whole
/// characters of it.
std::string shortened(const std::string& name) {
    constexpr std::size_t k_bytes_max = 200;
    constexpr std::size_t k_end = 20;
    if (name.size() <= k_bytes_max) {
        return name;
    }
    const auto is_within = [&](std::size_t at) {
        return (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U;
    };
    std::size_t head = k_bytes_max - k_end;
    std::size_t tail = name.size() - k_end;
    while (is_within(head)) {
        --head;
    }
    while (tail < name.size() && is_within(tail)) {
        ++tail;
    }
    return name.substr(0, head) + name.substr(tail);
}

}  // namespace

std::string bundle_file_name(std::string_view path) {
    const auto slash = path.rfind('/');
    std::string name = harmless(slash == std::string_view::npos ? path : path.substr(slash + 1), true);
    std::replace(name.begin(), name.end(), '\\', '_');
    return name.empty() ? "_" : shortened(name);
}

std::string check_manifest(const std::string& path, const std::string& digest) {
    if (kind_at(path) != S_IFDIR) {
        return "no-bundle";
    }
    if (kind_at(path + "/" + k_manifest) != S_IFREG) {
        return "no-manifest";
    }
    return to_hex(sha256(content_of(path + "/" + k_manifest))) == digest ? "" : "manifest-changed";
}

std::vector<std::string> check_bundle(const std::string& path, const std::string& digest) {
    std::vector<std::string> findings;
    if (auto of_manifest = check_manifest(path, digest); !of_manifest.empty()) {
        findings.push_back(std::move(of_manifest));
        if (findings.front() != "manifest-changed") {
            return findings;
        }
    }
    const auto manifest = content_of(path + "/" + k_manifest);
    std::set<std::string> listed{k_manifest};
    for (const auto line : split(manifest, '\n')) {
        check_line(path, line, listed, findings);
    }
    std::vector<std::string> extra;
    std::error_code error;
    for (const auto& each : fs::recursive_directory_iterator(path, error)) {
        const auto name = each.path().string().substr(path.size() + 1);
        if (!fs::is_directory(each.symlink_status()) && listed.count(name) == 0) {
            extra.push_back("extra " + name);
        }
    }
    if (error) {
        throw_system(path, error.value());
    }
    std::sort(extra.begin(), extra.end());
    findings.insert(findings.end(), extra.begin(), extra.end());
    return findings;
}

}  // namespace aftercare
