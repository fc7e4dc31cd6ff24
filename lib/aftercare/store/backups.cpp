#include "aftercare/store/backups.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <tuple>
#include <unistd.h>

#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/new_file.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_lines_kept = 100;
constexpr std::size_t k_head_digits = 64;
constexpr std::string_view k_suffix = ".db";
constexpr std::string_view k_damaged_suffix = ".db.damaged";
constexpr std::size_t k_time_digits = 6;
constexpr std::string_view k_stamp_form = "0000-00-00T000000";

std::string name_in(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

/// `ledger` of `/var/lib/aftercare/ledger.db`.
std::string stem_of(const std::string& ledger) {
    auto name = name_in(ledger);
    return name.ends_with(k_suffix) ? name.substr(0, name.size() - k_suffix.size()) : name;
}

/// Whether a text has the form of a time in a name, and perhaps a number behind it.
bool is_stamp(std::string_view text) {
    if (text.size() < k_stamp_form.size()) {
        return false;
    }
    for (std::size_t i = 0; i < k_stamp_form.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (k_stamp_form[i] == '0' ? !digit : text[i] != k_stamp_form[i]) {
            return false;
        }
    }
    const auto rest = text.substr(k_stamp_form.size());
    return rest.empty() || (rest.starts_with("_") && parse_digits(rest.substr(1)));
}

/// Rotated files of the ledger with this ending, the oldest first.
std::vector<std::string> rotated_in(const std::string& folder, const std::string& ledger,
                                    std::string_view ending) {
    std::vector<std::string> found;
    const auto beginning = stem_of(ledger) + "-";
    std::error_code ignored;
    for (const auto& each : fs::directory_iterator(folder, ignored)) {
        const auto name = each.path().filename().string();
        const bool fits = name.starts_with(beginning) && name.ends_with(ending) &&
                          name.size() > beginning.size() + ending.size() &&
                          is_stamp(std::string_view(name).substr(
                              beginning.size(), name.size() - beginning.size() - ending.size()));
        if (fits) {
            found.push_back(folder + "/" + name);
        }
    }
    // Of one second, the one with a number behind the time is the later one.
    std::sort(found.begin(), found.end(), [](const std::string& one, const std::string& other) {
        const auto stamp_end = [&](const std::string& path) { return path.rfind('T') + 1 + k_time_digits; };
        const auto first = one.substr(0, stamp_end(one));
        const auto second = other.substr(0, stamp_end(other));
        return std::tuple(first, one.size(), one) < std::tuple(second, other.size(), other);
    });
    return found;
}

/// Copies that a killed run had begun: each run has a name of its own, so that none would clear another's.
void clear_abandoned(const std::string& folder, const std::string& ledger) {
    std::set<std::string> places;
    std::error_code ignored;
    for (const auto& each : fs::directory_iterator(folder, ignored)) {
        const auto name = each.path().filename().string();
        const auto mark = name.find(".db.new-");
        if (name.starts_with(stem_of(ledger) + "-") && mark != std::string::npos) {
            places.insert(folder + "/" + name.substr(0, mark + k_suffix.size()));
        }
    }
    for (const auto& place : places) {
        remove_abandoned_beside(place);
    }
}

/// Of the first entry: what tells one ledger from another. Empty when it cannot be read.
std::string first_hash(const std::string& path) {
    try {
        const auto db = open_file_to_read(path, 0);
        return db.text("SELECT hex(hash) FROM journal ORDER BY id LIMIT 1").value_or("");
    } catch (const Error&) {
        return {};
    }
}

void remove_backup(const std::string& path, std::vector<std::string>& removed) {
    std::error_code ignored;
    fs::remove_all(archive_folder_of(path), ignored);
    for (const auto& companion : companions_of(path)) {
        fs::remove(companion, ignored);
    }
    if (::unlink(path.c_str()) == 0) {
        removed.push_back(path);
    }
}

/// All but the newest `keep` of those sorted by age.
std::vector<std::string> beyond(std::vector<std::string> sorted, std::size_t keep) {
    sorted.resize(sorted.size() > keep ? sorted.size() - keep : 0);
    return sorted;
}

}  // namespace

