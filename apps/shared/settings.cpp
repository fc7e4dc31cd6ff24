#include "apps/shared/settings.hpp"

#include <cassert>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/render/words.hpp"
#include "aftercare/support/entered_text.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/time_words.hpp"
#include "aftercare/support/toml.hpp"
#include "apps/shared/files.hpp"
#include "apps/shared/homes.hpp"

namespace aftercare {

namespace {

std::string default_ledger(const Env& env) {
    const auto folder = home_path(env, "XDG_DATA_HOME", "/.local/share");
    return folder ? *folder + "/aftercare/ledger.db" : std::string();
}

/// What is in a file of ours that somebody else may write decides what runs in our name. Throws Error{usage}
/// for it, and for what is no file.
void require_own_file(const std::string& path, const struct stat& status) {
    const auto refuse = [&](const char* what) {
        throw Error(ErrorKind::usage, form(what, fmt::arg("path", path)), {},
                    tr("mend that, or move the file away"));
    };
    if (!S_ISREG(status.st_mode)) {
        refuse(tr("the configuration {path} is no regular file"));
    }
    if (status.st_uid != 0 && status.st_uid != ::geteuid()) {
        refuse(tr("the configuration {path} belongs to another account"));
    }
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
        refuse(tr("the configuration {path} may be written by other accounts"));
    }
}

/// What is wrong with a setting's value; empty when nothing is.
std::string expected_of(std::string_view key, const std::string& value) {
    if (key == "lang" && value != "zh" && value != "en") {
        return "zh, en";
    }
    if (key == "ledger" && value.empty()) {
        return tr("the path of a file");
    }
    if (key == "color" && value != "auto" && value != "always" && value != "never") {
        return "auto, always, never";
    }
    if (key == "busy_timeout") {
        const auto duration = parse_duration(value);
        if (!duration || duration->pace != Pace::wall || duration->seconds > 86400) {
            return tr("a duration such as 10s or 2m");
        }
    }
    return {};
}

[[noreturn]] void bad_setting(const std::string& origin, std::string_view key, const std::string& value,
                              const std::string& expected) {
    throw Error(ErrorKind::usage,
                form(tr("{origin}: {key} cannot be {value}"), fmt::arg("origin", origin),
                     fmt::arg("key", key), fmt::arg("value", "\"" + harmless(value, true) + "\"")),
                expected);
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const auto piece : split(text, ' ')) {
        if (!piece.empty()) {
            words.emplace_back(piece);
        }
    }
    return words;
}

[[noreturn]] void unknown_key(const TomlPlace& place, std::string_view key) {
    throw Error(ErrorKind::usage,
                form(tr("{origin}: unknown key {key}"), fmt::arg("origin", format_place(place)),
                     fmt::arg("key", key)),
                {}, tr("see `aftercare config` for the keys there are"));
}

const std::string& text_of(const std::string& key, const TomlNode& node) {
    if (node.string() == nullptr) {
        throw Error(ErrorKind::usage,
                    form(tr("{origin}: {key} has the wrong type"),
                         fmt::arg("origin", format_place(node.place)), fmt::arg("key", key)),
                    tr("a text in quotes"));
    }
    return *node.string();
}

const TomlTable& table_of(const std::string& key, const TomlNode& node) {
    if (node.table() == nullptr) {
        throw Error(ErrorKind::usage,
                    form(tr("{origin}: {key} has the wrong type"),
                         fmt::arg("origin", format_place(node.place)), fmt::arg("key", key)),
                    tr("a table"));
    }
    return *node.table();
}

NamedReport read_report(const TomlTable& table) {
    NamedReport report;
    for (const auto& [key, node] : table.members) {
        if (key == "filter") {
            if (node.array() == nullptr) {
                report.filters = words_of(text_of(key, node));
                continue;
            }
            for (const auto& each : *node.array()) {
                report.filters.push_back(text_of(key, each));
            }
        } else if (key == "columns") {
            report.columns = text_of(key, node);
        } else if (key == "sort") {
            report.sort = text_of(key, node);
        } else {
            unknown_key(node.place, key);
        }
    }
    return report;
}

