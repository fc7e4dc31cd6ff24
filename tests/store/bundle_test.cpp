// Bundles of archived tickets: whole or not there, and told from ones that were tampered with.
#include "aftercare/store/bundle.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "aftercare/support/hash.hpp"
#include "aftercare/support/text.hpp"

using namespace aftercare;

namespace {

namespace fs = std::filesystem;

/// An empty folder that vanishes.
struct Folder {
    std::string path =
        (fs::temp_directory_path() / ("aftercare-bundle-" + std::to_string(::getpid()))).string();
    Folder() {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string archive() const { return path + "/archive"; }
};

void write(const std::string& path, const std::string& content) {
    std::ofstream(path) << content;
}

std::string read(const std::string& path) {
    std::ostringstream content;
    content << std::ifstream(path).rdbuf();
    return content.str();
}

std::size_t count_in(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

/// AC-1 with two files in its place; gives the digest of its manifest.
std::string placed(const Folder& folder) {
    Bundle bundle(BundleFolder(folder.archive(), {}), "AC-1");
    bundle.add("record.txt", "a record\n");
    bundle.add("files/1-a.txt", "a file\n");
    const auto digest = bundle.finish();
    bundle.place();
    bundle.keep();
    return digest;
}

}  // namespace

TEST_CASE("a bundle is in its place only when it is whole, and its manifest is that of sha256sum") {
    const Folder folder;
    const auto digest = placed(folder);
    const auto path = folder.archive() + "/AC-1";
    CHECK(count_in(folder.archive()) == 1);
    const auto manifest = read(path + "/manifest.sha256");
    CHECK(manifest ==
          to_hex(sha256("a file\n")) + "  files/1-a.txt\n" + to_hex(sha256("a record\n")) + "  record.txt\n");
    CHECK(digest == to_hex(sha256(manifest)));
    CHECK(check_bundle(path, digest).empty());
    CHECK(fs::status(path).permissions() == fs::perms::owner_all);
}

TEST_CASE("what is not kept goes, before and after it is in its place") {
    const Folder folder;
    {
        Bundle bundle(BundleFolder(folder.archive(), {}), "AC-1");
        bundle.add("record.txt", "half");
        CHECK(count_in(folder.archive()) == 1);
    }
    CHECK(count_in(folder.archive()) == 0);
    {
        Bundle bundle(BundleFolder(folder.archive(), {}), "AC-1");
        (void)bundle.finish();
        bundle.place();
        Bundle moved(std::move(bundle));
        CHECK(fs::exists(folder.archive() + "/AC-1"));
    }
    CHECK(count_in(folder.archive()) == 0);
}

TEST_CASE("what a killed process had begun is cleared away by the next one, other files stay") {
    const Folder folder;
    fs::create_directories(folder.archive() + "/.AC-1.new-0000/files");
    fs::create_directories(folder.archive() + "/.AC-11.new-0000");
    fs::create_directories(folder.archive() + "/AC-12.new-0000");
    const auto digest = placed(folder);
    CHECK(count_in(folder.archive()) == 2);
    CHECK(check_bundle(folder.archive() + "/AC-1", digest).empty());
}

TEST_CASE("what is in the place of a bundle is moved aside and named, unless it is the same bundle") {
    const Folder folder;
    fs::create_directories(folder.archive() + "/AC-1");
    write(folder.archive() + "/AC-1/old", "something else");
    Bundle first(BundleFolder(folder.archive(), {}), "AC-1");
    first.add("record.txt", "a record\n");
    const auto digest = first.finish();
    const auto moved = first.place();
    first.keep();
    REQUIRE(moved.starts_with(folder.archive() + "/AC-1.replaced-"));
    CHECK(read(moved + "/old") == "something else");
    CHECK(check_bundle(folder.archive() + "/AC-1", digest).empty());
    Bundle again(BundleFolder(folder.archive(), {}), "AC-1");
    again.add("record.txt", "a record\n");
    again.finish();
    CHECK(again.place().empty());
    again.keep();
    CHECK(count_in(folder.archive()) == 2);
}

TEST_CASE("a copy is taken only of what has the hash that was recorded") {
    const Folder folder;
    write(folder.path + "/a.txt", "a file\n");
    Bundle bundle(BundleFolder(folder.archive(), {}), "AC-1");
    CHECK(bundle.add_copy("files/1-a.txt", folder.path + "/a.txt", to_hex(sha256("a file\n"))));
    CHECK_FALSE(bundle.add_copy("files/2-a.txt", folder.path + "/a.txt", to_hex(sha256("another\n"))));
    CHECK_FALSE(bundle.add_copy("files/3-a.txt", folder.path + "/none.txt", to_hex(sha256(""))));
    CHECK_FALSE(bundle.add_copy("files/4-a.txt", folder.path, to_hex(sha256(""))));
    const auto digest = bundle.finish();
    bundle.place();
    CHECK(check_bundle(folder.archive() + "/AC-1", digest).empty());
    CHECK(count_in(folder.archive() + "/AC-1/files") == 1);
}

TEST_CASE("every change of a bundle is found") {
    const Folder folder;
    const auto digest = placed(folder);
    const auto path = folder.archive() + "/AC-1";
    write(path + "/record.txt", "another record\n");
    fs::remove(path + "/files/1-a.txt");
    write(path + "/files/2-b.txt", "");
    CHECK(check_bundle(path, digest) ==
          std::vector<std::string>{"missing files/1-a.txt", "changed record.txt", "extra files/2-b.txt"});
    fs::remove(path + "/record.txt");
    fs::create_symlink("/etc/passwd", path + "/record.txt");
    CHECK(check_bundle(path, digest)[1] == "missing record.txt");
    write(path + "/manifest.sha256", "");
    CHECK(check_bundle(path, digest).front() == "manifest-changed");
    fs::remove(path + "/manifest.sha256");
    CHECK(check_bundle(path, digest) == std::vector<std::string>{"no-manifest"});
    fs::remove_all(path);
    CHECK(check_bundle(path, digest) == std::vector<std::string>{"no-bundle"});
}

TEST_CASE("names of files cannot leave the bundle or break its manifest") {
    CHECK(bundle_file_name("/home/li/wall photo.jpg") == "wall photo.jpg");
    CHECK(bundle_file_name("a\\b") == "a_b");
    CHECK(bundle_file_name("a\nb").find('\n') == std::string::npos);
    CHECK(bundle_file_name("dir/") == "_");
    CHECK(bundle_file_name(std::string(255, 'l')).size() <= 200);
    std::string chinese;
    while (chinese.size() < 246) {
        chinese += "墙";
    }
    const auto shortened = bundle_file_name(chinese + ".jpg");
    CHECK(shortened.size() <= 200);
    CHECK(shortened.ends_with(".jpg"));
    CHECK_FALSE(invalid_utf8_at(shortened));
}
