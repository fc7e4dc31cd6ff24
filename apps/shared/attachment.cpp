#include "apps/shared/attachment.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <sys/stat.h>
#include <utility>

#include "aftercare/support/entered_text.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/limits.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array k_by_suffix = std::to_array<Pair>({
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"png", "image/png"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"heic", "image/heic"},
    {"tif", "image/tiff"},
    {"tiff", "image/tiff"},
    {"bmp", "image/bmp"},
    {"pdf", "application/pdf"},
    {"mp4", "video/mp4"},
    {"mov", "video/quicktime"},
    {"mp3", "audio/mpeg"},
    {"m4a", "audio/mp4"},
    {"amr", "audio/amr"},
    {"wav", "audio/wav"},
    {"txt", "text/plain"},
    {"csv", "text/csv"},
    {"html", "text/html"},
    {"eml", "message/rfc822"},
    {"zip", "application/zip"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"wps", "application/vnd.ms-works"},
});

constexpr std::array k_by_first_bytes = std::to_array<Pair>({
    {"\xFF\xD8\xFF", "image/jpeg"},
    {"\x89PNG", "image/png"},
    {"GIF8", "image/gif"},
    {"%PDF-", "application/pdf"},
    {"PK\x03\x04", "application/zip"},
});

constexpr std::size_t k_first_bytes = 16;

std::string first_bytes_of(const std::string& path) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), std::fclose);
    std::array<char, k_first_bytes> bytes{};
    const auto count = file ? std::fread(bytes.data(), 1, bytes.size(), file.get()) : 0;
    return {bytes.data(), count};
}

struct stat status_of_plain_file(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
        throw Error(ErrorKind::system, form(tr("{path} is no plain file"), fmt::arg("path", path)), {},
                    tr("check the path and its permissions"));
    }
    return status;
}

/// `path` as it can be followed from every folder: that of its folder without links, and its own name.
std::string path_from_root(const std::string& path) {
    const std::filesystem::path given(path);
    std::error_code failed;
    const auto folder =
        std::filesystem::canonical(std::filesystem::absolute(given, failed).parent_path(), failed);
    auto whole = (folder / given.filename()).string();
    const auto fault = text_fault(whole, TextKind::line);
    if (failed || fault) {
        throw Error(ErrorKind::system,
                    form(tr("{path}: {what}"), fmt::arg("path", harmless(failed ? path : whole, true)),
                         fmt::arg("what", failed ? failed.message() : words_of(*fault))),
                    {}, tr("attach it from another folder"));
    }
    return whole;
}

bool is_same_content(const struct stat& one, const struct stat& other) {
    return one.st_size == other.st_size && one.st_mtim.tv_sec == other.st_mtim.tv_sec &&
           one.st_mtim.tv_nsec == other.st_mtim.tv_nsec && one.st_ino == other.st_ino;
}

}  // namespace

void require_embeddable(const std::string& path) {
    const auto size = std::int64_t{status_of_plain_file(path).st_size};
    if (size > k_embedded_bytes_max) {
        throw Error(ErrorKind::usage,
                    form(tr("{path} is too large to be embedded: {size} bytes"),
                         fmt::arg("path", harmless(path, true)), fmt::arg("size", size)),
                    form(tr("at most {count}"), fmt::arg("count", k_embedded_bytes_max)),
                    tr("attach it without --embed: then the ledger keeps its path and digest"));
    }
}

void throw_changed(const std::string& path) {
    throw Error(ErrorKind::system,
                form(tr("{path} changed while it was read"), fmt::arg("path", harmless(path, true))), {},
                tr("attach it again once nothing writes to it"));
}

std::string media_type_of(std::string_view path, std::string_view first_bytes) {
    const auto dot = path.rfind('.');
    const auto suffix = dot == std::string_view::npos ? std::string() : fold_ascii_case(path.substr(dot + 1));
    for (const auto& [ending, type] : k_by_suffix) {
        if (suffix == ending) {
            return std::string(type);
        }
    }
    for (const auto& [beginning, type] : k_by_first_bytes) {
        if (first_bytes.starts_with(beginning)) {
            return std::string(type);
        }
    }
    return "application/octet-stream";
}

Attached describe_file(const std::string& path) {
    const auto before = status_of_plain_file(path);
    const auto digest = sha256_of_file(path);
    if (!is_same_content(before, status_of_plain_file(path)) || digest.size != before.st_size) {
        throw_changed(path);
    }
    Attached file;
    file.path = path_from_root(path);
    file.size = digest.size;
    file.sha256 = to_hex(digest.digest);
    file.media_type = media_type_of(path, first_bytes_of(path));
    return file;
}

std::vector<Attached> describe_files(const std::vector<std::string>& paths) {
    std::vector<Attached> files;
    for (const auto& path : paths) {
        files.push_back(describe_file(path));
    }
    return files;
}

}  // namespace aftercare