std::string backup_list_of(const std::string& ledger) {
    return followed(ledger) + "-backups";
}

std::vector<KnownBackup> known_backups(const std::string& ledger) {
    std::vector<KnownBackup> found;
    std::ifstream in(backup_list_of(ledger), std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        const auto fields = split(line, ' ');
        const auto made_at = parse_digits(fields.front());
        if (fields.size() >= 3 && made_at && fields[1].size() == k_head_digits) {
            found.push_back(
                {{*made_at}, std::string(fields[1]), line.substr(fields[0].size() + fields[1].size() + 2)});
        }
    }
    std::reverse(found.begin(), found.end());
    return found;
}

void note_backup(const std::string& ledger, const KnownBackup& backup, std::optional<gid_t> group) {
    auto known = known_backups(ledger);
    known.insert(known.begin(), backup);
    known.resize(std::min(known.size(), k_lines_kept));
    std::string text;
    for (auto each = known.rbegin(); each != known.rend(); ++each) {
        text += std::to_string(each->made_at.seconds) + " " + each->head + " " + each->path + "\n";
    }
    NewFile file(backup_list_of(ledger), 0600);
    share_with(file.path(), group);
    const int error = write_whole(file.descriptor(), text);
    if (error != 0 || ::fsync(file.descriptor()) != 0) {
        throw Error(ErrorKind::system, form(tr("{path}: {what}"), fmt::arg("path", file.place()),
                                            fmt::arg("what", std::strerror(error != 0 ? error : errno))));
    }
    file.take_place();
}

bool is_restorable(const KnownBackup& backup) {
    try {
        auto db = open_file_to_read(backup.path, 0);
        return to_hex(load_head(db).hash) == backup.head;
    } catch (const Error&) {
        return false;
    }
}

std::optional<KnownBackup> newest_restorable(const std::string& ledger) {
    for (auto& each : known_backups(ledger)) {
        if (is_restorable(each)) {
            return std::move(each);
        }
    }
    return std::nullopt;
}

RotatedName next_rotated(const std::string& folder, const std::string& ledger, Instant now) {
    clear_abandoned(folder, ledger);
    const auto name = folder + "/" + stem_of(ledger) + "-" + file_stamp(now);
    // Behind all of the same second, also when the first of them is gone: names tell the order.
    std::int64_t last = 0;
    for (const auto suffix : {k_suffix, k_damaged_suffix}) {
        for (const auto& each : rotated_in(folder, ledger, suffix)) {
            if (each.starts_with(name)) {
                const auto number = each.substr(name.size(), each.size() - name.size() - suffix.size());
                last = std::max(
                    last, number.empty() ? 1 : std::int64_t{parse_digits(number.substr(1)).value_or(1)});
            }
        }
    }
    const auto free = last == 0 ? name : name + "_" + std::to_string(last + 1);
    const auto there = rotated_in(folder, ledger, k_suffix);
    return {free + std::string(k_suffix), there.empty() ? std::string() : there.back()};
}

std::vector<std::string> rotate(const std::string& folder, const std::string& ledger, std::size_t keep,
                                const std::string& newest) {
    std::vector<std::string> removed;
    const auto own = first_hash(newest);
    const auto is_foreign = [&](const std::string& path) {
        return path == newest || own.empty() || first_hash(path) != own;
    };
    for (const auto& [suffix, kept] : {std::pair{k_suffix, keep - 1}, std::pair{k_damaged_suffix, keep}}) {
        auto own_copies = rotated_in(folder, ledger, suffix);
        own_copies.erase(std::remove_if(own_copies.begin(), own_copies.end(), is_foreign), own_copies.end());
        for (const auto& path : beyond(own_copies, kept)) {
            remove_backup(path, removed);
        }
    }
    return removed;
}

}  // namespace aftercare
