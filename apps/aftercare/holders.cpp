#include "apps/aftercare/holders.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

namespace fs = std::filesystem;

bool has_open(const fs::path& process, const fs::path& file) {
    std::error_code error;
    for (fs::directory_iterator each(process / "fd", error), end; !error && each != end;
         each.increment(error)) {
        std::error_code unreadable;
        if (fs::read_symlink(*each, unreadable) == file) {
            return true;
        }
    }
    return false;
}

std::string name_of(const fs::path& process) {
    std::ifstream file(process / "comm");
    std::string name;
    std::getline(file, name);
    return harmless(name, true);
}

}  // namespace

std::vector<std::string> holders_of(const std::string& path) {
    std::vector<std::string> holders;
    std::error_code error;
    const auto file = fs::weakly_canonical(path, error);
    for (fs::directory_iterator each("/proc", error), end; !error && each != end; each.increment(error)) {
        const auto number = parse_digits(each->path().filename().string());
        if (number && *number != ::getpid() && has_open(*each, file)) {
            holders.push_back(std::to_string(*number) + " (" + name_of(*each) + ")");
        }
    }
    return holders;
}

}  // namespace aftercare