void read_config_file(const std::string& path, Files& files) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return;
    }
    require_own_file(path, status);
    files.paths.push_back(path);
    TomlTable table;
    try {
        table = parse_toml(read_file(path), path);
    } catch (const TomlFault& fault) {
        throw Error(ErrorKind::usage, format_place(fault.place) + ": " + fault.what);
    }
    for (const auto& [key, node] : table.members) {
        if (key == "alias") {
            for (const auto& [name, words] : table_of(key, node).members) {
                files.aliases.try_emplace(name, words_of(text_of(name, words)));
            }
        } else if (key == "report") {
            for (const auto& [name, report] : table_of(key, node).members) {
                files.reports.try_emplace(name, read_report(table_of(name, report)));
            }
        } else {
            bool known = false;
            for (const auto& each : setting_keys()) {
                known = known || key == each.key;
            }
            if (!known) {
                unknown_key(node.place, key);
            }
            const auto& value = text_of(key, node);
            if (const auto expected = expected_of(key, value); !expected.empty()) {
                bad_setting(format_place(node.place), key, value, expected);
            }
            files.values.try_emplace(key, Setting{value, format_place(node.place)});
        }
    }
}

}  // namespace

std::optional<Language> language_coded(std::string_view code) {
    return code == "zh"   ? std::optional(Language::zh)
           : code == "en" ? std::optional(Language::en)
                          : std::nullopt;
}

std::optional<Language> locale_language(const Env& env) {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const auto locale = set_variable(env, name)) {
            return language_of_locale(*locale);
        }
    }
    return std::nullopt;
}

const std::vector<SettingKey>& setting_keys() {
    static const std::vector<SettingKey> k_keys = {
        {"ledger", "AFTERCARE_LEDGER", "ledger", &CommonOptions::ledger, "", tr_later("the ledger file")},
        {"by", "AFTERCARE_BY", "by", &CommonOptions::by, "",
         tr_later("who acts: a name of the staff register")},
        {"lang", "AFTERCARE_LANG", "lang", &CommonOptions::lang, "", tr_later("language of texts: zh or en")},
        {"color", nullptr, "color", &CommonOptions::color, "auto", tr_later("colour: auto, always or never")},
        {"busy_timeout", nullptr, "busy-timeout", &CommonOptions::busy_timeout, "10s",
         tr_later("how long to wait for another writer")},
        {"pager", "PAGER", nullptr, nullptr, "less", tr_later("shows long output on a terminal")},
        {"channel", nullptr, nullptr, nullptr, "",
         tr_later("channel of a new ticket when none is named; else the policy's first")},
    };
    return k_keys;
}

Files read_config_files(const Env& env) {
    Files files;
    if (const auto folder = home_path(env, "XDG_CONFIG_HOME", "/.config")) {
        read_config_file(*folder + "/aftercare/config.toml", files);
    }
    read_config_file("/etc/aftercare/config.toml", files);
    return files;
}

Settings::Settings(const Env& env, const Files& files, const CommonOptions& given) : m_files(files) {
    for (const auto& key : setting_keys()) {
        Setting setting{key.built_in, "built-in"};
        if (key.given != nullptr && given.*key.given) {
            setting = {*(given.*key.given), std::string("--") + key.option};
        } else if (const auto set =
                       key.variable == nullptr ? std::nullopt : set_variable(env, key.variable)) {
            setting = {*set, key.variable};
        } else if (const auto in_file = files.values.find(key.key); in_file != files.values.end()) {
            setting = in_file->second;
        }
        const bool is_name = std::string_view(key.key) == "by";
        if (const auto fault = text_fault(setting.value, is_name ? TextKind::name : TextKind::line)) {
            throw Error(ErrorKind::usage, setting.origin + ": " + words_of(*fault));
        }
        const bool unset = setting.origin == "built-in";
        if (const auto expected = expected_of(key.key, setting.value); !unset && !expected.empty()) {
            bad_setting(setting.origin, key.key, setting.value, expected);
        }
        m_values.emplace(key.key, std::move(setting));
    }
    if (auto& ledger = m_values.find("ledger")->second; ledger.value.empty()) {
        ledger.value = default_ledger(env);
    }
    m_language = language_coded(text("lang"));
    if (!m_language) {
        m_language = locale_language(env);
    }
}

const Setting& Settings::get(std::string_view key) const {
    const auto found = m_values.find(key);
    assert(found != m_values.end());
    return found->second;
}

const std::string& Settings::ledger() const {
    const auto& path = get("ledger").value;
    if (path.empty()) {
        throw Error(ErrorKind::usage, tr("no ledger is named, and HOME is not set"), {},
                    tr("give --ledger FILE, or set AFTERCARE_LEDGER"));
    }
    return path;
}

std::int64_t Settings::busy_timeout_ms() const {
    return parse_duration(text("busy_timeout"))->seconds * 1000;
}

}  // namespace aftercare
